/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables, indexes and triggers, made from the type tables. When the type tables of this program are
 * not those the file was made with, what is missing is added, after a backup beside the file. */

#include "sa-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-backup.h"
#include "sa-follow.h"

#define APPLICATION_ID 0x53614164 /* "SaAd" */

/* SQLite takes 127 arguments; the rest goes into the next call. */
#define MOST_ARGUMENTS 126

static const char fixed_tables[] =
    "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "INSERT OR IGNORE INTO setting VALUES ('seal', hex (randomblob (32)));" /* see sa-seal.c */
    "CREATE TABLE IF NOT EXISTS change (number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT "
    "NULL,"
    "  at TEXT NOT NULL, actor TEXT NOT NULL, state TEXT NOT NULL, cursor INTEGER, first INTEGER, "
    "last INTEGER);"
    "CREATE INDEX IF NOT EXISTS change_state ON change (state, number);"
    "CREATE TABLE IF NOT EXISTS edit (number INTEGER PRIMARY KEY, change INTEGER NOT NULL,"
    "  row INTEGER NOT NULL, op INTEGER NOT NULL, fields TEXT);"
    "CREATE INDEX IF NOT EXISTS edit_row ON edit (row) WHERE op <> 1;"
    "CREATE TABLE IF NOT EXISTS content (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE IF NOT EXISTS custom_field (type TEXT NOT NULL, name TEXT NOT NULL, kind INTEGER "
    "NOT NULL,"
    "  label TEXT NOT NULL, flags INTEGER NOT NULL, choices TEXT, PRIMARY KEY (type, name));"
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (text, content = '', contentless_delete "
    "= 1,"
    "  tokenize = 'sa', detail = none);";

typedef void (*ColumnFunc) (GString *sql, const char *column, gpointer data);

/* --- Pieces --- */

static void
append_column (GString *sql, const SaField *field)
{
  g_autofree char *name = sa_quote (field->name);

  g_string_append_printf (sql, ", %s %s", name, sa_field_is_number (field) ? "INTEGER" : "TEXT");
  if (field->kind == SA_KIND_REFERENCE && field->target != NULL)
    g_string_append_printf (sql, " REFERENCES %s (row) DEFERRABLE INITIALLY DEFERRED",
                            field->target);
}

static void
append_create_table (GString *sql, SaType *type)
{
  g_string_append_printf (
      sql,
      "CREATE TABLE IF NOT EXISTS %s (row INTEGER PRIMARY KEY, id BLOB NOT NULL,"
      " created INTEGER NOT NULL, changed INTEGER NOT NULL, deleted INTEGER,"
      " state TEXT, sort_key TEXT NOT NULL",
      sa_type_get_name (type));
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    append_column (sql, sa_type_get_field (type, i));
  g_string_append (sql, ");\n");
}

static void
append_indexes (GString *sql, SaType *type)
{
  const char *name = sa_type_get_name (type);
  g_autoptr (GPtrArray) sorted = sa_sorting_indexes (type);

  g_string_append_printf (
      sql,
      "CREATE UNIQUE INDEX IF NOT EXISTS %s_id ON %s (id);\n"
      "CREATE INDEX IF NOT EXISTS %s_deleted ON %s (deleted) WHERE deleted IS NOT NULL;\n",
      name, name, name, name);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *column = sa_quote (field->name);

      if (field->kind == SA_KIND_REFERENCE || (field->flags & SA_FIELD_RARE) != 0)
        g_string_append_printf (
            sql, "CREATE INDEX IF NOT EXISTS %s_%s ON %s (%s) WHERE %s IS NOT NULL;\n", name,
            field->name, name, column, column);
    }
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (sql, "%s;\n", ((SaSortIndex *) g_ptr_array_index (sorted, i))->sql);
}

static const char *const fixed_columns[] = { "created", "changed", "deleted", "state", "sort_key" };

/* Calls of @function over all columns, joined by ||, as many arguments a call as SQLite takes. */
static char *
call_over_columns (SaType *type, const char *function, const char *template, int arguments)
{
  GString *sql = g_string_new (NULL);
  guint n = G_N_ELEMENTS (fixed_columns) + sa_type_get_n_fields (type) + 1;
  int used = MOST_ARGUMENTS;

  for (guint i = 0; i < n; i++)
    {
      const char *name = i == 0 ? "id"
                         : i <= G_N_ELEMENTS (fixed_columns)
                             ? fixed_columns[i - 1]
                             : sa_type_get_field (type, i - 1 - G_N_ELEMENTS (fixed_columns))->name;
      g_autoptr (GString) piece = g_string_new (template);

      g_string_replace (piece, "@", name, 0);
      if (used + arguments > MOST_ARGUMENTS)
        {
          g_string_append_printf (sql, "%s%s(", sql->len > 0 ? ") || " : "", function);
          used = 0;
        }
      else
        g_string_append (sql, ", ");
      g_string_append (sql, piece->str);
      used += arguments;
    }
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

char *
sa_schema_row_json (SaType *type)
{
  g_autofree char *calls = call_over_columns (type, "sa_row", "'@', \"@\"", 2);

  return g_strdup_printf ("'{' || substr(%s, 2) || '}'", calls);
}

static char *
searched_columns (SaType *type)
{
  GString *columns = g_string_new ("deleted");

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (sa_type_get_field (type, i)->flags & SA_FIELD_SEARCHABLE)
      g_string_append_printf (columns, ", \"%s\"", sa_type_get_field (type, i)->name);
  return g_string_free (columns, FALSE);
}

/* Which records the index has to be brought up to date about when the transaction ends
 * (sa-index.c). */
static void
append_search_triggers (GString *sql, SaType *type)
{
  const char *name = sa_type_get_name (type);
  g_autofree char *columns = searched_columns (type);

  if (!sa_index_covers (type))
    return;
  g_string_append_printf (
      sql,
      "CREATE TRIGGER %s_index_insert AFTER INSERT ON %s BEGIN SELECT sa_due(NEW.row, 0); END;\n",
      name, name);
  g_string_append_printf (sql,
                          "CREATE TRIGGER %s_index_update AFTER UPDATE OF %s ON %s BEGIN SELECT "
                          "sa_due(NEW.row, 1); END;\n",
                          name, columns, name);
  g_string_append_printf (
      sql,
      "CREATE TRIGGER %s_index_delete AFTER DELETE ON %s BEGIN SELECT sa_due(OLD.row, 1); END;\n",
      name, name);
}

/* The same of the records that a part belongs to, or belonged to. */
static void
append_owner_triggers (GString *sql, SaType *type)
{
  const char *name = sa_type_get_name (type);
  g_autofree char *columns = searched_columns (type);
  g_autofree char *owner = sa_quote (sa_type_get_field (type, 0)->name);

  if (!sa_index_is_of_owner (type))
    return;
  g_string_append_printf (
      sql,
      "CREATE TRIGGER %s_index_insert AFTER INSERT ON %s BEGIN SELECT sa_due(NEW.%s, 1); END;\n",
      name, name, owner);
  g_string_append_printf (
      sql,
      "CREATE TRIGGER %s_index_update AFTER UPDATE OF %s, %s ON %s BEGIN SELECT "
      "sa_due(OLD.%s, 1), sa_due(NEW.%s, 1); END;\n",
      name, owner, columns, name, owner, owner);
  g_string_append_printf (
      sql,
      "CREATE TRIGGER %s_index_delete AFTER DELETE ON %s BEGIN SELECT sa_due(OLD.%s, 1); END;\n",
      name, name, owner);
}

static void
append_log_triggers (GString *sql, SaType *type)
{
  const char *name = sa_type_get_name (type);
  g_autofree char *diff = call_over_columns (type, "sa_diff", "'@', OLD.\"@\", NEW.\"@\"", 3);

  g_string_append_printf (sql,
                          "CREATE TRIGGER %s_log_insert AFTER INSERT ON %s WHEN sa_change() BEGIN\n"
                          "  INSERT INTO edit (change, row, op) VALUES (sa_change(), NEW.row, 1);\n"
                          "END;\n",
                          name, name);
  g_string_append_printf (sql,
                          "CREATE TRIGGER %s_log_update AFTER UPDATE ON %s WHEN sa_change() BEGIN\n"
                          "  INSERT INTO edit (change, row, op, fields)"
                          " VALUES (sa_change(), OLD.row, 2, '{' || substr(%s, 2) || '}');\n"
                          "END;\n",
                          name, name, diff);
}

/* --- All of it --- */

static char *
schema_sql (SaModel *model)
{
  GPtrArray *types = sa_model_get_types (model);
  GString *sql = g_string_new (fixed_tables);

  for (guint i = 0; i < types->len; i++)
    append_create_table (sql, g_ptr_array_index (types, i));
  return g_string_free (sql, FALSE);
}

/* What depends on the tables and can be made anew at any time. */
static char *
derived_sql (SaModel *model)
{
  GPtrArray *types = sa_model_get_types (model);
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      append_indexes (sql, type);
      append_log_triggers (sql, type);
      append_search_triggers (sql, type);
      append_owner_triggers (sql, type);
    }
  return g_string_free (sql, FALSE);
}

static gboolean
add_missing_columns (SaStore *store, SaType *type, gboolean *follows, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *pragma = g_strdup_printf ("SELECT name FROM pragma_table_info('%s')",
                                             sa_type_get_name (type));
  sqlite3_stmt *statement = sa_store_prepare (store, pragma, error);

  if (statement == NULL)
    return FALSE;
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_add (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_reset (statement);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autoptr (GString) sql = g_string_new (NULL);

      if (g_hash_table_contains (columns, field->name))
        continue;
      append_column (sql, field);
      g_string_erase (sql, 0, 2);
      g_string_prepend (sql, " ADD COLUMN ");
      g_string_prepend (sql, sa_type_get_name (type));
      g_string_prepend (sql, "ALTER TABLE ");
      if (!sa_store_exec (store, sql->str, error))
        return FALSE;
      *follows |= (field->flags & SA_FIELD_FOLLOWS) != 0;
    }
  return TRUE;
}

/* The indexes of @derived as SQLite keeps their text. */
static GHashTable *
wanted_indexes (const char *derived)
{
  GHashTable *wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (derived, ";\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, " INDEX IF NOT EXISTS ") != NULL)
      {
        g_autoptr (GString) sql = g_string_new (*line);

        g_string_replace (sql, "IF NOT EXISTS ", "", 1);
        g_hash_table_add (wanted, g_string_free (g_steal_pointer (&sql), FALSE));
      }
  return wanted;
}

/* Drops all triggers, and the indexes that are no longer made, or made otherwise. */
static gboolean
drop_derived (SaStore *store, const char *derived, GError **error)
{
  g_autoptr (GHashTable) wanted = wanted_indexes (derived);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = sa_store_prepare (
      store,
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"
      " OR (type = 'index' AND sql IS NOT NULL)",
      error);

  if (statement == NULL)
    return FALSE;
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (statement, 0);
      const char *table = (const char *) sqlite3_column_text (statement, 2);
      g_autofree char *name = sa_quote ((const char *) sqlite3_column_text (statement, 1));

      if (g_str_equal (type, "trigger"))
        g_string_append_printf (sql, "DROP TRIGGER %s;", name);
      else if (sa_model_find (store->model, table) != NULL
               && !g_hash_table_contains (wanted, sqlite3_column_text (statement, 3)))
        g_string_append_printf (sql, "DROP INDEX %s;", name);
    }
  sqlite3_reset (statement);
  return sa_store_exec (store, sql->str, error);
}

gboolean
sa_store_get_setting (SaStore *store, const char *name, char **value, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  *value = NULL;
  if (sa_store_scalar (store, "SELECT count(*) FROM sqlite_schema WHERE name = 'setting'", 0) == 0)
    return TRUE;
  statement = sa_store_prepare (store, "SELECT value FROM setting WHERE name = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_TRANSIENT);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE || sa_store_fail (store, code, error);
}

static gboolean
set_setting (SaStore *store, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);
  return sa_store_step (store, statement, error);
}

/* When records are found by other words than they were, the words are collected anew. */
static gboolean
follow_search (SaStore *store, GError **error)
{
  g_autofree char *digest = sa_index_digest (store->model);
  g_autofree char *known = NULL;

  if (!sa_store_get_setting (store, "search", &known, error))
    return FALSE;
  return g_strcmp0 (known, digest) == 0
         || (sa_index_rebuild (store, error) && set_setting (store, "search", digest, error));
}

static gboolean
build (SaStore *store, const char *tables, const char *derived, GError **error)
{
  GPtrArray *types = sa_model_get_types (store->model);
  gboolean follows = FALSE;

  if (!sa_store_exec (store, tables, error))
    return FALSE;
  for (guint i = 0; i < types->len; i++)
    if (!add_missing_columns (store, g_ptr_array_index (types, i), &follows, error))
      return FALSE;
  return drop_derived (store, derived, error) && sa_store_exec (store, derived, error)
         && (!follows || sa_store_follow (store, SA_FOLLOW_ALL, error))
         && follow_search (store, error);
}

/* Under the lock, so that two programs opening the file at once do not both do it. */
static gboolean
migrate (SaStore *store, const char *tables, const char *derived, const char *digest,
         GError **error)
{
  g_autofree char *finish = g_strdup_printf (
      "PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT", SA_SCHEMA_VERSION,
      APPLICATION_ID);
  g_autofree char *known = NULL;

  if (!sa_store_get_setting (store, "schema", &known, error))
    return FALSE;
  if (g_strcmp0 (known, digest) == 0)
    return TRUE;
  if (sa_store_scalar (store, "SELECT count(*) FROM sqlite_schema", 0) > 0
      && !sa_backup_before_migration (store, error))
    return FALSE;
  if (!sa_store_begin (store, error))
    return FALSE;
  if (!build (store, tables, derived, error) || !set_setting (store, "schema", digest, error)
      || !sa_store_exec (store, finish, error))
    {
      sa_store_rollback (store);
      return FALSE;
    }
  sa_store_leave_writer (store);
  sa_store_forget_statements (store);
  return TRUE;
}

static gboolean
wait_for_lock (SaStore *store, GError **error)
{
  gint64 begun = g_get_monotonic_time ();

  while (TRUE)
    {
      g_autoptr (GError) local = NULL;

      if (sa_store_lock (store, &local))
        return TRUE;
      if (!g_error_matches (local, SA_ERROR, SA_ERROR_BUSY)
          || g_get_monotonic_time () - begun > 10 * G_USEC_PER_SEC)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_usleep (10000);
    }
}

gboolean
sa_schema_is_ours (SaStore *store, GError **error)
{
  int version = sa_store_scalar (store, "PRAGMA user_version", 0);
  int application = sa_store_scalar (store, "PRAGMA application_id", 0);

  if (application == APPLICATION_ID && version > SA_SCHEMA_VERSION)
    {
      g_set_error (
          error, SA_ERROR, SA_ERROR_NEWER,
          _ ("%s was written by a newer Sales Admin; install the newer version to open it."),
          store->path);
      return FALSE;
    }
  if (application != APPLICATION_ID
      && sa_store_scalar (store, "SELECT count(*) FROM sqlite_schema", 0) > 0)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("%s is a database of another program; choose another file."), store->path);
      return FALSE;
    }
  return TRUE;
}

gboolean
sa_schema_prepare (SaStore *store, GError **error)
{
  g_autofree char *tables = NULL;
  g_autofree char *derived = NULL;
  g_autofree char *search = NULL;
  g_autofree char *all = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *known = NULL;
  gboolean fine;

  if (!sa_custom_fields_load (store, error))
    return FALSE;
  tables = schema_sql (store->model);
  derived = derived_sql (store->model);
  search = sa_index_digest (store->model);
  all = g_strconcat (tables, derived, search, NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
  if (!sa_store_get_setting (store, "schema", &known, error))
    return FALSE;
  if (g_strcmp0 (known, digest) == 0)
    return TRUE;
  if (!wait_for_lock (store, error))
    return FALSE;
  fine = migrate (store, tables, derived, digest, error);
  sa_store_unlock (store);
  return fine;
}
