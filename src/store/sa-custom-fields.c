/* SPDX-License-Identifier: GPL-3.0-or-later */

/* They stand in a table of the database, those that were removed too, with a mark: their columns
 * are there, and so is what history has of them. */

#include "sa-custom-fields.h"

#include <string.h>

#include "sa-fold.h"
#include "sa-store-private.h"

#define REMOVED (1 << 30) /* beside the flags of a field */
#define LONGEST_NAME 36   /* leaves room for a number */
#define NAME_FOR_NONE "field"

/* --- Reading --- */

/* The choices stand one a line. */
static GArray *
split_choices (const char *const *lines)
{
  GArray *choices = g_array_new (TRUE, TRUE, sizeof (SaChoice));

  for (; *lines != NULL && **lines != '\0'; lines++)
    {
      SaChoice choice = { *lines, *lines };

      g_array_append_val (choices, choice);
    }
  return choices;
}

static gboolean
load_one (SaStore *store, sqlite3_stmt *statement, GError **error)
{
  const char *stored = (const char *) sqlite3_column_text (statement, 5);
  g_auto (GStrv) lines = g_strsplit (stored != NULL ? stored : "", "\n", -1);
  g_autoptr (GArray) choices = split_choices ((const char *const *) lines);
  SaType *type = sa_model_find (store->model, (const char *) sqlite3_column_text (statement, 0));
  SaField field = { (const char *) sqlite3_column_text (statement, 1),
                    (SaKind) sqlite3_column_int (statement, 2),
                    (const char *) sqlite3_column_text (statement, 3) };

  /* What an office added may be there for everybody by now: then its values are that field's. */
  if (type == NULL || sa_type_find_field (type, field.name) >= 0)
    return TRUE;
  field.flags = (guint) sqlite3_column_int (statement, 4);
  field.choices = choices->len > 0 ? (const SaChoice *) choices->data : NULL;
  return sa_model_add_field (store->model, sa_type_get_name (type), &field, error);
}

gboolean
sa_custom_fields_load (SaStore *store, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT type, name, kind, label, flags, choices FROM custom_field"
      " WHERE flags & %d = 0 ORDER BY type, rowid",
      REMOVED);
  sqlite3_stmt *statement;
  gboolean fine = TRUE;

  if (sa_store_scalar (store, "SELECT count(*) FROM sqlite_schema WHERE name = 'custom_field'", 0)
      == 0)
    return TRUE;
  statement = sa_store_prepare (store, sql, error);
  if (statement == NULL)
    return FALSE;
  while (fine && sqlite3_step (statement) == SQLITE_ROW)
    fine = load_one (store, statement, error);
  sqlite3_reset (statement);
  return fine;
}

/* --- Names --- */

static char *
name_of_label (const char *label)
{
  g_autofree char *folded = sa_fold (label);
  GString *name = g_string_new (NULL);

  for (const char *c = folded; *c != '\0' && name->len < LONGEST_NAME; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, *c);
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  while (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0 || !g_ascii_islower (name->str[0]))
    g_string_prepend (name, name->len == 0 ? NAME_FOR_NONE : NAME_FOR_NONE "_");
  return g_string_free (name, FALSE);
}

/* The flags and kind of a field that stands in the table. Returns: whether it does */
static gboolean
look_up (SaStore *store, const char *type, const char *name, int *kind, int *flags)
{
  sqlite3_stmt *statement = sa_store_prepare (
      store, "SELECT kind, flags FROM custom_field WHERE type = ? AND name = ?", NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, type, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_STATIC);
  found = sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    {
      *kind = sqlite3_column_int (statement, 0);
      *flags = sqlite3_column_int (statement, 1);
    }
  sqlite3_reset (statement);
  return found;
}

static gboolean
may_name (SaStore *store, const char *type, const char *name, SaKind kind)
{
  g_autoptr (SaModel) trial = sa_model_new ();
  SaField field = { name, kind, name };
  int old_kind;
  int flags;

  if (look_up (store, type, name, &old_kind, &flags))
    return (flags & REMOVED) != 0 && old_kind == (int) kind;
  return sa_model_add_field (trial, type, &field, NULL);
}

char *
sa_custom_field_name (SaStore *store, const char *type, const char *label, SaKind kind)
{
  g_autofree char *first = name_of_label (label);
  char *name = g_strdup (first);

  for (int number = 2; !may_name (store, type, name, kind); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%d", first, number);
    }
  return name;
}

/* --- Writing --- */

gboolean
sa_custom_field_put (SaStore *store, const char *type, const SaField *field, GError **error)
{
  g_autoptr (SaModel) trial = sa_model_new ();
  g_autoptr (GString) choices = g_string_new (NULL);
  sqlite3_stmt *statement;

  if (!sa_model_add_field (trial, type, field, error))
    return FALSE;
  for (const SaChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_string_append_printf (choices, "%s%s", choices->len > 0 ? "\n" : "", choice->code);
  statement = sa_store_prepare (
      store,
      "INSERT INTO custom_field VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
      " SET label = excluded.label, flags = excluded.flags, choices = excluded.choices",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, type, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, field->name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 3, field->kind);
  sqlite3_bind_text (statement, 4, field->label, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (statement, 5, (int) (field->flags & ~(guint) SA_FIELD_CUSTOM));
  sqlite3_bind_text (statement, 6, choices->str, -1, SQLITE_TRANSIENT);
  return sa_store_step (store, statement, error);
}

gboolean
sa_custom_field_remove (SaStore *store, const char *type, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE custom_field SET flags = flags | %d WHERE type = ? AND name = ?", REMOVED);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, type, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_TRANSIENT);
  return sa_store_step (store, statement, error);
}
