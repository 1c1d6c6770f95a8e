/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking the database over for damage, in sentences with advice, and making anew what can be made
 * anew. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-backup.h"
#include "sa-store-private.h"

#define MOST_FAULTS 50
#define MOST_DAMAGE 3 /* told one by one */

static gboolean
add_rows (SaStore *store, const char *sql, const char *format, GPtrArray *faults, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  while (faults->len < MOST_FAULTS && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);
      g_autoptr (GString) fault = g_string_new (format);

      if (g_strcmp0 (text, "ok") == 0)
        continue;
      g_string_replace (fault, "%s", text != NULL ? text : "?", 1);
      g_ptr_array_add (faults, g_string_free (g_steal_pointer (&fault), FALSE));
    }
  sqlite3_reset (statement);
  return code == SQLITE_DONE || code == SQLITE_ROW || sa_store_fail (store, code, error);
}

/* Living records the search index does not know, and entries of records that are not there. */
static gboolean
check_search (SaStore *store, SaType *type, GPtrArray *faults, GError **error)
{
  const char *name = sa_type_get_name (type);
  g_autofree char *missing = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted IS NULL AND "
                                              "row NOT IN (SELECT id FROM search_docsize)",
                                              name);
  g_autofree char *stale = g_strdup_printf (
      "SELECT count(*) FROM search_docsize WHERE id BETWEEN %" G_GINT64_FORMAT
      " AND %" G_GINT64_FORMAT " AND id NOT IN (SELECT row FROM %s WHERE deleted IS NULL)",
      SA_ROW_FIRST (sa_type_get_number (type)), SA_ROW_LAST (sa_type_get_number (type)), name);
  gint64 n;

  if (sa_type_get_def (type)->plain)
    return TRUE;
  n = sa_store_scalar (store, missing, -1) + sa_store_scalar (store, stale, 0);
  if (n < 0)
    return sa_store_fail (store, SQLITE_CORRUPT, error);
  if (n > 0)
    g_ptr_array_add (
        faults,
        g_strdup_printf (ngettext ("%s: the search index disagrees about %" PRId64
                                   " record; rebuild it with “sales-admin check --rebuild”.",
                                   "%s: the search index disagrees about %" PRId64
                                   " records; rebuild it with “sales-admin check --rebuild”.",
                                   n),
                         sa_type_get_title_plural (type), n));
  return TRUE;
}

/* References that may point to any type have no foreign key; they are looked at here. */
static gboolean
check_free_references (SaStore *store, SaType *type, GPtrArray *faults, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autoptr (GString) sql = NULL;
      gint64 n;

      if (field->kind != SA_KIND_REFERENCE || field->target != NULL)
        continue;
      sql = g_string_new (NULL);
      g_string_append_printf (
          sql, "SELECT count(*) FROM %s WHERE \"%s\" IS NOT NULL AND deleted IS NULL",
          sa_type_get_name (type), field->name);
      for (guint j = 0; j < types->len; j++)
        g_string_append_printf (sql, " AND \"%s\" NOT IN (SELECT row FROM %s)", field->name,
                                sa_type_get_name (g_ptr_array_index (types, j)));
      n = sa_store_scalar (store, sql->str, 0);
      if (n > 0)
        g_ptr_array_add (
            faults,
            g_strdup_printf (
                ngettext (
                    "%s: “%s” of %" PRId64 " record points to nothing; open and correct it.",
                    "%s: “%s” of %" PRId64 " records points to nothing; open and correct them.", n),
                sa_type_get_title_plural (type), sa_field_get_label (field), n));
    }
  return TRUE;
}

static gboolean
check_pictures (SaStore *store, SaType *type, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *column = sa_quote (field->name);
      g_autofree char *sql = g_strdup_printf (
          "SELECT sort_key FROM %s WHERE deleted IS NULL AND %s IS NOT NULL"
          " AND %s NOT IN (SELECT hash FROM content)",
          sa_type_get_name (type), column, column);

      if (field->kind == SA_KIND_IMAGE
          && !add_rows (store, sql,
                        _ ("The picture of “%s” is missing; choose it again or restore a backup."),
                        faults, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_contents (SaStore *store, GPtrArray *faults, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  for (guint i = 0; i < types->len; i++)
    if (!check_pictures (store, g_ptr_array_index (types, i), faults, error))
      return FALSE;
  return add_rows (
      store,
      "SELECT name FROM attachment WHERE deleted IS NULL AND hash IS NOT NULL"
      " AND hash NOT IN (SELECT hash FROM content)",
      _ ("The content of the attached file “%s” is missing; attach it again or restore a backup."),
      faults, error);
}

/* SQLite tells of each damaged page; a few say as much as all, and what to do is said once. */
static void
tell_damage (const char *report, GPtrArray *faults)
{
  g_auto (GStrv) lines = g_strsplit (report, "\n", -1);
  guint n = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      if (**line == '\0' || g_str_has_prefix (*line, "***"))
        continue;
      if (n++ < MOST_DAMAGE)
        g_ptr_array_add (faults, g_strdup_printf (_ ("The file is damaged: %s."), *line));
    }
  if (n > MOST_DAMAGE)
    g_ptr_array_add (
        faults, g_strdup_printf (ngettext ("… and %u more fault of this kind.",
                                           "… and %u more faults of this kind.", n - MOST_DAMAGE),
                                 n - MOST_DAMAGE));
  if (n > 0)
    g_ptr_array_add (faults,
                     g_strdup (_ ("Export what can still be read and is newer than your last "
                                  "backup, then go back to that: “sales-admin restore "
                                  "--list” names the copies there are.")));
}

static gboolean
check_file (SaStore *store, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  g_autofree char *report = NULL;
  GError *local = NULL;

  add_rows (store, "SELECT * FROM pragma_integrity_check", "%s", found, &local);
  report = found->len > 0 ? g_strjoinv ("\n", (char **) found->pdata) : g_strdup ("");
  tell_damage (report, faults);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
look_over (SaStore *store, GPtrArray *faults, SaProgressFunc progress, gpointer data,
           GCancellable *cancellable, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);

  if (!check_file (store, faults, error))
    return FALSE;
  if (progress != NULL)
    progress (0.5, data);
  if (!add_rows (store, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check",
                 _ ("Some records of “%s” refer to records that are gone; restore a backup or "
                    "correct them."),
                 faults, error))
    return FALSE;
  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !check_search (store, type, faults, error)
          || !check_free_references (store, type, faults, error))
        return FALSE;
      if (progress != NULL)
        progress (0.5 + 0.5 * (i + 1) / types->len, data);
    }
  return check_contents (store, faults, error);
}

GPtrArray *
sa_store_check (SaStore *store, SaProgressFunc progress, gpointer data, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  if (look_over (store, faults, progress, data, cancellable, &local))
    return g_steal_pointer (&faults);
  if (!g_error_matches (local, SA_ERROR, SA_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  /* Damage that stops the looking is what was looked for. */
  if (faults->len == 0)
    g_ptr_array_add (faults, g_strdup (local->message));
  return g_steal_pointer (&faults);
}

gboolean
sa_store_rebuild (SaStore *store, GError **error)
{
  g_return_val_if_fail (store->depth == 0, FALSE);
  if (!sa_store_begin (store, error))
    return FALSE;
  if (!sa_index_rebuild (store, error) || !sa_store_exec (store, "REINDEX; COMMIT", error))
    {
      sa_store_rollback (store);
      return FALSE;
    }
  sa_store_leave_writer (store);
  return TRUE;
}
