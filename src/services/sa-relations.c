/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules stand in a table and are tried both ways round. What is full already is not offered
 * where it would be lost (an employer), but is where a change is what is meant (a representative).
 */

#include "sa-relations.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "common.h"
#include "sa-date.h"
#include "sa-find.h"
#include "sa-transact.h"

#define LINKS_LOOKED_AT 400

typedef enum
{
  WHEN_ANY = 0,
  WHEN_EMPTY = 1 << 0,      /* nothing is replaced */
  WHEN_STAFF = 1 << 1,      /* the other is one of our office */
  WHEN_COLLEAGUES = 1 << 2, /* both work at the same place */
} When;

typedef enum
{
  SAYS_LOOKS_AFTER,
  SAYS_WORKS_AT,
  SAYS_REPORTS_TO,
  SAYS_TASK_OF,
  SAYS_IS_ABOUT,
  SAYS_WAS_WITH,
  SAYS_HAS_ROLE,
  SAYS_LINKED,
} Saying;

static const struct
{
  const char *of;
  guint field;
  const char *to;
  guint when;
  Saying saying;
} rules[] = {
  { "organisation", SA_ORGANISATION_REP, "person", WHEN_STAFF, SAYS_LOOKS_AFTER },
  { "lead", SA_LEAD_REP, "person", WHEN_STAFF, SAYS_LOOKS_AFTER },
  { "person", SA_PERSON_ORGANISATION, "organisation", WHEN_EMPTY, SAYS_WORKS_AT },
  { "person", SA_PERSON_MANAGER, "person", WHEN_COLLEAGUES, SAYS_REPORTS_TO },
  { "task", SA_TASK_ASSIGNEE, "person", WHEN_STAFF, SAYS_TASK_OF },
  { "task", SA_TASK_ABOUT, "organisation", WHEN_EMPTY, SAYS_IS_ABOUT },
  { "task", SA_TASK_ABOUT, "lead", WHEN_EMPTY, SAYS_IS_ABOUT },
  { "task", SA_TASK_PERSON, "person", WHEN_EMPTY, SAYS_IS_ABOUT },
  { "interaction", SA_INTERACTION_ORGANISATION, "organisation", WHEN_EMPTY, SAYS_WAS_WITH },
  { "interaction", SA_INTERACTION_PERSON, "person", WHEN_EMPTY, SAYS_WAS_WITH },
  { "interaction", SA_INTERACTION_LEAD, "lead", WHEN_EMPTY, SAYS_WAS_WITH },
};

static void
relation_free (gpointer data)
{
  SaRelation *relation = data;

  g_free (relation->sentence);
  g_free (relation);
}

static char *
say (Saying saying, const char *of, const char *to)
{
  switch (saying)
    {
    case SAYS_LOOKS_AFTER:
      /* Translators, for these sentences: titles of records; a sentence is offered as a choice, and
       * said again once it is so */
      return g_strdup_printf (_ ("“%s” looks after “%s”"), to, of);
    case SAYS_WORKS_AT:
      return g_strdup_printf (_ ("“%s” works at “%s”"), of, to);
    case SAYS_REPORTS_TO:
      return g_strdup_printf (_ ("“%s” reports to “%s”"), of, to);
    case SAYS_TASK_OF:
      return g_strdup_printf (_ ("“%s” is a task of “%s”"), of, to);
    case SAYS_IS_ABOUT:
      return g_strdup_printf (_ ("“%s” is about “%s”"), of, to);
    case SAYS_WAS_WITH:
      return g_strdup_printf (_ ("“%s” was with “%s”"), of, to);
    case SAYS_HAS_ROLE:
      return g_strdup_printf (_ ("“%s” has a role at “%s” too"), of, to);
    case SAYS_LINKED:
      return g_strdup_printf (_ ("“%s” is linked with “%s”"), of, to);
    }
  g_return_val_if_reached (NULL);
}

static void
add (GPtrArray *found, SaRelationKind kind, SaRecord *of, guint field, SaRecord *to, Saying saying)
{
  SaRelation *relation = g_new0 (SaRelation, 1);
  g_autofree char *first = sa_record_title (of);
  g_autofree char *second = sa_record_title (to);

  relation->kind = kind;
  relation->of = sa_record_get_row (of);
  relation->to = sa_record_get_row (to);
  relation->field = field;
  relation->sentence = say (saying, first, second);
  g_ptr_array_add (found, relation);
}

static gboolean
are_colleagues (SaRecord *one, SaRecord *other)
{
  gint64 at = sa_record_number (one, SA_PERSON_ORGANISATION);

  return (at != 0 && at == sa_record_number (other, SA_PERSON_ORGANISATION))
         || (sa_record_number (one, SA_PERSON_STAFF) != 0
             && sa_record_number (other, SA_PERSON_STAFF) != 0);
}

static void
try_rule (GPtrArray *found, guint i, SaRecord *of, SaRecord *to)
{
  guint when = rules[i].when;

  if (!sa_record_is (of, rules[i].of) || !sa_record_is (to, rules[i].to)
      || sa_record_number (of, rules[i].field) == sa_record_get_row (to)
      || ((when & WHEN_EMPTY) != 0 && !sa_record_is_empty (of, rules[i].field))
      || ((when & WHEN_STAFF) != 0 && sa_record_number (to, SA_PERSON_STAFF) == 0)
      || ((when & WHEN_COLLEAGUES) != 0 && !are_colleagues (of, to)))
    return;
  add (found, SA_RELATION_FIELD, of, rules[i].field, to, rules[i].saying);
}

static gboolean
has_role (SaStore *store, SaRecord *person, gint64 organisation)
{
  g_autoptr (GPtrArray) positions = NULL;

  if (sa_record_number (person, SA_PERSON_ORGANISATION) == organisation)
    return TRUE;
  positions = sa_store_find_referring (store, "position", SA_POSITION_PERSON,
                                       sa_record_get_row (person), 0, NULL);
  for (guint i = 0; positions != NULL && i < positions->len; i++)
    if (sa_record_number (positions->pdata[i], SA_POSITION_ORGANISATION) == organisation
        && sa_record_is_empty (positions->pdata[i], SA_POSITION_UNTIL))
      return TRUE;
  return FALSE;
}

/* Who works somewhere already can work somewhere else too. */
static void
try_role (GPtrArray *found, SaStore *store, SaRecord *of, SaRecord *to)
{
  if (sa_record_is (of, "person") && sa_record_is (to, "organisation")
      && !sa_record_is_empty (of, SA_PERSON_ORGANISATION)
      && !has_role (store, of, sa_record_get_row (to)))
    add (found, SA_RELATION_ROLE, of, 0, to, SAYS_HAS_ROLE);
}

static gboolean
are_linked (SaStore *store, gint64 row, gint64 other)
{
  for (guint end = SA_LINK_FROM; end <= SA_LINK_TO; end++)
    {
      g_autoptr (GPtrArray) links = sa_store_find_referring (store, "link", end, row, 0, NULL);

      for (guint i = 0; links != NULL && i < links->len; i++)
        if (sa_record_number (links->pdata[i], end == SA_LINK_FROM ? SA_LINK_TO : SA_LINK_FROM)
            == other)
          return TRUE;
    }
  return FALSE;
}

GPtrArray *
sa_relations_find (SaStore *store, gint64 row, gint64 other)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (SaRecord) one = sa_store_get (store, row, NULL);
  g_autoptr (SaRecord) two = sa_store_get (store, other, NULL);

  if (one == NULL || two == NULL || row == other || sa_record_meta (one)->deleted != 0
      || sa_record_meta (two)->deleted != 0)
    return found;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      try_rule (found, i, one, two);
      try_rule (found, i, two, one);
    }
  try_role (found, store, one, two);
  try_role (found, store, two, one);
  if (!are_linked (store, row, other))
    add (found, SA_RELATION_LINK, one, 0, two, SAYS_LINKED);
  return found;
}

static int
by_use (gconstpointer a, gconstpointer b, gpointer counts)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (counts, *(char *const *) b))
         - GPOINTER_TO_INT (g_hash_table_lookup (counts, *(char *const *) a));
}

GStrv
sa_relations_known_kinds (SaStore *store, guint most)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "link"));
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GStrvBuilder *builder = g_strv_builder_new ();

  sa_query_sort (query, SA_QUERY_CREATED, TRUE);
  links = sa_store_find (store, query, LINKS_LOOKED_AT, NULL);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      char *kind = (char *) sa_record_text (links->pdata[i], SA_LINK_LABEL);
      int count = kind != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (counts, kind)) : 0;

      if (kind != NULL && count == 0)
        g_ptr_array_add (kinds, kind);
      if (kind != NULL)
        g_hash_table_insert (counts, kind, GINT_TO_POINTER (count + 1));
    }
  g_ptr_array_sort_with_data (kinds, by_use, counts);
  for (guint i = 0; i < MIN (kinds->len, most); i++)
    g_strv_builder_add (builder, kinds->pdata[i]);
  return g_strv_builder_unref_to_strv (builder);
}

typedef struct
{
  const SaRelation *relation;
  const char *word;
} Making;

static gboolean
set_field (SaStore *store, const SaRelation *relation, GError **error)
{
  g_autoptr (SaRecord) record = sa_need_record (store, relation->of, error);

  if (record == NULL)
    return FALSE;
  sa_record_set_number (record, relation->field, relation->to);
  return sa_store_save (store, record, error);
}

static gboolean
add_role (SaStore *store, const Making *making, GError **error)
{
  g_autoptr (SaRecord) role = sa_record_new (sa_store_get_type_named (store, "position"));
  g_autofree char *today = sa_date_today ();

  sa_record_set_number (role, SA_POSITION_PERSON, making->relation->of);
  sa_record_set_number (role, SA_POSITION_ORGANISATION, making->relation->to);
  sa_record_set_text (role, SA_POSITION_FROM, today);
  if (making->word != NULL)
    sa_record_set_text (role, SA_POSITION_JOB, making->word);
  return sa_store_save (store, role, error);
}

static gboolean
add_link (SaStore *store, const Making *making, GError **error)
{
  g_autoptr (SaRecord) link = sa_record_new (sa_store_get_type_named (store, "link"));

  sa_record_set_number (link, SA_LINK_FROM, making->relation->of);
  sa_record_set_number (link, SA_LINK_TO, making->relation->to);
  if (making->word != NULL)
    sa_record_set_text (link, SA_LINK_LABEL, making->word);
  return sa_store_save (store, link, error);
}

static gboolean
make (SaStore *store, gpointer data, GError **error)
{
  const Making *making = data;

  switch (making->relation->kind)
    {
    case SA_RELATION_FIELD:
      return set_field (store, making->relation, error);
    case SA_RELATION_ROLE:
      return add_role (store, making, error);
    case SA_RELATION_LINK:
      return add_link (store, making, error);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
sa_relation_make (SaStore *store, const SaRelation *relation, const char *word, GError **error)
{
  Making making = { relation, word != NULL && *word != '\0' ? word : NULL };

  return sa_transact (store, relation->sentence, make, &making, error);
}
