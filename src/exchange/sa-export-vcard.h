/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-store.h"
#include "sa-vcard.h"

G_BEGIN_DECLS

SaVcard *sa_export_vcard_make (SaStore *store, SaRecord *record, GError **error);

G_END_DECLS
