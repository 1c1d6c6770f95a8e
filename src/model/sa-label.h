/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What fields, choices and states are called by people and in files: in English, in the user's
 * language, and in Polish whatever that language is, because files come from Polish programs too.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (nullable): the Polish for one of the model's labels. */
const char *sa_label_in_polish (const char *label);

/**
 * sa_label_is:
 * @label: as marked with N_()
 * @folded: what somebody wrote, folded by @fold
 */
gboolean sa_label_is (const char *label, const char *folded, char *(*fold) (const char *) );

/* Whether something is one of the words in @words, which are separated by '|'. */
gboolean sa_label_is_among (const char *words, const char *folded, char *(*fold) (const char *) );

G_END_DECLS
