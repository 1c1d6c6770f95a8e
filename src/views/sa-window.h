/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window on one database: sidebar, the page shown, and what can be done from anywhere. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_WINDOW (sa_window_get_type ())
G_DECLARE_FINAL_TYPE (SaWindow, sa_window, SA, WINDOW, AdwApplicationWindow)

SaWindow *sa_window_new (AdwApplication *application, const char *path);
const char *sa_window_get_path (SaWindow *self);
SaOffice *sa_window_get_office (SaWindow *self);
void sa_window_open_database (SaWindow *self, const char *passphrase);
void sa_window_import (SaWindow *self, GFile *file);

G_END_DECLS
