/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SA_ID_LENGTH 16

void sa_id_new (guint8 id[SA_ID_LENGTH]);
char *sa_id_to_string (const guint8 id[SA_ID_LENGTH]);
gboolean sa_id_from_string (const char *text, guint8 id[SA_ID_LENGTH]);

G_END_DECLS
