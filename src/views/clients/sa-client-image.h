/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a record: the photo of a person, the logo of an organisation. Chosen, dropped,
 * replaced and removed; each can be undone. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

/* Whether records of this type have a picture. */
gboolean sa_client_image_fits (SaRecord *record);

/* The hash of a record's picture, or NULL. */
const char *sa_client_image_get (SaRecord *record);

/* Shows a picture in an avatar; the initials when there is none, or it cannot be read. */
void sa_client_image_show (AdwAvatar *avatar, SaStore *store, SaRecord *record);

/* Lets the person choose a file for the record @row. */
void sa_client_image_choose (GtkWidget *from, gint64 row);

/* Reads, makes small and keeps the picture in a file; says why when it is none, or too large. */
void sa_client_image_set_file (GtkWidget *from, gint64 row, GFile *file);

void sa_client_image_remove (GtkWidget *from, gint64 row);

G_END_DECLS
