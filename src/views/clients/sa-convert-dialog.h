/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lead becomes a client: which organisation, which person, what comes next. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

#define SA_TYPE_CONVERT_DIALOG (sa_convert_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SaConvertDialog, sa_convert_dialog, SA, CONVERT_DIALOG, AdwDialog)

void sa_convert_dialog_present (GtkWidget *from, SaRecord *lead);

G_END_DECLS
