/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sa_text_clean (const char *text);
char *sa_text_excerpt (const char *text, gsize max_chars);
char *sa_text_alnum (const char *text);
char *sa_text_join (const char *separator, const char *a, const char *b);

G_END_DECLS
