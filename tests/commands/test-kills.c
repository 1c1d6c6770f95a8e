/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Imports killed at random moments: whatever the moment, the next program finds a whole database
 * with every change that was acknowledged and nothing of the one that was not. SA_KILLS says how
 * often, the seed of the test says when. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#define FEW_KILLS 6
#define ROWS 20000

static char *folder;

static char *
run (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("SA_PROGRAM"));
  va_start (args, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

static void
write_rows (const char *name, guint first, guint n)
{
  g_autoptr (GString) text = g_string_new ("First name,Last name,E-mail,Company\n");
  g_autofree char *path = g_build_filename (folder, name, NULL);

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (text, "Jan,Nowak%u,jan%u@example.com,Firma %u\n", i, i, i % 500);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
}

/* How long an import takes when nobody kills it, so that the moments are spread over all of it. */
static double
measure (void)
{
  gint64 start = g_get_monotonic_time ();

  g_free (run ("import", "-d", "measure.db", "many.csv", NULL));
  return (double) (g_get_monotonic_time () - start);
}

static void
kill_one (double after)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  g_autofree char *change = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("SA_PROGRAM"), "import",
                                         "many.csv", NULL);
  g_assert_no_error (error);
  g_usleep ((gulong) after);
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  /* It was quicker: then it was acknowledged, and has to be taken back to go on. */
  if (g_subprocess_get_successful (process))
    change = run ("undo", NULL);
}

static void
test_kills (void)
{
  const char *wanted = g_getenv ("SA_KILLS");
  gint64 n_kills = wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : FEW_KILLS;
  g_autofree char *known = NULL;
  double length;

  write_rows ("few.csv", 900000, 20);
  write_rows ("many.csv", 0, ROWS);
  length = measure ();
  g_free (run ("import", "few.csv", NULL));
  known = run ("dump", NULL);
  g_assert_nonnull (strstr (known, "Nowak900019"));
  for (gint64 i = 0; i < n_kills; i++)
    {
      g_autofree char *found = NULL;
      g_autofree char *whole = NULL;

      kill_one (g_test_rand_double_range (0, length));
      found = run ("dump", NULL);
      /* Killed after the last write and before saying so: then all of it is there. */
      if (strstr (found, "Nowak0\"") != NULL)
        {
          g_free (run ("undo", NULL));
          g_set_str (&found, NULL);
          found = run ("dump", NULL);
        }
      g_assert_cmpstr (found, ==, known);
      whole = run ("check", NULL);
    }
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("SA_PROGRAM"));
  folder = g_dir_make_tmp ("sa-kills-XXXXXX", NULL);
  g_test_add_func ("/commands/kills", test_kills);
  status = g_test_run ();
  remove_all (folder);
  g_free (folder);
  return status;
}
