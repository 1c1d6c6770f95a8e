/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sa_country_name (const char *code);
const char *sa_country_code (const char *any);
const char *const *sa_country_list (void);

G_END_DECLS
