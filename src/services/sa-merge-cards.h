/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The vCards that are kept with two records which become one. */

#pragma once

#include "sa-type.h"

G_BEGIN_DECLS

/* Whether it is the field of the card a record came from. */
gboolean sa_merge_field_is_card (const SaField *field);

/* One packed card that says what both say; where they contradict each other, what @first says. Free
 * it. */
char *sa_merge_cards (const char *first, const char *second);

G_END_DECLS
