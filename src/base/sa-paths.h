/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sa_paths_database (void);
char *sa_paths_offices (void);
char *sa_paths_drafts (void);

G_END_DECLS
