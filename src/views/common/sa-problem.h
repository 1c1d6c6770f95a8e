/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a dialog says what is wrong: below its rows, and scrolled to, for dialogs do not grow. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_PROBLEM (sa_problem_get_type ())
G_DECLARE_FINAL_TYPE (SaProblem, sa_problem, SA, PROBLEM, AdwBin)

/* @text: (nullable): a sentence, or %NULL when nothing is wrong any more */
void sa_problem_say (SaProblem *self, const char *text);

G_END_DECLS
