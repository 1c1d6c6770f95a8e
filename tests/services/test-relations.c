/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What two records can become to one another, and that it is one change that can be undone. */

#include "desk.h"
#include "sa-relations.h"

static gint64
staff (SaStore *store, const char *name)
{
  g_autoptr (SaRecord) person = desk_new (store, "person");

  sa_record_set_text (person, SA_PERSON_NAME, name);
  sa_record_set_number (person, SA_PERSON_STAFF, 1);
  return desk_save (store, person);
}

static gint64
plain (SaStore *store, const char *type, guint name_field, const char *name)
{
  g_autoptr (SaRecord) record = desk_new (store, type);

  sa_record_set_text (record, name_field, name);
  return desk_save (store, record);
}

/* The sentences offered, joined, then the first whose sentence is @wanted made so. */
static char *
offered (SaStore *store, gint64 row, gint64 other)
{
  g_autoptr (GPtrArray) found = sa_relations_find (store, row, other);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (sentences, ((SaRelation *) found->pdata[i])->sentence);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("; ", (char **) sentences->pdata);
}

#define assert_offered(store, row, other, expected)                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *sentences = offered (store, row, other);                                      \
                                                                                                   \
    g_assert_cmpstr (sentences, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
make (SaStore *store, gint64 row, gint64 other, const char *sentence, const char *word)
{
  g_autoptr (GPtrArray) found = sa_relations_find (store, row, other);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const SaRelation *relation = found->pdata[i];
      g_autofree char *label = NULL;

      if (g_strcmp0 (relation->sentence, sentence) != 0)
        continue;
      g_assert_true (sa_relation_make (store, relation, word, &error));
      g_assert_no_error (error);
      label = sa_store_get_undo_label (store);
      g_assert_cmpstr (label, ==, sentence);
      return;
    }
  g_error ("“%s” is not offered", sentence);
}

static gint64
number (SaStore *store, gint64 row, guint field)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return sa_record_number (record, field);
}

static void
test_people_and_organisations (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 beta = desk_organisation (store, "Beta", NULL);
  gint64 anna = desk_person (store, "Anna", 0);
  gint64 ewa = staff (store, "Ewa");

  assert_offered (store, anna, acme, "“Anna” works at “Acme”; “Anna” is linked with “Acme”");
  assert_offered (store, acme, anna, "“Anna” works at “Acme”; “Acme” is linked with “Anna”");
  assert_offered (store, ewa, acme,
                  "“Ewa” looks after “Acme”; “Ewa” works at “Acme”; “Ewa” is linked with “Acme”");

  make (store, acme, anna, "“Anna” works at “Acme”", NULL);
  g_assert_cmpint (number (store, anna, SA_PERSON_ORGANISATION), ==, acme);
  assert_offered (store, anna, acme, "“Anna” is linked with “Acme”");

  make (store, anna, beta, "“Anna” has a role at “Beta” too", "Adviser");
  g_assert_cmpint (number (store, anna, SA_PERSON_ORGANISATION), ==, acme);
  g_assert_cmpint (desk_count (store, "position", "job=Adviser"), ==, 1);
  assert_offered (store, anna, beta, "“Anna” is linked with “Beta”");
  desk_undo (store);
  g_assert_cmpint (desk_count (store, "position", ""), ==, 0);
  desk_undo (store);
  g_assert_cmpint (number (store, anna, SA_PERSON_ORGANISATION), ==, 0);

  make (store, ewa, acme, "“Ewa” looks after “Acme”", NULL);
  g_assert_cmpint (number (store, acme, SA_ORGANISATION_REP), ==, ewa);
  desk_undo (store);
  g_assert_cmpint (number (store, acme, SA_ORGANISATION_REP), ==, 0);
}

static void
test_colleagues (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 anna = desk_person (store, "Anna", acme);
  gint64 jan = desk_person (store, "Jan", acme);

  assert_offered (store, anna, jan,
                  "“Anna” reports to “Jan”; “Jan” reports to “Anna”; “Anna” is linked with “Jan”");
  make (store, anna, jan, "“Jan” reports to “Anna”", NULL);
  g_assert_cmpint (number (store, jan, SA_PERSON_MANAGER), ==, anna);
}

static void
test_tasks_and_leads (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 lead = plain (store, "lead", SA_LEAD_NAME, "Twelve crates");
  gint64 task = plain (store, "task", SA_TASK_SUBJECT, "Send the offer");
  gint64 ewa = staff (store, "Ewa");

  assert_offered (store, lead, task,
                  "“Send the offer” is about “Twelve crates”; "
                  "“Twelve crates” is linked with “Send the offer”");
  make (store, lead, ewa, "“Ewa” looks after “Twelve crates”", NULL);
  g_assert_cmpint (number (store, lead, SA_LEAD_REP), ==, ewa);
  make (store, task, ewa, "“Send the offer” is a task of “Ewa”", NULL);
  g_assert_cmpint (number (store, task, SA_TASK_ASSIGNEE), ==, ewa);
}

static void
test_links (void)
{
  g_autoptr (SaStore) store = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", NULL);
  gint64 beta = desk_organisation (store, "Beta", NULL);
  gint64 third = desk_organisation (store, "Third", NULL);
  g_auto (GStrv) kinds = NULL;

  make (store, acme, beta, "“Acme” is linked with “Beta”", "Same owner");
  assert_offered (store, acme, beta, "");
  assert_offered (store, beta, acme, "");
  assert_offered (store, acme, acme, "");
  make (store, beta, third, "“Beta” is linked with “Third”", "Neighbours");
  make (store, third, acme, "“Third” is linked with “Acme”", "Same owner");
  kinds = sa_relations_known_kinds (store, 5);
  g_assert_cmpuint (g_strv_length (kinds), ==, 2);
  g_assert_cmpstr (kinds[0], ==, "Same owner");
  g_assert_cmpstr (kinds[1], ==, "Neighbours");
  desk_undo (store);
  assert_offered (store, third, acme, "“Third” is linked with “Acme”");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relations/people-and-organisations", test_people_and_organisations);
  g_test_add_func ("/relations/colleagues", test_colleagues);
  g_test_add_func ("/relations/tasks-and-leads", test_tasks_and_leads);
  g_test_add_func ("/relations/links", test_links);
  return g_test_run ();
}
