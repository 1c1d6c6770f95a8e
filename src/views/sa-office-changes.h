/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to an office that was made: another name, and the trash. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @name: what the office is called now; NULL when it is gone */
typedef void (*SaOfficeChangedFunc) (GtkWidget *from, const char *name);

/* Both ask first, and say it where the office is open. @changed is called when it was done. */
void sa_office_changes_rename (GtkWidget *from, const char *name, SaOfficeChangedFunc changed);
void sa_office_changes_trash (GtkWidget *from, const char *name, SaOfficeChangedFunc changed);

G_END_DECLS
