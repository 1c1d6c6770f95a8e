/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin dump: every record as one line of JSON, in an order and form that depend on nothing
 * but the records themselves, so that two dumps are equal exactly when the offices are. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sa-command.h"
#include "sa-find.h"
#include "sa-id.h"

typedef struct
{
  SaStore *store;
  GString *line;
  GPtrArray *lines;
} Dump;

static void
append_text (GString *line, const char *text)
{
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (line, '\\');
      if ((guchar) *p < 0x20)
        g_string_append_printf (line, "\\u%04x", *p);
      else
        g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static void
append_member (GString *line, const char *name, const char *text)
{
  g_string_append_printf (line, ",\"%s\":", name);
  append_text (line, text);
}

/* A line says each thing once: the type of records a filter is for is not its own. */
static char *
name_of (SaType *type, const SaField *field)
{
  static const char *const taken[] = { "type", "id", "state", NULL };

  return g_strv_contains (taken, field->name)
             ? g_strdup_printf ("%s_%s", sa_type_get_name (type), field->name)
             : g_strdup (field->name);
}

static void
append_field (Dump *dump, SaRecord *record, guint index)
{
  SaType *type = sa_record_get_record_type (record);
  const SaField *field = sa_type_get_field (type, index);
  g_autofree char *name = name_of (type, field);

  if (sa_record_is_empty (record, index))
    return;
  if (field->kind == SA_KIND_REFERENCE)
    {
      g_autoptr (SaRecord)
          target = sa_store_get (dump->store, sa_record_number (record, index), NULL);
      g_autofree char *id = target != NULL ? sa_record_dup_id (target) : NULL;

      append_member (dump->line, name, id != NULL ? id : "");
    }
  else if (sa_field_is_number (field))
    g_string_append_printf (dump->line, ",\"%s\":%" PRId64, name, sa_record_number (record, index));
  else
    append_member (dump->line, name, sa_record_text (record, index));
}

static gboolean
dump_record (SaRecord *record, gpointer data, GError **error)
{
  Dump *dump = data;
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *id = sa_record_dup_id (record);
  const SaRecordMeta *meta = sa_record_meta (record);

  g_string_assign (dump->line, "{\"type\":");
  append_text (dump->line, sa_type_get_name (type));
  append_member (dump->line, "id", id);
  if (meta->state != NULL)
    append_member (dump->line, "state", meta->state);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    append_field (dump, record, i);
  g_string_append_c (dump->line, '}');
  g_ptr_array_add (dump->lines, g_strdup (dump->line->str));
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Type by type, as lines in the order of their ids, which stand first in them. */
static gboolean
dump_type (Dump *dump, SaType *type, GError **error)
{
  g_autoptr (SaQuery) query = sa_query_new (type);

  g_ptr_array_set_size (dump->lines, 0);
  sa_query_sort (query, SA_QUERY_CREATED, FALSE);
  if (!sa_store_foreach (dump->store, query, dump_record, dump, error))
    return FALSE;
  g_ptr_array_sort (dump->lines, compare_lines);
  for (guint i = 0; i < dump->lines->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (dump->lines, i));
  return TRUE;
}

static gboolean
dump_all (SaStore *store, GError **error)
{
  GPtrArray *types = sa_model_get_types (sa_store_get_model (store));
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Dump dump = { store, line, lines };

  for (guint i = 0; i < types->len; i++)
    if (!dump_type (&dump, g_ptr_array_index (types, i), error))
      return FALSE;
  return TRUE;
}

int
sa_command_dump (SaCommand *command, int argc, char **argv)
{
  g_autoptr (SaStore) store = NULL;
  GError *error = NULL;

  if (!sa_command_parse (
          command, NULL, NULL,
          _ ("Writes all living records as JSON lines, always in the same form and order."), &argc,
          &argv))
    return sa_command_get_status (command);
  if (argc > 1)
    return sa_command_misused (command, _ ("“%s” is too much; dump takes no arguments."), argv[1]);
  store = sa_command_open (command, &error);
  if (store == NULL || !dump_all (store, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
