/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a vCard brings anything that is not known. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

gboolean sa_vcard_is_known (SaStore *store, SaRecord *record, SaRecord *said, guint field);

G_END_DECLS
