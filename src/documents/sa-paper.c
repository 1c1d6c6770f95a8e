/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheets we print on: A4 and US Letter, and the label sheets shops sell. Sizes of labels are
 * those their makers print on the box. */

#include "sa-paper.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MM(length) ((length) * 72.0 / 25.4)
#define INCH(length) ((length) * 72.0)

static const SaPaper a4 = { "iso_a4", MM (210), MM (297), MM (18) };
static const SaPaper a4_turned = { "iso_a4", MM (297), MM (210), MM (18) };
static const SaPaper letter = { "na_letter", INCH (8.5), INCH (11), INCH (0.7) };
static const SaPaper letter_turned = { "na_letter", INCH (11), INCH (8.5), INCH (0.7) };

static const SaLabelSheet sheets[] = {
  { "3x8", N_ ("A4, 24 labels of 70 × 37 mm"), &a4, 3, 8, MM (70), MM (37), 0, MM (0.5), MM (70),
    MM (37) },
  { "3x7", N_ ("A4, 21 labels of 63.5 × 38.1 mm"), &a4, 3, 7, MM (63.5), MM (38.1), MM (7.2),
    MM (15.15), MM (66), MM (38.1) },
  { "2x7", N_ ("A4, 14 labels of 99.1 × 38.1 mm"), &a4, 2, 7, MM (99.1), MM (38.1), MM (4.65),
    MM (15.15), MM (101.6), MM (38.1) },
  { "3x10", N_ ("US Letter, 30 labels of 2⅝ × 1 in"), &letter, 3, 10, INCH (2.625), INCH (1),
    INCH (0.1875), INCH (0.5), INCH (2.75), INCH (1) },
};

const SaPaper *
sa_paper_a4 (void)
{
  return &a4;
}

const SaPaper *
sa_paper_letter (void)
{
  return &letter;
}

/* The same paper with its long side down. */
const SaPaper *
sa_paper_turn (const SaPaper *paper)
{
  return paper == &letter ? &letter_turned : paper == &a4 ? &a4_turned : paper;
}

/**
 * sa_paper_find:
 * @name: "a4", "letter", or the PWG name
 *
 * Returns: (nullable): the paper, %NULL when it is not one of ours
 */
const SaPaper *
sa_paper_find (const char *name)
{
  if (g_ascii_strcasecmp (name, "a4") == 0 || strcmp (name, a4.name) == 0)
    return &a4;
  if (g_ascii_strcasecmp (name, "letter") == 0 || strcmp (name, letter.name) == 0)
    return &letter;
  return NULL;
}

/* The paper of the user's country, as the locale says. */
const SaPaper *
sa_paper_default (void)
{
#ifdef __GLIBC__
  /* Millimetres, passed in the place of a pointer. */
  int height = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT));

  if (height == 279)
    return &letter;
#endif
  return &a4;
}

/**
 * sa_label_sheets:
 * @n_sheets: (out): how many
 *
 * Returns: (transfer none) (array length=n_sheets): all label sheets
 */
const SaLabelSheet *
sa_label_sheets (guint *n_sheets)
{
  *n_sheets = G_N_ELEMENTS (sheets);
  return sheets;
}

const SaLabelSheet *
sa_label_sheet_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      if (strcmp (sheets[i].name, name) == 0)
        return &sheets[i];
    }
  return NULL;
}

const SaLabelSheet *
sa_label_sheet_default (void)
{
  return sa_label_sheet_find (sa_paper_default () == &letter ? "3x10" : "3x8");
}
