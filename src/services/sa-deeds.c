/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Languages decline, so every deed is a whole sentence in a table; names stand in it between
 * quotation marks, and fields after a colon, where they stay as they are. */

#include "sa-deeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "common.h"

/* A list of fields longer than this ends in dots: a toast is one line. */
#define MOST_FIELDS 3

/* Stands for the title of the record itself where a sentence names two. */
#define ITSELF (-1)

/* Records that are parts of others are called by whose they are; their own titles say too little.
 * The sentences name @first and, those that have a second place, @second. */
static const struct
{
  const char *type;
  int first;
  int second;
  const char *added;
  const char *changed;
  const char *deleted;
} parts[] = {
  /* Translators: what was done; a person and an organisation */
  { "position", SA_POSITION_PERSON, SA_POSITION_ORGANISATION, N_ ("Role of “%s” at “%s” added"),
    N_ ("Role of “%s” at “%s” changed"), N_ ("Role of “%s” at “%s” deleted") },
  { "address", SA_ADDRESS_OF, ITSELF, N_ ("Address of “%s” added"), N_ ("Address of “%s” changed"),
    N_ ("Address of “%s” deleted") },
  { "link", SA_LINK_FROM, SA_LINK_TO, N_ ("“%s” is linked with “%s”"),
    N_ ("Link of “%s” with “%s” changed"), N_ ("Link of “%s” with “%s” removed") },
  { "attachment", ITSELF, SA_ATTACHMENT_OF, N_ ("“%s” attached to “%s”"),
    N_ ("File “%s” of “%s” changed"), N_ ("“%s” removed from “%s”") },
};

/* An interaction without a direction goes out. */
static const struct
{
  const char *kind;
  const char *direction;
  const char *logged;
  const char *planned;
} talks[] = {
  /* Translators, for these: what was done; a client, person or lead */
  { "call", NULL, N_ ("Call with “%s” logged"), N_ ("Call with “%s” planned") },
  { "e-mail", "in", N_ ("E-mail from “%s” logged"), N_ ("E-mail from “%s” planned") },
  { "e-mail", NULL, N_ ("E-mail to “%s” logged"), N_ ("E-mail to “%s” planned") },
  { "letter", "in", N_ ("Letter from “%s” logged"), N_ ("Letter from “%s” planned") },
  { "letter", NULL, N_ ("Letter to “%s” logged"), N_ ("Letter to “%s” planned") },
  { "visit", NULL, N_ ("Visit with “%s” logged"), N_ ("Visit with “%s” planned") },
  { NULL, NULL, N_ ("Note on “%s” logged"), N_ ("Note on “%s” planned") },
};

static char *
title_at (SaStore *store, SaRecord *record, int field)
{
  g_autofree char *title = field == ITSELF ? sa_record_title (record)
                                           : sa_store_get_title (
                                                 store, sa_record_number (record, (guint) field));

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  return g_strdup (sa_type_get_title (sa_record_get_record_type (record)));
}

/* The sentences are those of the tables above; msgfmt sees to it that translations take the same.
 */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
fill (const char *sentence, const char *first, const char *second)
{
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, sentence), first, second);
}
#pragma GCC diagnostic pop

static const char *
pick (guint part, char op)
{
  return op == 'i' ? parts[part].added : op == 'd' ? parts[part].deleted : parts[part].changed;
}

/* The sentence for a part of another record; NULL for a record of its own. */
static char *
part_deed (SaStore *store, SaRecord *record, char op)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (sa_record_is (record, parts[i].type))
      {
        g_autofree char *first = title_at (store, record, parts[i].first);
        g_autofree char *second = title_at (store, record, parts[i].second);

        return fill (pick (i, op), first, second);
      }
  return NULL;
}

static char *
consent_deed (SaStore *store, SaRecord *record)
{
  g_autofree char *whose = title_at (store, record, SA_CONSENT_PERSON);

  return g_strdup_printf (sa_record_number (record, SA_CONSENT_GIVEN) != 0
                              ? _ ("Consent of “%s” recorded")
                              : _ ("Refusal of “%s” recorded"),
                          whose);
}

static gboolean
is_told (const SaField *field)
{
  return (field->flags & (SA_FIELD_HIDDEN | SA_FIELD_CONFIDENTIAL)) == 0;
}

static char *
list_changed (SaRecord *record, SaRecord *before)
{
  SaType *type = sa_record_get_record_type (record);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < sa_type_get_n_fields (type) && n <= MOST_FIELDS; i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if (!is_told (field) || !sa_record_is_edited (record, i, before))
        continue;
      if (n++ > 0)
        g_string_append (list, ", ");
      g_string_append (list, n <= MOST_FIELDS ? sa_field_get_label (field) : "…");
    }
  if (n == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
changed_deed (const char *title, const char *what)
{
  if (what == NULL)
    return g_strdup_printf (_ ("“%s” changed"), title);
  /* Translators: what was done; a record and the labels of the fields changed in it */
  return g_strdup_printf (_ ("“%s” changed: %s"), title, what);
}

char *
sa_deed_state (SaRecord *record)
{
  g_autofree char *title = sa_record_title (record);
  g_autofree char *state = g_utf8_strdown (sa_record_state_label (record), -1);

  /* Translators: what was done; a record's title and its new state in lower case */
  return g_strdup_printf (_ ("“%s” is now %s"), title, state);
}

char *
sa_deed_saved (SaStore *store, SaRecord *record)
{
  gboolean new = sa_record_get_row (record) == 0;
  g_autoptr (SaRecord) before = NULL;
  g_autofree char *part = NULL;
  g_autofree char *title = NULL;
  g_autofree char *what = NULL;

  if (sa_record_is (record, "consent"))
    return consent_deed (store, record);
  part = part_deed (store, record, new ? 'i' : 'u');
  if (part != NULL)
    return g_steal_pointer (&part);
  title = title_at (store, record, ITSELF);
  if (new)
    return g_strdup_printf (_ ("“%s” added"), title);
  before = sa_store_get (store, sa_record_get_row (record), NULL);
  if (before == NULL)
    return changed_deed (title, NULL);
  if (g_strcmp0 (sa_record_meta (record)->state, sa_record_meta (before)->state) != 0)
    return sa_deed_state (record);
  what = list_changed (record, before);
  return changed_deed (title, what);
}

char *
sa_deed_changed (SaStore *store, gint64 row, const char *what)
{
  g_autofree char *title = sa_store_get_title (store, row);

  return changed_deed (title != NULL ? title : "", what);
}

char *
sa_deed_deleted (SaStore *store, SaRecord *record)
{
  g_autofree char *part = part_deed (store, record, 'd');
  g_autofree char *title = NULL;

  if (part != NULL)
    return g_steal_pointer (&part);
  title = title_at (store, record, ITSELF);
  return g_strdup_printf (_ ("“%s” deleted"), title);
}

/* With whom: the client before the person, who may be with another tomorrow. */
static char *
whom (SaStore *store, SaRecord *interaction)
{
  static const guint fields[] = { SA_INTERACTION_ORGANISATION, SA_INTERACTION_PERSON,
                                  SA_INTERACTION_LEAD };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gint64 row = sa_record_number (interaction, fields[i]);
      char *title = row != 0 ? sa_store_get_title (store, row) : NULL;

      if (title != NULL)
        return title;
    }
  return sa_record_title (interaction);
}

char *
sa_deed_logged (SaStore *store, SaRecord *interaction, gboolean ahead)
{
  const char *kind = sa_record_text (interaction, SA_INTERACTION_KIND);
  const char *direction = sa_record_text (interaction, SA_INTERACTION_DIRECTION);
  g_autofree char *name = whom (store, interaction);
  guint i = 0;

  while (talks[i].kind != NULL
         && (g_strcmp0 (talks[i].kind, kind) != 0
             || (talks[i].direction != NULL && g_strcmp0 (talks[i].direction, direction) != 0)))
    i++;
  return fill (ahead ? talks[i].planned : talks[i].logged, name, NULL);
}

char *
sa_deed_attached (SaStore *store, GPtrArray *names, gint64 to)
{
  g_autofree char *title = sa_store_get_title (store, to);
  const char *whose = title != NULL ? title : "";

  if (names->len == 1)
    return g_strdup_printf (_ ("“%s” attached to “%s”"), (char *) names->pdata[0], whose);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file attached to “%s”",
                                       "%u files attached to “%s”", names->len),
                          names->len, whose);
}
