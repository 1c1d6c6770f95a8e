/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sa_currency_is_valid (const char *code);
int sa_currency_exponent (const char *code);
const char *sa_currency_symbol (const char *code);
gboolean sa_currency_accepts_symbol (const char *code, const char *symbol);
const char *const *sa_currency_list (void);

G_END_DECLS
