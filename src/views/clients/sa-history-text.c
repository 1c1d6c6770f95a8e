/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stored values are turned into words by the record itself, so that history reads as the form does.
 */

#include "sa-history-text.h"

#include <glib/gi18n-lib.h>
#include <pwd.h>
#include <string.h>

#define LONGEST 80

/* The name a system knows somebody by; NULL when it knows none. */
static char *
real_name_of (const char *login)
{
  struct passwd entry;
  struct passwd *found = NULL;
  char buffer[4096];
  char *name;

  if (getpwnam_r (login, &entry, buffer, sizeof buffer, &found) != 0 || found == NULL
      || found->pw_gecos == NULL)
    return NULL;
  /* the name ends at the first comma; rooms and telephones follow */
  name = g_strndup (found->pw_gecos, strcspn (found->pw_gecos, ","));
  g_strstrip (name);
  if (*name != '\0' && g_utf8_validate (name, -1, NULL))
    return name;
  g_free (name);
  return NULL;
}

char *
sa_history_who (SaStore *store, const char *actor, gint64 rep)
{
  gboolean own = g_strcmp0 (actor, sa_store_get_actor (store)) == 0;
  char *name = own && rep != 0 ? sa_store_get_title (store, rep) : NULL;

  if (actor == NULL)
    return g_strdup (C_ ("who did it", "Somebody"));
  if (name == NULL)
    name = real_name_of (actor);
  return name != NULL ? name : g_strdup (actor);
}

char *
sa_history_title (const SaHistoryEntry *entry)
{
  if (entry->label != NULL && *entry->label != '\0')
    return g_strdup (entry->label);
  switch (entry->op)
    {
    case 'i':
      return g_strdup (_ ("Added"));
    case 'd':
      return g_strdup (_ ("Deleted"));
    case 'r':
      return g_strdup (_ ("Restored"));
    default:
      return g_strdup (_ ("Changed"));
    }
}

static char *
value_in_words (SaStore *store, SaType *type, const SaField *field, const char *stored)
{
  g_autoptr (SaRecord) record = NULL;
  g_autofree char *text = NULL;
  int number;

  if (stored == NULL || *stored == '\0')
    return g_strdup ("–");
  if (field == NULL)
    {
      const SaState *state = sa_type_find_state (type, stored);

      return g_strdup (state != NULL ? g_dgettext (GETTEXT_PACKAGE, state->label) : stored);
    }
  number = sa_type_find_field (type, field->name);
  record = sa_record_new (type);
  if (field->kind == SA_KIND_REFERENCE)
    text = sa_store_get_title (store, g_ascii_strtoll (stored, NULL, 10));
  else if (number >= 0)
    {
      if (sa_field_is_number (field))
        sa_record_set_number (record, number, g_ascii_strtoll (stored, NULL, 10));
      else
        sa_record_set_text (record, number, stored);
      text = sa_record_in_words (record, number);
    }
  if (text == NULL)
    return g_strdup (stored);
  g_strdelimit (text, "\n\t", ' ');
  if (g_utf8_strlen (text, -1) > LONGEST)
    {
      g_autofree char *start = g_utf8_substring (text, 0, LONGEST);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&text);
}

char *
sa_history_changes (SaStore *store, const SaHistoryEntry *entry)
{
  SaType *type = sa_model_of_row (sa_store_get_model (store), entry->row);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (entry->op == 'i' || entry->fields == NULL)
    return NULL;
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const SaFieldChange *change = g_ptr_array_index (entry->fields, i);
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (change->field != NULL
          && (change->field->flags & (SA_FIELD_HIDDEN | SA_FIELD_CONFIDENTIAL)) != 0)
        continue;
      from = value_in_words (store, type, change->field, change->from);
      to = value_in_words (store, type, change->field, change->to);
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append_printf (lines, "%s: %s → %s",
                              change->field != NULL ? sa_field_get_label (change->field)
                                                    : sa_type_get_state_label (),
                              from, to);
    }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}
