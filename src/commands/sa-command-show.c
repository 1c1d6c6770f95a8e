/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin show RECORD */

#include <glib/gi18n-lib.h>

#include "sa-command.h"

static char *
id_of (SaStore *store, gint64 row)
{
  g_autoptr (SaRecord) record = sa_store_get (store, row, NULL);

  return record != NULL ? sa_record_dup_id (record) : NULL;
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
      g_autofree char *text = (field->flags & SA_FIELD_HIDDEN) == 0
                                  ? sa_store_in_words (store, record, i)
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

  if (!sa_command_parse (command, entries, _ ("RECORD"),
                         _ ("Shows all that is known of one record, named by its id, its code or "
                            "its name."),
                         &argc, &argv))
    return sa_command_get_status (command);
  if (argc != 2)
    return sa_command_misused (command, _ ("Name one record by its id, its code or its name; a "
                                           "name of several words goes in quotation marks."));
  store = sa_command_open (command, &error);
  record = store != NULL ? sa_command_find_record (store, argv[1], NULL, &error) : NULL;
  if (record == NULL)
    return sa_command_fail (command, error);
  if (json)
    show_json (store, record);
  else
    show_text (store, record);
  return SA_EXIT_DONE;
}
