/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "office.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clients.h"
#include "sa-backup.h"
#include "sa-find.h"
#include "sa-log.h"

static GPtrArray *folders;

char *
office_path (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("sa-office-XXXXXX", &error);

  g_assert_no_error (error);
  if (folders == NULL)
    folders = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (folders, folder);
  return g_build_filename (folder, "office.db", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      remove_tree (inner);
    }
  g_remove (path);
}

void
office_clean (void)
{
  for (guint i = 0; folders != NULL && i < folders->len; i++)
    remove_tree (g_ptr_array_index (folders, i));
  g_clear_pointer (&folders, g_ptr_array_unref);
}

SaStore *
office_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (path, NULL, &error);

  g_assert_no_error (error);
  return store;
}

gboolean
office_try_add (SaStore *store, const char *name, GError **error)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  if (sa_change_begin (store, "Added", error) == 0)
    return FALSE;
  if (sa_store_save (store, record, error))
    return sa_change_commit (store, error);
  sa_change_abort (store);
  return FALSE;
}

void
office_add (SaStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;

  office_try_add (store, name, &error);
  g_assert_no_error (error);
}

gint64
office_add_in (SaStore *store, const char *name, const char *city)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_record_set_text (record, SA_ORGANISATION_CITY, city);
  g_assert_cmpint (sa_change_begin (store, "Added", &error), >, 0);
  sa_store_save (store, record, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  return sa_record_get_row (record);
}

gint64
office_count (SaStore *store)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  gint64 n = sa_store_count (store, query, &error);

  g_assert_no_error (error);
  return n;
}

gint64
office_check (const char *path)
{
  g_autoptr (SaStore) store = office_open (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = sa_store_check (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
  return office_count (store);
}

void
office_assert_says (GError *error, int code, const char *path)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, SA_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

int
office_start (OfficeWork work, const char *path, int *from)
{
  int ends[2] = { -1, -1 };
  int process;

  g_assert_cmpint (pipe (ends), ==, 0);
  process = fork ();
  g_assert_cmpint (process, >=, 0);
  if (process == 0)
    {
      close (ends[0]);
      work (path, from != NULL ? ends[1] : -1);
      _exit (0);
    }
  close (ends[1]);
  if (from != NULL)
    *from = ends[0];
  else
    close (ends[0]);
  return process;
}

void
office_wait (int process)
{
  int status = -1;

  g_assert_cmpint (waitpid (process, &status, 0), ==, process);
  g_assert_cmpint (status, ==, 0);
}

void
office_tell (int out, gint64 number)
{
  if (out >= 0)
    g_assert_cmpint (write (out, &number, sizeof number), ==, sizeof number);
}

void
office_wait_unheard (int out)
{
  GPollFD end = { .fd = out };

  g_assert_cmpint (g_poll (&end, 1, -1), ==, 1);
}

gboolean
office_hear (int from, gint64 *number)
{
  return read (from, number, sizeof *number) == sizeof *number;
}
