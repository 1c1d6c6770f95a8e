/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk remembers of records. */

#include "desk.h"
#include "sa-settings.h"

static void
note (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  sa_settings_note_opened (record);
}

static void
assert_opened (SaStore *store, guint limit, const char *expected)
{
  g_autoptr (GPtrArray) opened = sa_settings_get_opened (store, limit);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < opened->len; i++)
    {
      g_autofree char *title = sa_record_title (opened->pdata[i]);

      g_string_append_printf (titles, "%s;", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_opened (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaStore) other = desk_open ();
  gint64 acme = desk_organisation (store, "Acme", "Łódź");
  gint64 anna = desk_person (store, "Anna", 0);

  assert_opened (store, 12, "");
  note (store, acme);
  note (other, desk_organisation (other, "Elsewhere", "Łódź"));
  note (store, anna);
  assert_opened (store, 12, "Anna;Acme;");
  assert_opened (other, 12, "Elsewhere;");
  note (store, acme);
  assert_opened (store, 12, "Acme;Anna;");
  assert_opened (store, 1, "Acme;");

  g_assert_cmpint (sa_change_begin (store, "Deleted", NULL), !=, 0);
  g_assert_true (sa_store_delete (store, acme, NULL));
  g_assert_true (sa_change_commit (store, NULL));
  assert_opened (store, 12, "Anna;");
  desk_undo (store);
  assert_opened (store, 12, "Acme;Anna;");
}

/* The list does not grow for ever, and has nothing but identities in it. */
static void
test_kept (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_auto (GStrv) ids = NULL;

  for (int i = 0; i < 100; i++)
    note (store, desk_person (store, "Anna", 0));
  ids = g_settings_get_strv (sa_settings_get (), "opened");
  g_assert_cmpuint (g_strv_length (ids), ==, 60);
  for (char **id = ids; *id != NULL; id++)
    g_assert_true (g_uuid_string_is_valid (*id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/opened", test_opened);
  g_test_add_func ("/settings/kept", test_kept);
  return g_test_run ();
}
