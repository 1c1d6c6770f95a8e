/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program is killed at any moment: while it makes the file, edits, imports, undoes and makes
 * again, and while another works beside it. Whoever opens the file next finds it whole, with all
 * that was acknowledged; what takes many transactions is there to the end or not at all.
 *
 * SA_KILLS says how many; 200 unless told, fewer where CI is set. */

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clients.h"
#include "office.h"
#include "sa-find.h"
#include "sa-log.h"

#define IMPORTED 12000 /* several chunks of an undo */
#define A_CHUNK 700
#define EDITS 400

static GRand *dice;
static char *with_nothing;
static char *with_import;

static char *
copy_of (const char *base)
{
  char *path = office_path ();
  g_autoptr (GFile) from = g_file_new_for_path (base);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* --- What is killed --- */

static void
save_named (SaStore *store, SaRecord *record, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT " Łódź", name, number);
  g_autoptr (GError) error = NULL;

  sa_record_reset (record);
  sa_record_set_text (record, SA_ORGANISATION_NAME, text);
  sa_store_save (store, record, &error);
  g_assert_no_error (error);
}

/* Each change makes a record and counts it in another. */
static void
edit (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autoptr (SaRecord) counter = sa_record_new (type);
  g_autoptr (SaRecord) record = sa_record_new (type);

  sa_record_set_text (counter, SA_ORGANISATION_NAME, "Counter");
  for (gint64 i = 1; i <= EDITS; i++)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, i);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sa_change_begin (store, "Edited", &error), >, 0);
      save_named (store, record, "Edit", i);
      sa_record_set_text (counter, SA_ORGANISATION_CITY, count);
      sa_store_save (store, counter, &error);
      g_assert_no_error (error);
      sa_change_commit (store, &error);
      g_assert_no_error (error);
      office_tell (out, i);
    }
}

static void
import (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_change_begin_long (store, "Imported", &error), >, 0);
  for (int i = 1; i <= IMPORTED; i++)
    {
      save_named (store, record, "Imported", i);
      if (i % A_CHUNK == 0)
        sa_change_checkpoint (store, &error);
      g_assert_no_error (error);
    }
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  office_tell (out, IMPORTED);
}

static void
undo (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);

  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL), >, 0);
  office_tell (out, 0);
}

/* Undoes and makes again, acknowledging both. */
static void
undo_and_redo (const char *path, int out)
{
  g_autoptr (SaStore) store = office_open (path);

  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, NULL), >, 0);
  office_tell (out, 0);
  g_assert_cmpint (sa_store_redo_change (store, 0, NULL, NULL, NULL, NULL), >, 0);
  office_tell (out, IMPORTED);
}

/* --- What is found afterwards --- */

static gint64
count_named (SaStore *store, const char *name)
{
  g_autofree char *text = g_strdup_printf ("name~%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery)
      query = sa_query_parse (sa_store_get_type_named (store, "organisation"), text, &error);
  g_autoptr (SaQuery) found = sa_query_new (sa_store_get_type_named (store, "organisation"));
  gint64 n;

  g_assert_no_error (error);
  n = sa_store_count (store, query, NULL);
  sa_query_search (found, name);
  g_assert_cmpint (sa_store_count (store, found, NULL), ==, n);
  return n;
}

static void
assert_edits (SaStore *store, gint64 acknowledged)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GPtrArray) counters = NULL;
  gint64 n = count_named (store, "edit");

  /* One may have been written without a moment left to say so. */
  g_assert_cmpint (n, >=, acknowledged);
  g_assert_cmpint (n, <=, acknowledged + 1);
  sa_query_search (query, "counter");
  counters = sa_store_find (store, query, 0, NULL);
  g_assert_cmpuint (counters->len, ==, n > 0 ? 1 : 0);
  if (n > 0)
    g_assert_cmpint (atoi (sa_record_text (g_ptr_array_index (counters, 0), SA_ORGANISATION_CITY)),
                     ==, n);
}

/* All or nothing; the last of what was acknowledged, or the step after it. */
static void
assert_imported (SaStore *store, gint64 last, gint64 or_else)
{
  gint64 n = count_named (store, "imported");

  if (n != last)
    g_assert_cmpint (n, ==, or_else);
}

static void
assert_usable (SaStore *store)
{
  gint64 n = office_count (store);
  g_autoptr (GError) error = NULL;

  office_add (store, "Afterwards");
  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (office_count (store), ==, n);
}

/* --- Killing --- */

typedef struct
{
  const char *name;
  OfficeWork works[2]; /* the second beside the first, or NULL */
  char **base;         /* what the file is before; NULL for none */
} Scene;

static const Scene scenes[] = {
  { "edit", { edit }, NULL },
  { "import", { import }, &with_nothing },
  { "undo", { undo }, &with_import },
  { "undo-and-redo", { undo_and_redo }, &with_import },
  { "edit-beside-import", { edit, import }, &with_nothing },
};

/* Runs a scene, killing it after so long, and hears what was acknowledged. */
static void
run (const Scene *scene, const char *path, gint64 kill_after, gint64 heard[2])
{
  int processes[2] = { 0, 0 };
  int from[2];

  for (int i = 0; i < 2 && scene->works[i] != NULL; i++)
    processes[i] = office_start (scene->works[i], path, &from[i]);
  if (kill_after >= 0)
    g_usleep (kill_after);
  for (int i = 0; i < 2 && processes[i] != 0; i++)
    {
      int status;

      if (kill_after >= 0)
        kill (processes[i], SIGKILL);
      while (office_hear (from[i], &heard[i]))
        ;
      close (from[i]);
      waitpid (processes[i], &status, 0);
      /* Killed, or at its end before that; never failed. */
      g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : status == 0);
    }
}

static void
look_after (const Scene *scene, const char *path, const gint64 heard[2])
{
  g_autoptr (SaStore) store = NULL;

  office_check (path);
  store = office_open (path);
  if (scene->works[0] == edit)
    assert_edits (store, MAX (heard[0], 0));
  if (scene->works[0] == import || scene->works[1] == import)
    assert_imported (store, MAX (heard[scene->works[1] == import], 0), IMPORTED);
  if (scene->works[0] == undo)
    assert_imported (store, heard[0] < 0 ? IMPORTED : 0, 0);
  /* Nothing heard: not undone yet, or undone; undone heard: still so, or made again. */
  if (scene->works[0] == undo_and_redo)
    assert_imported (store, IMPORTED, heard[0] < IMPORTED ? 0 : IMPORTED);
  assert_usable (store);
}

/* Returns how long the scene took, in microseconds. */
static gint64
round_of (const Scene *scene, gint64 kill_after)
{
  g_autofree char *path = scene->base != NULL ? copy_of (*scene->base) : office_path ();
  gint64 heard[2] = { -1, -1 };
  gint64 begun = g_get_monotonic_time ();
  gint64 lasted;

  run (scene, path, kill_after, heard);
  lasted = g_get_monotonic_time () - begun;
  look_after (scene, path, heard);
  office_clean ();
  return lasted;
}

static void
test_scene (gconstpointer data)
{
  const Scene *scene = data;
  const char *told = g_getenv ("SA_KILLS");
  int all = told != NULL ? atoi (told) : g_getenv ("CI") != NULL ? 50 : 200;
  int n = MAX (all / (int) G_N_ELEMENTS (scenes), 1);
  gint64 lasts = round_of (scene, -1);

  for (int i = 0; i < n; i++)
    round_of (scene, g_rand_double (dice) * lasts);
  g_test_message ("killed %d times within %d ms", n, (int) (lasts / 1000));
}

/* office_clean() after each round must not take these along. */
static char *
make_base (gboolean imported)
{
  g_autofree char *path = office_path ();
  g_autofree char *folder = g_dir_make_tmp ("sa-kills-XXXXXX", NULL);
  char *base = g_build_filename (folder, "office.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (base);

  if (imported)
    office_wait (office_start (import, path, NULL));
  else
    g_object_unref (office_open (path));
  g_assert_true (g_file_move (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  return base;
}

static void
remove_base (char *base)
{
  g_autofree char *folder = g_path_get_dirname (base);

  unlink (base);
  rmdir (folder);
  g_free (base);
}

int
main (int argc, char **argv)
{
  guint32 seed = g_getenv ("SA_SEED") != NULL ? (guint32) atoi (g_getenv ("SA_SEED")) : 1;
  int status;

  g_test_init (&argc, &argv, NULL);
  signal (SIGPIPE, SIG_IGN);
  dice = g_rand_new_with_seed (seed);
  with_nothing = make_base (FALSE);
  with_import = make_base (TRUE);
  office_clean ();
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/kills/", scenes[i].name, NULL);
      g_test_add_data_func (path, &scenes[i], test_scene);
    }
  status = g_test_run ();
  office_clean ();
  remove_base (with_nothing);
  remove_base (with_import);
  g_rand_free (dice);
  return status;
}
