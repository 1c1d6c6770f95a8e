/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program with a window. One runs per session; a second start shows the window of the first. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_APPLICATION (sa_application_get_type ())
G_DECLARE_FINAL_TYPE (SaApplication, sa_application, SA, APPLICATION, AdwApplication)

SaApplication *sa_application_new (void);

G_END_DECLS
