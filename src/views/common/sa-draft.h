/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into a form and not saved, kept in a file so that it survives a crash. */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

void sa_draft_save (SaRecord *record);
gboolean sa_draft_exists (SaRecord *record);

/* Puts the draft's values into the record. */
gboolean sa_draft_load (SaRecord *record);
void sa_draft_remove (SaRecord *record);

G_END_DECLS
