/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A client on paper, and as a vCard in a file. */

#pragma once

#include <gtk/gtk.h>
#include "sa-record.h"

G_BEGIN_DECLS

void sa_client_print (GtkWidget *from, gint64 row);

/* As PDF; asks where to write it. */
void sa_client_save_pdf (GtkWidget *from, SaRecord *record);

/* Asks where to write it, and writes it. */
void sa_client_export_vcard (GtkWidget *from, SaRecord *record);

G_END_DECLS
