/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A combo row whose list opens at what is chosen, as that of a GtkDropDown does; every combo row of
 * the program is one. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_COMBO_ROW (sa_combo_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SaComboRow, sa_combo_row, SA, COMBO_ROW, AdwComboRow)

struct _SaComboRowClass
{
  AdwComboRowClass parent_class;
};

GtkWidget *sa_combo_row_new (void);

G_END_DECLS
