/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin search WORDS, and show ID */

#include <glib/gi18n-lib.h>

#include "sa-command.h"
#include "sa-find.h"

/* --- search --- */

static void
add_member (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static char *
id_of (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return record != NULL ? sa_record_dup_id (record) : NULL;
}

static void
print_hits_json (SaStore *store, GPtrArray *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const SaHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *id = id_of (store, hit->row);

      json_builder_begin_object (builder);
      add_member (builder, "id", id);
      add_member (builder, "type", sa_type_get_name (hit->type));
      add_member (builder, "title", hit->title);
      add_member (builder, "subtitle", hit->subtitle);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sa_command_print_json (builder);
}

static void
print_hits (SaStore *store, GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const SaHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *id = id_of (store, hit->row);

      g_print ("%s  %s  %s%s%s\n", id, sa_type_get_title (hit->type), hit->title,
               hit->subtitle != NULL && *hit->subtitle != '\0' ? " · " : "",
               hit->subtitle != NULL ? hit->subtitle : "");
    }
}

int
sa_command_search (SaCommand *command, int argc, char **argv)
{
  g_autofree char *type_name = NULL;
  int limit = 20;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &type_name, N_ ("Only records of this type"),
      N_ ("TYPE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many of a type (20)"),
      N_ ("NUMBER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON list"), NULL },
    { NULL },
  };
  g_autoptr (SaStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *words = NULL;
  SaType *type = NULL;
  GError *error = NULL;

  if (!sa_command_parse (command, entries, _ ("WORDS"),
                         _ ("Finds records that have all the words, or their beginnings."), &argc,
                         &argv))
    return sa_command_get_status (command);
  if (argc < 2)
    return sa_command_misused (command, _ ("Say what to search for."));
  if (limit < 1)
    return sa_command_misused (command, _ ("The limit must be 1 or more."));
  words = g_strjoinv (" ", argv + 1);
  store = sa_command_open (command, &error);
  if (store != NULL && type_name != NULL)
    type = sa_command_find_type (store, type_name, &error);
  if (error == NULL)
    hits = sa_store_search_all (store, words, type, limit, &error);
  if (hits == NULL)
    return sa_command_fail (command, error);
  if (json)
    print_hits_json (store, hits);
  else
    print_hits (store, hits);
  return SA_EXIT_DONE;
}

/* --- show --- */

static char *
show_field (SaStore *store, SaRecord *record, guint index)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);

  if (field->kind == SA_KIND_REFERENCE)
    return sa_record_is_empty (record, index)
               ? NULL
               : sa_store_get_title (store, sa_record_number (record, index));
  return sa_record_display (record, index);
}

static void
show_text (SaStore *store, SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *title = sa_record_title (record);
  const char *state = sa_record_state_label (record);

  g_print ("%s: %s%s%s%s\n", sa_type_get_title (type), title, state != NULL ? " [" : "",
           state != NULL ? state : "", state != NULL ? "]" : "");
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *text = (field->flags & SA_FIELD_HIDDEN) == 0 ? show_field (store, record, i)
                                                                    : NULL;

      if (text != NULL && *text != '\0')
        g_print ("  %s: %s\n", sa_field_get_label (field), text);
    }
}

static void
show_json (SaStore *store, SaRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *id = sa_record_dup_id (record);
  g_autofree char *title = sa_record_title (record);

  json_builder_begin_object (builder);
  add_member (builder, "id", id);
  add_member (builder, "type", sa_type_get_name (type));
  add_member (builder, "title", title);
  add_member (builder, "state", sa_record_meta (record)->state);
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *text = NULL;

      if ((field->flags & SA_FIELD_HIDDEN) != 0 || sa_record_is_empty (record, i))
        continue;
      text = field->kind == SA_KIND_REFERENCE ? id_of (store, sa_record_number (record, i))
                                              : sa_record_plain (record, i);
      add_member (builder, field->name, text);
    }
  json_builder_end_object (builder);
  sa_command_print_json (builder);
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

  if (!sa_command_parse (command, entries, _ ("ID"), _ ("Shows all that is known of one record."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc != 2)
    return sa_command_misused (command, _ ("Name the record by its id; search shows it."));
  store = sa_command_open (command, &error);
  record = store != NULL ? sa_store_get_by_id (store, argv[1], &error) : NULL;
  if (record == NULL && error == NULL)
    g_set_error (&error, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is no record “%s”; search shows the ids."), argv[1]);
  if (record == NULL)
    return sa_command_fail (command, error);
  if (json)
    show_json (store, record);
  else
    show_text (store, record);
  return SA_EXIT_DONE;
}
