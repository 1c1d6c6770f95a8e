/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparing, taking over and joining values by the kind of their field: several phones, several
 * roles and two notes go together, two names do not. */

#include "sa-merge-values.h"

#include <string.h>

#include "clients.h"
#include "sa-fold.h"
#include "sa-match-key.h"
#include "sa-merge-cards.h"

static const SaField *
field_of (SaRecord *record, guint field)
{
  return sa_type_get_field (sa_record_get_record_type (record), field);
}

gboolean
sa_merge_value_is_same (SaRecord *a, SaRecord *b, guint field)
{
  if (sa_record_is_empty (a, field) || sa_record_is_empty (b, field))
    return sa_record_is_empty (a, field) == sa_record_is_empty (b, field);
  if (sa_field_is_number (field_of (a, field)))
    return sa_record_number (a, field) == sa_record_number (b, field);
  return strcmp (sa_record_text (a, field), sa_record_text (b, field)) == 0;
}

/* The dates of contact are facts of which the later one holds, whichever record is kept. */
gboolean
sa_merge_value_is_later (SaRecord *a, SaRecord *b, guint field)
{
  gboolean is_last = (sa_record_is (a, "organisation") && field == SA_ORGANISATION_LAST_CONTACT)
                     || (sa_record_is (a, "person") && field == SA_PERSON_LAST_CONTACT);

  return is_last && g_strcmp0 (sa_record_text (b, field), sa_record_text (a, field)) > 0;
}

/* Whether a field can hold the values of both. */
gboolean
sa_merge_value_may_both (const SaField *field)
{
  return (field->flags & SA_FIELD_MULTIPLE) || field->kind == SA_KIND_CHOICES
         || field->kind == SA_KIND_LONG_TEXT || strcmp (field->name, "categories") == 0;
}

void
sa_merge_value_take (SaRecord *keep, SaRecord *other, guint field)
{
  if (sa_record_is_empty (other, field))
    sa_record_clear (keep, field);
  else if (sa_field_is_number (field_of (keep, field)))
    sa_record_set_number (keep, field, sa_record_number (other, field));
  else
    sa_record_set_text (keep, field, sa_record_text (other, field));
}

/* What two spellings of a value have in common: of phones the last digits, without the country. */
static char *
essence (const char *value, SaKind kind)
{
  g_autofree char *folded = sa_fold (value);

  if (kind == SA_KIND_PHONE)
    {
      g_autoptr (GString) digits = g_string_new (NULL);

      for (const char *p = folded; *p != '\0'; p++)
        {
          if (g_ascii_isdigit (*p))
            g_string_append_c (digits, *p);
        }
      return g_strdup (digits->str + MAX ((gssize) digits->len - SA_PHONE_DIGITS, 0));
    }
  return g_steal_pointer (&folded);
}

SaValuePart *
sa_merge_value_find (GPtrArray *parts, const char *value, SaKind kind)
{
  g_autofree char *wanted = essence (value, kind);

  for (guint i = 0; i < parts->len; i++)
    {
      SaValuePart *part = parts->pdata[i];
      g_autofree char *found = essence (part->value, kind);

      if (strcmp (wanted, found) == 0)
        return part;
    }
  return NULL;
}

static char *
join_multiple (const char *keep, const char *other, SaKind kind)
{
  g_autoptr (GPtrArray) ours = sa_value_split (keep);
  g_autoptr (GPtrArray) theirs = sa_value_split (other);
  g_autoptr (GString) joined = g_string_new (keep);

  for (guint i = 0; i < theirs->len; i++)
    {
      const SaValuePart *part = theirs->pdata[i];

      if (sa_merge_value_find (ours, part->value, kind) != NULL)
        continue;
      g_string_append_printf (joined, "\n%s", part->value);
      if (part->label != NULL)
        g_string_append_printf (joined, "\t%s", part->label);
    }
  return g_strdup (joined->str);
}

/* Codes or categories joined by commas. */
static char *
join_list (const char *keep, const char *other)
{
  g_auto (GStrv) ours = g_strsplit (keep, ",", -1);
  g_auto (GStrv) theirs = g_strsplit (other, ",", -1);
  g_autoptr (GString) joined = g_string_new (keep);
  gboolean spaced = strstr (keep, ", ") != NULL || strstr (other, ", ") != NULL;

  for (guint i = 0; theirs[i] != NULL; i++)
    {
      gboolean found = FALSE;

      g_strstrip (theirs[i]);
      for (guint j = 0; ours[j] != NULL && !found; j++)
        found = strcmp (g_strstrip (ours[j]), theirs[i]) == 0;
      if (!found && *theirs[i] != '\0')
        g_string_append_printf (joined, spaced ? ", %s" : ",%s", theirs[i]);
    }
  return g_strdup (joined->str);
}

/* Notes stand under each other. */
static char *
join_long (const char *keep, const char *other)
{
  if (strstr (keep, other) != NULL)
    return g_strdup (keep);
  if (strstr (other, keep) != NULL)
    return g_strdup (other);
  return g_strconcat (keep, "\n\n", other, NULL);
}

/* Puts the other's values of a field after the kept ones, without saying anything twice. */
void
sa_merge_value_join (SaRecord *keep, SaRecord *other, guint field)
{
  const SaField *def = field_of (keep, field);
  const char *ours = sa_record_text (keep, field);
  const char *theirs = sa_record_text (other, field);

  if (theirs == NULL)
    return;
  if (ours == NULL)
    sa_record_set_text (keep, field, theirs);
  else if (def->flags & SA_FIELD_MULTIPLE)
    sa_record_take_text (keep, field, join_multiple (ours, theirs, def->kind));
  else if (sa_merge_field_is_card (def))
    sa_record_take_text (keep, field, sa_merge_cards (ours, theirs));
  else if (def->kind == SA_KIND_LONG_TEXT)
    sa_record_take_text (keep, field, join_long (ours, theirs));
  else
    sa_record_take_text (keep, field, join_list (ours, theirs));
}

/* Empties the references of a record to a row. */
void
sa_merge_clear_references (SaRecord *record, gint64 to)
{
  SaType *type = sa_record_get_record_type (record);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      if (sa_type_get_field (type, i)->kind == SA_KIND_REFERENCE
          && sa_record_number (record, i) == to)
        sa_record_clear (record, i);
    }
}
