/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sa_fold (const char *utf8);
/* Letters and digits alone: "Company Name", "company_name" and "CompanyName" have one key. */
char *sa_fold_key (const char *utf8);
void sa_fold_append (GString *out, const char *text, gssize len);
void sa_fold_append_words (GString *out, const char *text);
gboolean sa_fold_is_word (gunichar c);

G_END_DECLS
