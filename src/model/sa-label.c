/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Polish words are taken from the translation when the program is built. */

#include "sa-label.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *label;
  const char *polish;
} Word;

static const Word words[] = {
#include "sa-polish-words.inc"
};

static int
compare_words (const void *label, const void *word)
{
  return strcmp (label, ((const Word *) word)->label);
}

const char *
sa_label_in_polish (const char *label)
{
  const Word *word = bsearch (label, words, G_N_ELEMENTS (words), sizeof *words, compare_words);

  return word != NULL ? word->polish : NULL;
}

static gboolean
folds_to (const char *text, const char *folded, char *(*fold) (const char *) )
{
  g_autofree char *other = fold (text);

  return g_str_equal (other, folded);
}

gboolean
sa_label_is (const char *label, const char *folded, char *(*fold) (const char *) )
{
  const char *mine = _ (label);
  const char *polish = sa_label_in_polish (label);

  return folds_to (label, folded, fold) || (mine != label && folds_to (mine, folded, fold))
         || (polish != NULL && !g_str_equal (polish, mine) && folds_to (polish, folded, fold));
}

gboolean
sa_label_is_among (const char *names, const char *folded, char *(*fold) (const char *) )
{
  g_auto (GStrv) each = NULL;

  /* Most are a single one; a million rows ask for it. */
  if (names == NULL || strchr (names, '|') == NULL)
    return names != NULL && folds_to (names, folded, fold);
  each = g_strsplit (names, "|", -1);
  for (char **name = each; *name != NULL; name++)
    if (folds_to (*name, folded, fold))
      return TRUE;
  return FALSE;
}
