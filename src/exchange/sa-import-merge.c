/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts what a row says into a record that is there already. */

#include "sa-import-merge.h"

#include <string.h>

#include "sa-consents.h"
#include "sa-datetime.h"
#include "sa-fold.h"
#include "sa-import-value.h"
#include "sa-merge-cards.h"
#include "sa-merge-values.h"

/* A value that is known in whatever spelling stays as it is. */
static void
take_values (SaRecord *into, guint field, const char *text, gboolean replace)
{
  SaKind kind = sa_type_get_field (sa_record_get_record_type (into), field)->kind;
  g_autoptr (GPtrArray) old = sa_value_split (sa_record_text (into, field));
  g_autoptr (GPtrArray) said = sa_value_split (text);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; !replace && i < old->len; i++)
    g_ptr_array_add (all, old->pdata[i]);
  for (guint i = 0; i < said->len; i++)
    {
      SaValuePart *part = said->pdata[i];
      SaValuePart *known = sa_merge_value_find (old, part->value, kind);

      if (sa_merge_value_find (all, part->value, kind) == NULL && *part->value != '\0')
        g_ptr_array_add (all, known != NULL ? known : part);
    }
  joined = sa_value_join (all);
  if (g_strcmp0 (sa_record_text (into, field), joined) != 0)
    sa_record_set_text (into, field, joined);
}

static void
unite_choices (SaRecord *into, guint field, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, ",", -1);

  for (char **code = codes; *code != NULL; code++)
    {
      const char *old = sa_record_text (into, field);
      g_auto (GStrv) there = g_strsplit (old != NULL ? old : "", ",", -1);

      if (!g_strv_contains ((const char *const *) there, *code))
        sa_record_take_text (into, field,
                             old != NULL ? g_strconcat (old, ",", *code, NULL) : g_strdup (*code));
    }
}

static void
grow_text (SaRecord *into, guint field, const char *text)
{
  const char *old = sa_record_text (into, field);

  if (old == NULL)
    sa_record_set_text (into, field, text);
  else if (strstr (old, text) == NULL)
    sa_record_take_text (into, field, g_strconcat (old, "\n", text, NULL));
}

/* The newer view of a record is believed, a possible duplicate is not. */
static void
unite_cards (SaRecord *into, guint field, const char *card, SaImportWay way)
{
  const char *old = sa_record_text (into, field);

  if (old == NULL)
    sa_record_set_text (into, field, card);
  else
    sa_record_take_text (into, field,
                         way == SA_IMPORT_FILL ? sa_merge_cards (old, card)
                                               : sa_merge_cards (card, old));
}

/* The same words in another order than is known: "Nowak Jan" has nothing new about Jan Nowak. */
static gboolean
is_reordered (const char *known, const char *said)
{
  g_autofree char *a = sa_fold (known);
  g_autofree char *b = sa_fold (said);
  g_autoptr (GString) a_words = g_string_new (NULL);
  g_autoptr (GString) b_words = g_string_new (NULL);

  sa_fold_append_words (a_words, known);
  sa_fold_append_words (b_words, said);
  return !g_str_equal (a, b) && g_string_equal (a_words, b_words);
}

static gboolean
is_equal (SaRecord *a, SaRecord *b, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (a), index);

  if (sa_record_is_empty (a, index) != sa_record_is_empty (b, index))
    return FALSE;
  if (sa_field_is_number (field))
    return sa_record_number (a, index) == sa_record_number (b, index);
  if (field->kind == SA_KIND_DATE_TIME)
    return sa_datetime_means (sa_record_text (a, index), sa_record_text (b, index));
  if (g_strcmp0 (sa_record_text (a, index), sa_record_text (b, index)) == 0)
    return TRUE;
  return (field->flags & SA_FIELD_ANY_ORDER) != 0
         && is_reordered (sa_record_text (a, index), sa_record_text (b, index));
}

static void
merge_single (SaRecord *into, SaRecord *from, guint index, SaImportWay way, GString *kept)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (into), index);

  if (is_equal (into, from, index))
    return;
  if (way == SA_IMPORT_FILL && !sa_record_is_empty (into, index))
    {
      g_autofree char *shown = sa_record_display (from, index);

      if (shown != NULL && (field->flags & SA_FIELD_HIDDEN) == 0)
        g_string_append_printf (kept, "%s%s: %s", kept->len > 0 ? "\n" : "",
                                sa_field_get_label (field), shown);
      return;
    }
  if (sa_field_is_number (field))
    sa_record_set_number (into, index, sa_record_number (from, index));
  else
    sa_record_set_text (into, index, sa_record_text (from, index));
}

/**
 * sa_import_merge:
 * @touched: the fields of @from that say something; empty ones never clear what is known
 * @kept: gets a line for each value that had to stand back, for the notes
 */
void
sa_import_merge (SaRecord *into, SaRecord *from, const gboolean *touched, SaImportWay way,
                 GString *kept)
{
  SaType *type = sa_record_get_record_type (into);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if (!touched[i] || sa_record_is_empty (from, i) || (field->flags & SA_FIELD_FOLLOWS) != 0)
        continue;
      if ((field->flags & SA_FIELD_MULTIPLE) != 0)
        take_values (into, i, sa_record_text (from, i), way == SA_IMPORT_REPLACE);
      else if (way != SA_IMPORT_REPLACE && field->kind == SA_KIND_CHOICES)
        unite_choices (into, i, sa_record_text (from, i));
      else if (way != SA_IMPORT_REPLACE && sa_merge_field_is_card (field))
        unite_cards (into, i, sa_record_text (from, i), way);
      else if (way != SA_IMPORT_REPLACE && field->kind == SA_KIND_LONG_TEXT
               && (field->flags & SA_FIELD_HIDDEN) == 0)
        grow_text (into, i, sa_record_text (from, i));
      else
        merge_single (into, from, i, way, kept);
    }
  sa_consents_take (into, from, way == SA_IMPORT_FILL ? kept : NULL);
}

/* Adds lines to the notes unless they are there already. */
void
sa_import_merge_notes (SaRecord *into, const char *lines)
{
  int notes = sa_type_find_field (sa_record_get_record_type (into), "notes");
  g_auto (GStrv) each = NULL;

  if (notes < 0 || *lines == '\0')
    return;
  each = g_strsplit (lines, "\n", -1);
  for (char **line = each; *line != NULL; line++)
    grow_text (into, notes, *line);
}
