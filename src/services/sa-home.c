/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The office is where the people are who work in it: at their organisation, or at their own
 * addresses when they are put down without one. The locale only says where the computer is. */

#include "sa-home.h"

#include <langinfo.h>
#include <string.h>

#include "clients.h"
#include "sa-country.h"
#include "sa-find.h"
#include "sa-search-best.h"

#define MOST_STAFF 200
#define MOST_OFFERED 50 /* who needs to be told apart by typing */
#define MOST_OTHERS 8

static const char *
locale_country (void)
{
#ifdef __GLIBC__
  const char *code = nl_langinfo (_NL_ADDRESS_COUNTRY_AB2);

  if (strlen (code) == 2)
    return code;
#endif
  return NULL;
}

/* Returns: (nullable): a code, static */
static const char *
country_of (SaStore *store, SaRecord *person)
{
  gint64 row = sa_record_number (person, SA_PERSON_ORGANISATION);
  g_autoptr (SaRecord) organisation = row != 0 ? sa_store_get (store, row, NULL) : NULL;
  const char *code = NULL;

  if (organisation != NULL)
    code = sa_country_code (sa_record_text (organisation, SA_ORGANISATION_COUNTRY));
  return code != NULL ? code : sa_country_code (sa_record_text (person, SA_PERSON_COUNTRY));
}

SaQuery *
sa_home_staff (SaStore *store)
{
  SaQuery *query = sa_query_new (sa_store_get_type_named (store, "person"));

  sa_query_where (query, SA_PERSON_STAFF, SA_OP_IS, "1");
  return query;
}

gboolean
sa_home_has_staff (SaStore *store)
{
  g_autoptr (SaQuery) query = sa_home_staff (store);
  g_autoptr (GArray) some = sa_store_find_rows (store, query, 0, 1, NULL);

  return some != NULL && some->len > 0;
}

static void
add_staff (GPtrArray *people, SaStore *store, const char *words)
{
  g_autoptr (SaQuery) query = sa_home_staff (store);
  g_autoptr (GPtrArray) staff = NULL;

  sa_query_search (query, *words != '\0' ? words : NULL);
  staff = sa_store_find (store, query, MOST_OFFERED, NULL);
  if (staff != NULL)
    g_ptr_array_extend_and_steal (people, g_steal_pointer (&staff));
}

static void
add_others (GPtrArray *people, SaStore *store, const char *words)
{
  SaType *type = sa_store_get_type_named (store, "person");
  g_autoptr (GPtrArray) hits = sa_search_best (store, words, type, MOST_OTHERS, FALSE, NULL, NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      SaRecord *person = ((SaHit *) hits->pdata[i])->record;

      if (sa_record_number (person, SA_PERSON_STAFF) == 0)
        g_ptr_array_add (people, g_object_ref (person));
    }
}

GPtrArray *
sa_home_find_people (SaStore *store, const char *words, gboolean only)
{
  gboolean staffed = sa_home_has_staff (store);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  if (staffed)
    add_staff (people, store, words);
  if (*words != '\0' && !(staffed && only))
    add_others (people, store, words);
  if (*words == '\0' && !staffed)
    return sa_store_find_latest (store, sa_store_get_type_named (store, "person"), MOST_OTHERS,
                                 NULL);
  return g_steal_pointer (&people);
}

/**
 * sa_home_country:
 *
 * Returns: (transfer full) (nullable): the code of the country most of the staff are in; where
 *   nobody is known, the locale's, if it has one
 */
char *
sa_home_country (SaStore *store)
{
  g_autoptr (SaQuery) query = sa_home_staff (store);
  g_autoptr (GHashTable) votes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) staff = NULL;
  const char *home = NULL;
  guint most = 0;

  staff = sa_store_find (store, query, MOST_STAFF, NULL);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const char *code = country_of (store, staff->pdata[i]);
      guint n;

      if (code == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, code)) + 1;
      g_hash_table_insert (votes, (gpointer) code, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          home = code;
        }
    }
  return g_strdup (home != NULL ? home : locale_country ());
}
