/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two people at one record: nobody's work is lost without being asked. */

#include "desk.h"
#include "sa-edit.h"
#include "sa-error.h"

/* An organisation that is open in a form while the store goes on. */
typedef struct
{
  SaStore *store;
  gint64 row;
  SaRecord *form;
  SaEdit *edit;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->store = desk_open ();
  desk->row = desk_organisation (desk->store, "Acme", "Łódź");
  desk->form = sa_store_get (desk->store, desk->row, NULL);
  desk->edit = sa_edit_new (desk->store, desk->form);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  sa_edit_free (desk->edit);
  g_object_unref (desk->form);
  g_object_unref (desk->store);
}

static void
somebody_writes (Desk *desk, guint field, const char *text)
{
  g_autoptr (SaRecord) record = sa_store_get (desk->store, desk->row, NULL);

  sa_record_set_text (record, field, text);
  desk_save (desk->store, record);
}

static void
assert_saved (Desk *desk, SaEditOutcome expected)
{
  g_autoptr (GError) error = NULL;
  SaEditOutcome outcome = sa_edit_save (desk->edit, "Changed", &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome, ==, expected);
}

static void
assert_stored (Desk *desk, guint field, const char *text)
{
  g_autoptr (SaRecord) record = sa_store_get (desk->store, desk->row, NULL);

  g_assert_cmpstr (sa_record_text (record, field), ==, text);
}

static void
test_different_fields (Desk *desk, gconstpointer data)
{
  sa_record_set_text (desk->form, SA_ORGANISATION_CITY, "Gdańsk");
  somebody_writes (desk, SA_ORGANISATION_NAME, "Acme S.A.");
  assert_saved (desk, SA_EDIT_SAVED);
  assert_stored (desk, SA_ORGANISATION_CITY, "Gdańsk");
  assert_stored (desk, SA_ORGANISATION_NAME, "Acme S.A.");
  g_assert_cmpstr (sa_record_text (desk->form, SA_ORGANISATION_NAME), ==, "Acme S.A.");
  desk_undo (desk->store);
  assert_stored (desk, SA_ORGANISATION_CITY, "Łódź");
}

static void
clash (Desk *desk)
{
  sa_record_set_text (desk->form, SA_ORGANISATION_CITY, "Gdańsk");
  sa_record_set_text (desk->form, SA_ORGANISATION_NOTES, "Called");
  somebody_writes (desk, SA_ORGANISATION_CITY, "Sopot");
  assert_saved (desk, SA_EDIT_CLASHED);
  g_assert_cmpuint (sa_edit_get_clashes (desk->edit)->len, ==, 1);
  g_assert_cmpuint (g_array_index (sa_edit_get_clashes (desk->edit), guint, 0), ==,
                    SA_ORGANISATION_CITY);
  g_assert_cmpstr (sa_record_text (sa_edit_get_theirs (desk->edit), SA_ORGANISATION_CITY), ==,
                   "Sopot");
  g_assert_cmpstr (sa_record_text (desk->form, SA_ORGANISATION_CITY), ==, "Gdańsk");
  assert_stored (desk, SA_ORGANISATION_CITY, "Sopot");
  assert_stored (desk, SA_ORGANISATION_NOTES, NULL);
}

static void
test_save_mine (Desk *desk, gconstpointer data)
{
  clash (desk);
  sa_edit_settle (desk->edit, TRUE);
  assert_saved (desk, SA_EDIT_SAVED);
  assert_stored (desk, SA_ORGANISATION_CITY, "Gdańsk");
  assert_stored (desk, SA_ORGANISATION_NOTES, "Called");
}

static void
test_keep_theirs (Desk *desk, gconstpointer data)
{
  clash (desk);
  sa_edit_settle (desk->edit, FALSE);
  g_assert_cmpstr (sa_record_text (desk->form, SA_ORGANISATION_CITY), ==, "Sopot");
  assert_saved (desk, SA_EDIT_SAVED);
  assert_stored (desk, SA_ORGANISATION_CITY, "Sopot");
  assert_stored (desk, SA_ORGANISATION_NOTES, "Called");
}

/* Whoever goes back to the form is asked again, of what is in the store by then. */
static void
test_asked_again (Desk *desk, gconstpointer data)
{
  clash (desk);
  assert_saved (desk, SA_EDIT_CLASHED);
  sa_edit_settle (desk->edit, TRUE);
  somebody_writes (desk, SA_ORGANISATION_CITY, "Gdynia");
  assert_saved (desk, SA_EDIT_CLASHED);
  somebody_writes (desk, SA_ORGANISATION_CITY, "Gdańsk");
  assert_saved (desk, SA_EDIT_SAVED);
}

static void
test_changed_back (Desk *desk, gconstpointer data)
{
  sa_record_set_text (desk->form, SA_ORGANISATION_CITY, "Gdańsk");
  sa_record_set_text (desk->form, SA_ORGANISATION_CITY, "Łódź");
  somebody_writes (desk, SA_ORGANISATION_CITY, "Sopot");
  assert_saved (desk, SA_EDIT_SAME);
  assert_stored (desk, SA_ORGANISATION_CITY, "Sopot");
}

/* The person is at the field of the name. */
static gboolean
is_idle (guint field, gpointer data)
{
  return field != SA_ORGANISATION_NAME;
}

static void
test_follows (Desk *desk, gconstpointer data)
{
  sa_record_set_text (desk->form, SA_ORGANISATION_CITY, "Gdańsk");
  g_assert_false (sa_edit_follow (desk->edit, is_idle, NULL));
  somebody_writes (desk, SA_ORGANISATION_NAME, "Acme S.A.");
  somebody_writes (desk, SA_ORGANISATION_CITY, "Sopot");
  somebody_writes (desk, SA_ORGANISATION_NOTES, "Pay late");
  g_assert_true (sa_edit_follow (desk->edit, is_idle, NULL));
  g_assert_false (sa_edit_follow (desk->edit, is_idle, NULL));
  g_assert_cmpstr (sa_record_text (desk->form, SA_ORGANISATION_NAME), ==, "Acme");
  g_assert_cmpstr (sa_record_text (desk->form, SA_ORGANISATION_CITY), ==, "Gdańsk");
  g_assert_cmpstr (sa_record_text (desk->form, SA_ORGANISATION_NOTES), ==, "Pay late");

  /* what was followed is no clash when it is changed after that; the other two are */
  sa_record_set_text (desk->form, SA_ORGANISATION_NOTES, "Pay at once");
  sa_record_set_text (desk->form, SA_ORGANISATION_NAME, "Acme GmbH");
  assert_saved (desk, SA_EDIT_CLASHED);
  g_assert_cmpuint (sa_edit_get_clashes (desk->edit)->len, ==, 2);
  sa_edit_settle (desk->edit, TRUE);
  assert_saved (desk, SA_EDIT_SAVED);
  assert_stored (desk, SA_ORGANISATION_NOTES, "Pay at once");
  assert_stored (desk, SA_ORGANISATION_NAME, "Acme GmbH");
}

static void
test_deleted (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sa_record_set_text (desk->form, SA_ORGANISATION_CITY, "Gdańsk");
  sa_change_begin (desk->store, "Deleted", &error);
  sa_store_delete (desk->store, desk->row, &error);
  sa_change_commit (desk->store, &error);
  g_assert_no_error (error);
  g_assert_false (sa_edit_follow (desk->edit, is_idle, NULL));
  g_assert_cmpint (sa_edit_save (desk->edit, "Changed", &error), ==, SA_EDIT_FAILED);
  g_assert_error (error, SA_ERROR, SA_ERROR_CONFLICT);
  desk_undo (desk->store);
  assert_saved (desk, SA_EDIT_SAVED);
  assert_stored (desk, SA_ORGANISATION_CITY, "Gdańsk");
}

static void
test_new (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) form = desk_new (store, "organisation");
  g_autoptr (SaEdit) edit = sa_edit_new (store, form);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_edit_save (edit, "Added", &error), ==, SA_EDIT_FAILED);
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (sa_record_get_row (form), ==, 0);
  sa_record_set_text (form, SA_ORGANISATION_NAME, "Acme");
  g_assert_cmpint (sa_edit_save (edit, "Added", &error), ==, SA_EDIT_SAVED);
  g_assert_no_error (error);
  g_assert_cmpint (sa_record_get_row (form), !=, 0);
  g_assert_cmpint (desk_count (store, "organisation", ""), ==, 1);
}

#define ADD(path, func) g_test_add (path, Desk, NULL, set_up, func, tear_down)

/* With what its rule asks for, in one change; what is refused is told and not written. */
static void
test_state (void)
{
  g_autoptr (SaStore) store = desk_open ();
  g_autoptr (SaRecord) task = desk_new (store, "task");
  g_autoptr (SaRecord) stored = NULL;
  g_autoptr (SaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  sa_record_set_text (task, SA_TASK_SUBJECT, "Send the offer");
  desk_save (store, task);
  edit = sa_edit_new (store, task);
  sa_record_set_state (task, "waiting");
  g_assert_cmpint (sa_edit_save (edit, "Changed", &error), ==, SA_EDIT_FAILED);
  g_assert_error (error, SA_ERROR, SA_ERROR_REFUSED);
  sa_record_set_text (task, SA_TASK_WAITING_FOR, "the price list");
  g_assert_cmpint (sa_edit_save (edit, "Changed", NULL), ==, SA_EDIT_SAVED);
  stored = sa_store_get (store, sa_record_get_row (task), NULL);
  g_assert_cmpstr (sa_record_meta (stored)->state, ==, "waiting");
  g_assert_cmpstr (sa_record_text (stored, SA_TASK_WAITING_FOR), ==, "the price list");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/different-fields", test_different_fields);
  ADD ("/edit/save-mine", test_save_mine);
  ADD ("/edit/keep-theirs", test_keep_theirs);
  ADD ("/edit/asked-again", test_asked_again);
  ADD ("/edit/changed-back", test_changed_back);
  ADD ("/edit/follows", test_follows);
  ADD ("/edit/deleted", test_deleted);
  g_test_add_func ("/edit/new", test_new);
  g_test_add_func ("/edit/state", test_state);
  return g_test_run ();
}
