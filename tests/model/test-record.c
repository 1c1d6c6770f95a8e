/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Types and records: every declaration is sound, what people type becomes what is stored, and back.
 */

#include "clients.h"
#include "sa-error.h"
#include "sa-record.h"

static gboolean
is_sql_name (const char *name)
{
  return *name != '\0' && name[strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static void
check_states (SaType *type)
{
  const SaTypeDef *def = sa_type_get_def (type);

  for (const SaState *state = def->states; state != NULL && state->code != NULL; state++)
    {
      g_auto (GStrv) next = g_strsplit (state->next, " ", -1);

      for (char **code = next; *code != NULL; code++)
        if (**code != '\0')
          g_assert_nonnull (sa_type_find_state (type, *code));
    }
}

static void
test_declarations (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  GPtrArray *types = sa_model_get_types (model);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      g_assert_true (is_sql_name (sa_type_get_name (type)));
      g_assert_true (g_hash_table_add (numbers, GINT_TO_POINTER (sa_type_get_number (type))));
      g_assert_true (sa_model_find (model, sa_type_get_name (type)) == type);
      g_assert_true (sa_model_of_row (model, SA_ROW_FIRST (sa_type_get_number (type)) + 1) == type);
      check_states (type);
      for (guint j = 0; j < sa_type_get_n_fields (type); j++)
        {
          const SaField *field = sa_type_get_field (type, j);

          /* A gap in a table would be a field without a name. */
          g_assert_nonnull (field->name);
          g_assert_true (is_sql_name (field->name));
          g_assert_nonnull (field->label);
          g_assert_cmpint (sa_type_find_field (type, field->name), ==, j);
          if (field->kind == SA_KIND_CHOICE || field->kind == SA_KIND_CHOICES)
            g_assert_nonnull (field->choices);
          if (field->target != NULL)
            g_assert_nonnull (sa_model_find (model, field->target));
        }
    }
}

static SaRecord *
new_record (SaModel *model, const char *type)
{
  return sa_record_new (sa_model_find (model, type));
}

static void
assert_parses (SaRecord *record, guint field, const char *input, const char *plain)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;

  sa_record_parse (record, field, input, &error);
  g_assert_no_error (error);
  got = sa_record_plain (record, field);
  g_assert_cmpstr (got, ==, plain);
}

static void
assert_refuses (SaRecord *record, guint field, const char *input)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = sa_record_plain (record, field);
  g_autofree char *after = NULL;

  g_assert_false (sa_record_parse (record, field, input, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ":"));
  after = sa_record_plain (record, field);
  g_assert_cmpstr (before, ==, after);
}

static void
test_parse (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) record = new_record (model, "organisation");

  assert_parses (record, SA_ORGANISATION_NAME, "  Browar\t Łódzki ", "Browar Łódzki");
  assert_parses (record, SA_ORGANISATION_ROLES, "Client; supplier, CLIENT", "client,supplier");
  assert_refuses (record, SA_ORGANISATION_ROLES, "client, friend");
  assert_parses (record, SA_ORGANISATION_COUNTRY, "Poland", "PL");
  assert_refuses (record, SA_ORGANISATION_COUNTRY, "Atlantis");
  assert_parses (record, SA_ORGANISATION_CURRENCY, "eur", "EUR");
  assert_parses (record, SA_ORGANISATION_CREDIT_LIMIT, "12 345,67", "12345.67");
  assert_refuses (record, SA_ORGANISATION_CREDIT_LIMIT, "a lot");
  assert_parses (record, SA_ORGANISATION_LAST_CONTACT, "31.12.2026", "2026-12-31");
  assert_refuses (record, SA_ORGANISATION_LAST_CONTACT, "31/02/2026");
  assert_parses (record, SA_ORGANISATION_CADENCE, "30", "30");
  assert_refuses (record, SA_ORGANISATION_CADENCE, "often");
  assert_parses (record, SA_ORGANISATION_EMAILS, "biuro@Example.COM\twork\nfaktury@example.com",
                 "biuro@example.com\twork\nfaktury@example.com");
  assert_refuses (record, SA_ORGANISATION_EMAILS, "nobody");
  assert_parses (record, SA_ORGANISATION_EMAILS, "", NULL);
  assert_refuses (record, SA_ORGANISATION_NAME, "\xff\xfe");
}

static void
test_flags (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) record = new_record (model, "person");

  assert_parses (record, SA_PERSON_STAFF, "tak", "1");
  assert_parses (record, SA_PERSON_STAFF, "No", "0");
  assert_parses (record, SA_PERSON_STAFF, "FAŁSZ", "0");
  assert_parses (record, SA_PERSON_STAFF, "Yes", "1");
  assert_refuses (record, SA_PERSON_STAFF, "perhaps");
  assert_parses (record, SA_PERSON_WEBSITES, "www.example.com", "www.example.com");
  assert_refuses (record, SA_PERSON_WEBSITES, "zzz");
}

static void
test_check (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) lead = new_record (model, "lead");
  g_autoptr (GError) error = NULL;

  g_assert_true (sa_record_is_missing (lead, SA_LEAD_NAME));
  g_assert_false (sa_record_is_missing (lead, SA_LEAD_SCORE));
  g_assert_true (sa_record_check_rules (lead, &error));
  g_assert_false (sa_record_check (lead, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  sa_record_set_text (lead, SA_LEAD_NAME, "Juice for ten bars");
  g_assert_true (sa_record_check (lead, &error));
  sa_record_set_number (lead, SA_LEAD_SCORE, 101);
  g_assert_false (sa_record_check_rules (lead, NULL));
  g_assert_false (sa_record_check (lead, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
}

static void
test_names (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) person = new_record (model, "person");
  g_autofree char *empty = sa_record_title (person);
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;

  g_assert_cmpstr (empty, !=, "");
  sa_record_set_text (person, SA_PERSON_NAME, "Zażółć Gęślą");
  sa_record_set_text (person, SA_PERSON_GIVEN_NAME, "Zażółć");
  sa_record_set_text (person, SA_PERSON_FAMILY_NAME, "Gęślą");
  title = sa_record_title (person);
  key = sa_record_sort_key (person);
  g_assert_cmpstr (title, ==, "Zażółć Gęślą");
  g_assert_cmpstr (key, ==, "gesla zazolc");
}

static void
set_tax_id (SaRecord *record, const char *country, const char *tax_id)
{
  g_autoptr (GError) error = NULL;

  sa_record_set_text (record, SA_ORGANISATION_COUNTRY, country);
  g_assert_true (sa_record_parse (record, SA_ORGANISATION_TAX_ID, tax_id, &error));
  g_assert_no_error (error);
}

/* Ten bare digits are a NIP in Poland alone, and several numbers in one cell are several. */
static void
test_what_others_write (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) record = new_record (model, "organisation");
  g_autoptr (GError) error = NULL;

  set_tax_id (record, "PL", "5260250274");
  g_assert_true (sa_record_check_rules (record, NULL));
  set_tax_id (record, "DE", "1234567890");
  g_assert_true (sa_record_check_rules (record, NULL));
  set_tax_id (record, "PL", "1234567890");
  g_assert_false (sa_record_check_rules (record, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_true (sa_record_parse (record, SA_ORGANISATION_PHONES,
                                  "601 222 333 / 601 222 444\twork\n42/630 11 22", NULL));
  g_assert_cmpstr (sa_record_text (record, SA_ORGANISATION_PHONES), ==,
                   "601 222 333\twork\n601 222 444\twork\n42/630 11 22");
}

/* Those of whom only the full name is known stand among the others in a list. */
static void
test_sorted_by_last_name (void)
{
  static const struct
  {
    const char *name;
    const char *key;
  } cases[] = { { "Anna Maria Żak", "zak anna maria" },
                { "Żak, Anna", "zak, anna" },
                { "Żak", "zak" } };
  g_autoptr (SaModel) model = sa_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SaRecord) person = new_record (model, "person");
      g_autofree char *key = NULL;

      sa_record_set_text (person, SA_PERSON_NAME, cases[i].name);
      key = sa_record_sort_key (person);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

/* Numbers come with words around them, from other programs and from people. */
static void
test_units (void)
{
  static const struct
  {
    const char *typed;
    gint64 days; /* -1: refused */
  } cases[] = { { "14", 14 },           { "14 dni", 14 }, { "net 30 Days", 30 },
                { "przelew 7 dni", 7 }, { "1 dzień", 1 }, { "14 tygodni", -1 },
                { "dni", -1 },          { "14 30", -1 },  { "-3 dni", -1 },
                { "14 days later", -1 } };
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) client = new_record (model, "organisation");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean read = sa_record_read (client, SA_ORGANISATION_PAYMENT_DAYS, cases[i].typed, NULL);

      g_assert_cmpint (read, ==, cases[i].days >= 0);
      if (read)
        g_assert_cmpint (sa_record_number (client, SA_ORGANISATION_PAYMENT_DAYS), ==,
                         cases[i].days);
    }
}

/* What is read only may say more than what is typed. */
static void
test_in_words (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) client = new_record (model, "organisation");
  g_autoptr (SaRecord) person = new_record (model, "person");
  g_autofree char *nothing = sa_record_in_words (client, SA_ORGANISATION_PAYMENT_DAYS);
  g_autofree char *at_once = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *later = NULL;
  g_autofree char *birthday = NULL;

  g_assert_null (nothing);
  sa_record_set_number (client, SA_ORGANISATION_PAYMENT_DAYS, 0);
  at_once = sa_record_in_words (client, SA_ORGANISATION_PAYMENT_DAYS);
  typed = sa_record_display (client, SA_ORGANISATION_PAYMENT_DAYS);
  g_assert_cmpstr (at_once, ==, "0 (paid at once)");
  g_assert_cmpstr (typed, ==, "0");
  sa_record_set_number (client, SA_ORGANISATION_PAYMENT_DAYS, 14);
  later = sa_record_in_words (client, SA_ORGANISATION_PAYMENT_DAYS);
  g_assert_cmpstr (later, ==, "14");
  g_assert_true (sa_record_parse (person, SA_PERSON_BIRTHDAY, "--02-29", NULL));
  birthday = sa_record_in_words (person, SA_PERSON_BIRTHDAY);
  g_assert_cmpstr (birthday, ==, "29 February");
}

static void
on_changed (SaRecord *record, guint field, guint *last)
{
  *last = field;
}

static void
test_follows_changes (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) record = new_record (model, "organisation");
  g_autoptr (SaRecord) copy = NULL;
  guint last = 999;

  g_signal_connect (record, "changed", G_CALLBACK (on_changed), &last);
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Gdynia");
  g_assert_cmpuint (last, ==, SA_ORGANISATION_CITY);
  g_assert_true (sa_record_field_is_changed (record, SA_ORGANISATION_CITY));
  last = 999;
  sa_record_set_text (record, SA_ORGANISATION_CITY, "Gdynia");
  g_assert_cmpuint (last, ==, 999);
  copy = sa_record_copy (record);
  sa_record_mark_saved (record);
  g_assert_false (sa_record_is_changed (record));
  g_assert_true (sa_record_is_changed (copy));
  g_assert_cmpstr (sa_record_text (copy, SA_ORGANISATION_CITY), ==, "Gdynia");
  sa_record_reset (record);
  g_assert_true (sa_record_is_empty (record, SA_ORGANISATION_CITY));
}

static void
test_values (void)
{
  g_autoptr (GPtrArray) parts = sa_value_split ("1\twork\n\n2\n3\t");
  g_autofree char *joined = sa_value_join (parts);

  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpstr (joined, ==, "1\twork\n2\n3");
}

static void
test_transitions (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  SaType *lead = sa_model_find (model, "lead");

  g_assert_true (sa_type_may_follow (lead, "new", "assigned"));
  g_assert_false (sa_type_may_follow (lead, "converted", "new"));
  g_assert_false (sa_type_may_follow (lead, "new", "nonsense"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/declarations", test_declarations);
  g_test_add_func ("/record/parse", test_parse);
  g_test_add_func ("/record/flags", test_flags);
  g_test_add_func ("/record/check", test_check);
  g_test_add_func ("/record/names", test_names);
  g_test_add_func ("/record/what-others-write", test_what_others_write);
  g_test_add_func ("/record/sorted-by-last-name", test_sorted_by_last_name);
  g_test_add_func ("/record/units", test_units);
  g_test_add_func ("/record/in-words", test_in_words);
  g_test_add_func ("/record/follows-changes", test_follows_changes);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/transitions", test_transitions);
  return g_test_run ();
}
