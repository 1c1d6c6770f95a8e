/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A SplitMix64 generator: the demo office must be the same on every machine and with every version
 * of GLib, and nothing secret depends on it. */

#include "sa-demo-dice.h"

#include <string.h>

static guint64
next (SaDice *dice)
{
  guint64 z = dice->state += 0x9e3779b97f4a7c15u;

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/* Returns: 0 … @limit - 1 */
guint
sa_dice_below (SaDice *dice, guint limit)
{
  return (guint) (((next (dice) >> 32) * limit) >> 32);
}

gboolean
sa_dice_chance (SaDice *dice, guint percent)
{
  return sa_dice_below (dice, 100) < percent;
}

/* @list: ended by %NULL, not empty */
const char *
sa_dice_pick (SaDice *dice, const char *const *list)
{
  return list[sa_dice_below (dice, g_strv_length ((char **) list))];
}

/* Fills a pattern: # is any digit, @ one from 0 to 4, ? a letter of British postcodes. */
char *
sa_dice_digits (SaDice *dice, const char *pattern)
{
  static const char letters[] = "ABDEFGHJLNPQRSTUWXYZ";
  char *text = g_strdup (pattern);

  for (char *p = text; *p != '\0'; p++)
    {
      if (*p == '#')
        *p = (char) ('0' + sa_dice_below (dice, 10));
      else if (*p == '@')
        *p = (char) ('0' + sa_dice_below (dice, 5));
      else if (*p == '?')
        *p = letters[sa_dice_below (dice, sizeof letters - 1)];
    }
  return text;
}

/* Puts @word in the place of %s and @number in that of %d. */
char *
sa_dice_fill (const char *pattern, const char *word, int number)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] == 's')
        g_string_append (out, word);
      else if (p[0] == '%' && p[1] == 'd')
        g_string_append_printf (out, "%d", number);
      else
        {
          g_string_append_c (out, *p);
          continue;
        }
      p++;
    }
  return g_string_free (out, FALSE);
}

/* A UUIDv7 (RFC 9562) of that moment. */
void
sa_dice_id (SaDice *dice, gint64 unix_seconds, guint8 id[16])
{
  guint64 milliseconds = (guint64) unix_seconds * 1000 + sa_dice_below (dice, 1000);
  guint64 chance[2] = { next (dice), next (dice) };

  for (int i = 0; i < 6; i++)
    id[i] = (guint8) (milliseconds >> (40 - 8 * i));
  memcpy (id + 6, chance, 10);
  id[6] = (guint8) (0x70 | (id[6] & 0x0f));
  id[8] = (guint8) (0x80 | (id[8] & 0x3f));
}
