/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chance that always falls the same way, and the ways the demo office uses it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} SaDice;

guint sa_dice_below (SaDice *dice, guint limit);
gboolean sa_dice_chance (SaDice *dice, guint percent);
const char *sa_dice_pick (SaDice *dice, const char *const *list);
char *sa_dice_digits (SaDice *dice, const char *pattern);
char *sa_dice_fill (const char *pattern, const char *word, int number);
void sa_dice_id (SaDice *dice, gint64 unix_seconds, guint8 id[16]);

G_END_DECLS
