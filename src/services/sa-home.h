/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the office is. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

char *sa_home_country (SaStore *store);

G_END_DECLS
