/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin show RECORD */

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-command.h"
#include "sa-find.h"
#include "sa-open-tasks.h"

/* Of each kind of record that refers to the one shown so many are told, the latest first. */
#define MOST_RELATED 5

typedef void (*RelatedFunc) (SaStore *store, SaRecord *record, const SaField *field, gpointer data);

static char *
id_of (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return record != NULL ? sa_record_dup_id (record) : NULL;
}

/* What is still to be done, and what was said, by the day it was. */
static SaQuery *
query_related (SaStore *store, SaType *type, guint field, gint64 row)
{
  const char *name = sa_type_get_name (type);
  SaQuery *query = g_str_equal (name, "task") ? sa_open_tasks (store) : sa_query_new (type);

  sa_query_where_row (query, (int) field, row);
  sa_query_sort (query, SA_QUERY_CREATED, TRUE);
  if (g_str_equal (name, "interaction"))
    sa_query_sort (query, SA_INTERACTION_AT, TRUE);
  return query;
}

static gboolean
each_of_field (SaStore *store, SaRecord *record, SaType *type, guint index, RelatedFunc func,
               gpointer data, GError **error)
{
  g_autoptr (SaQuery) query = query_related (store, type, index, sa_record_get_row (record));
  g_autoptr (GPtrArray) found = sa_store_find (store, query, MOST_RELATED, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    func (store, found->pdata[i], sa_type_get_field (type, index), data);
  return found != NULL;
}

/* Whatever refers to the record: addresses, positions, consents, links, people, tasks, calls. */
static gboolean
each_related (SaStore *store, SaRecord *record, RelatedFunc func, gpointer data, GError **error)
{
  GPtrArray *types = sa_model_get_types (sa_store_get_model (store));
  const char *name = sa_type_get_name (sa_record_get_record_type (record));

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = types->pdata[i];

      for (guint j = 0; j < sa_type_get_n_fields (type); j++)
        {
          const SaField *field = sa_type_get_field (type, j);

          if (field->kind == SA_KIND_REFERENCE
              && (field->target == NULL || g_str_equal (field->target, name))
              && !each_of_field (store, record, type, j, func, data, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* A part of a record has no name to be told by, but a few fields that say it. */
static char *
describe (SaStore *store, SaRecord *record, const SaField *field)
{
  SaType *type = sa_record_get_record_type (record);
  GString *words = g_string_new (NULL);

  if (!sa_type_get_def (type)->plain)
    {
      g_autofree char *title = sa_record_title (record);
      g_autofree char *subtitle = sa_record_subtitle (record);

      g_string_append_printf (words, "%s%s%s", title, *subtitle != '\0' ? " · " : "", subtitle);
    }
  for (guint i = 0; sa_type_get_def (type)->plain && i < sa_type_get_n_fields (type); i++)
    {
      const SaField *other = sa_type_get_field (type, i);
      g_autofree char *text = other != field && (other->flags & SA_FIELD_HIDDEN) == 0
                                  ? sa_store_in_words (store, record, i)
                                  : NULL;

      if (text != NULL && *text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
    }
  return g_string_free (words, FALSE);
}

static void
show_related (SaStore *store, SaRecord *record, const SaField *field, gpointer data)
{
  g_autofree char *words = describe (store, record, field);

  g_print ("  %s: %s\n", sa_type_get_title (sa_record_get_record_type (record)), words);
}

static void
add_related (SaStore *store, SaRecord *record, const SaField *field, gpointer data)
{
  JsonBuilder *builder = data;
  g_autofree char *id = sa_record_dup_id (record);
  g_autofree char *words = describe (store, record, field);

  json_builder_begin_object (builder);
  sa_command_add_member (builder, "id", id);
  sa_command_add_member (builder, "type", sa_type_get_name (sa_record_get_record_type (record)));
  sa_command_add_member (builder, "field", field->name);
  sa_command_add_member (builder, "title", words);
  json_builder_end_object (builder);
}

static gboolean
show_text (SaStore *store, SaRecord *record, GError **error)
{
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *title = sa_record_title (record);
  const char *state = sa_record_state_label (record);

  g_print ("%s: %s%s%s%s\n", sa_type_get_title (type), title, state != NULL ? " [" : "",
           state != NULL ? state : "", state != NULL ? "]" : "");
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *text = (field->flags & SA_FIELD_HIDDEN) == 0
                                  ? sa_store_in_words (store, record, i)
                                  : NULL;

      if (text != NULL && *text != '\0')
        g_print ("  %s: %s\n", sa_field_get_label (field), text);
    }
  return each_related (store, record, show_related, NULL, error);
}

static gboolean
show_json (SaStore *store, SaRecord *record, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *id = sa_record_dup_id (record);
  g_autofree char *title = sa_record_title (record);

  json_builder_begin_object (builder);
  sa_command_add_member (builder, "id", id);
  sa_command_add_member (builder, "type", sa_type_get_name (type));
  sa_command_add_member (builder, "title", title);
  sa_command_add_member (builder, "state", sa_record_meta (record)->state);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *text = NULL;

      if ((field->flags & SA_FIELD_HIDDEN) != 0 || sa_record_is_empty (record, i))
        continue;
      text = field->kind == SA_KIND_REFERENCE ? id_of (store, sa_record_number (record, i))
                                              : sa_record_plain (record, i);
      sa_command_add_member (builder, field->name, text);
    }
  json_builder_set_member_name (builder, "related");
  json_builder_begin_array (builder);
  if (!each_related (store, record, add_related, builder, error))
    return FALSE;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sa_command_print_json (builder);
  return TRUE;
}

int
sa_command_show (SaCommand *command, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON object"), NULL },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autoptr (SaRecord) record = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, _ ("RECORD"),
                         _ ("Shows what is known of one record, named by its id, its code or its "
                            "name, and the latest of each kind that refers to it."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc != 2)
    return sa_command_misused (command, _ ("Name one record by its id, its code or its name; a "
                                           "name of several words goes in quotation marks."));
  store = sa_command_open (command, &error);
  record = store != NULL ? sa_command_find_record (store, argv[1], NULL, &error) : NULL;
  if (record == NULL || !(json ? show_json : show_text) (store, record, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
