/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When an interaction was, how long it took and whose idea it was: a row that says "Now" and opens
 * for whoever logs it later. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

#define SA_TYPE_WHEN_ROW (sa_when_row_get_type ())
G_DECLARE_FINAL_TYPE (SaWhenRow, sa_when_row, SA, WHEN_ROW, AdwExpanderRow)

/* Whether it was with anybody; a note has neither a length nor a direction. */
void sa_when_row_set_with_others (SaWhenRow *self, gboolean with_others);

/* Shows what @interaction says, and opens when that is another moment than now. */
void sa_when_row_load (SaWhenRow *self, SaRecord *interaction);

/* Writes what was entered into @interaction. FALSE when it is no moment: the row that is wrong has
 * the focus then, and @error says why. */
gboolean sa_when_row_commit (SaWhenRow *self, SaRecord *interaction, GError **error);

/* The same as far as it is typed, without a moment where none is. */
void sa_when_row_peek (SaWhenRow *self, SaRecord *interaction);

G_END_DECLS
