/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is added to a client or a person from its page, and shown there: tasks, people, roles. */

#pragma once

#include <gtk/gtk.h>
#include "sa-record.h"

G_BEGIN_DECLS

/* Each asks in a form for what is not known from @record, whose page stays where it is. */
void sa_client_add_task (GtkWidget *from, SaRecord *record); /* @record: (nullable) */
void sa_client_add_person (GtkWidget *from, SaRecord *organisation);
void sa_client_add_role (GtkWidget *from, SaRecord *person);

/* Looks for somebody who is in the office already, and asks for the role they have here. */
void sa_client_add_known_person (GtkWidget *from, SaRecord *organisation);

G_END_DECLS
