/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What arguments mean: kinds of record, conditions, the one record somebody names. And what is
 * wrong with options, in sentences of our own, as GLib's give no way out. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-command.h"
#include "sa-find.h"
#include "sa-fold.h"
#include "sa-id.h"

#define LISTED 10

/* --- Options --- */

static const GOptionEntry *
find_option (const GOptionEntry *const *groups, const char *argument)
{
  gsize length = strcspn (argument, "=");

  for (; *groups != NULL; groups++)
    for (const GOptionEntry *entry = *groups; entry->long_name != NULL; entry++)
      if (argument[1] == '-' ? strlen (entry->long_name) == length - 2
                                   && strncmp (entry->long_name, argument + 2, length - 2) == 0
                             : entry->short_name == argument[1])
        return entry;
  return NULL;
}

/* What stands in the argument itself: "--limit=5", "-d5"; NULL when it is the next one. */
static const char *
value_within (const char *argument)
{
  const char *equals = strchr (argument, '=');

  if (argument[1] == '-')
    return equals != NULL ? equals + 1 : NULL;
  return argument[2] != '\0' ? argument + 2 : NULL;
}

static char *
find_fault_of_value (const GOptionEntry *entry, const char *value)
{
  gint64 number;

  if (value == NULL)
    return g_strdup_printf (_ ("--%s needs something behind it: %s."), entry->long_name,
                            g_dgettext (GETTEXT_PACKAGE, entry->arg_description));
  if (entry->arg != G_OPTION_ARG_INT
      || g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    return NULL;
  return g_strdup_printf (_ ("“%s” is not a number; --%s takes a whole number, such as 5."), value,
                          entry->long_name);
}

char *
sa_command_find_fault (const GOptionEntry *const *groups, int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      const GOptionEntry *entry;
      const char *value;
      char *fault;

      if (argv[i][0] != '-' || argv[i][1] == '\0')
        continue;
      entry = find_option (groups, argv[i]);
      if (entry == NULL)
        return g_strdup_printf (_ ("There is no option “%s”."), argv[i]);
      if (entry->arg == G_OPTION_ARG_NONE)
        continue;
      value = value_within (argv[i]);
      if (value == NULL && i + 1 < argc)
        value = argv[++i];
      fault = find_fault_of_value (entry, value);
      if (fault != NULL)
        return fault;
    }
  return NULL;
}

/* --- Kinds of record --- */

static gboolean
is_called (const SaTypeDef *def, const char *key)
{
  const char *const names[] = { def->name, def->title, def->title_plural, _ (def->title),
                                _ (def->title_plural) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *other = sa_fold_key (names[i]);

      if (g_str_equal (other, key))
        return TRUE;
    }
  return FALSE;
}

char *
sa_command_list_types (SaStore *store)
{
  GPtrArray *types = sa_model_get_types (sa_store_get_model (store));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < types->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            sa_type_get_name (g_ptr_array_index (types, i)));
  return g_string_free (names, FALSE);
}

SaType *
sa_command_find_type (SaStore *store, const char *name, GError **error)
{
  GPtrArray *types = sa_model_get_types (sa_store_get_model (store));
  g_autofree char *key = sa_fold_key (name);
  g_autofree char *names = NULL;

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);

      if (is_called (sa_type_get_def (type), key))
        return type;
    }
  names = sa_command_list_types (store);
  g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
               _ ("“%s” is not a kind of record; these are: %s."), name, names);
  return NULL;
}

SaQuery *
sa_command_make_query (SaCommand *command, SaStore *store, const char *type_name,
                       const char *filter, GError **error)
{
  SaType *type = sa_command_find_type (store, type_name, error);
  SaQuery *query = type != NULL ? sa_query_parse (type, filter, error) : NULL;

  if (query == NULL)
    sa_command_set_misused (command);
  return query;
}

/* --- One record --- */

/* Records whose field of that name meets the condition. */
static gboolean
collect (SaStore *store, const char *const *only, const char *field_name, SaOp op, const char *text,
         GPtrArray *found, GError **error)
{
  GPtrArray *types = sa_model_get_types (sa_store_get_model (store));

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = g_ptr_array_index (types, i);
      int field = sa_type_find_field (type, field_name);
      g_autoptr (SaQuery) query = NULL;
      g_autoptr (GPtrArray) records = NULL;

      if (field < 0 || sa_type_get_def (type)->plain
          || (only != NULL && !g_strv_contains (only, sa_type_get_name (type))))
        continue;
      query = sa_query_new (type);
      sa_query_where (query, field, op, text);
      records = sa_store_find (store, query, LISTED + 1, error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        g_ptr_array_add (found, g_object_ref (records->pdata[j]));
    }
  return TRUE;
}

static void
set_error_several (GPtrArray *found, const char *name, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, LISTED); i++)
    {
      SaRecord *record = found->pdata[i];
      g_autofree char *id = sa_record_dup_id (record);
      g_autofree char *title = sa_record_title (record);
      g_autofree char *subtitle = sa_record_subtitle (record);

      g_string_append_printf (list, "\n  %s  %s%s%s", id, title,
                              subtitle != NULL && *subtitle != '\0' ? " · " : "",
                              subtitle != NULL ? subtitle : "");
    }
  if (found->len > LISTED)
    g_string_append_printf (list, "\n  %s",
                            _ ("… and more; “sales-admin search” shows them with their ids."));
  g_set_error (error, SA_ERROR, SA_ERROR_NOT_FOUND,
               _ ("“%s” may be one of several; name it by its id:%s"), name, list->str);
}

SaRecord *
sa_command_find_record (SaStore *store, const char *name, const char *const *only, GError **error)
{
  static const struct
  {
    const char *field;
    SaOp op;
  } ways[] = { { "code", SA_OP_IS }, { "name", SA_OP_IS }, { "name", SA_OP_CONTAINS } };
  g_autofree char *key = sa_fold_key (name);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) problem = NULL;
  guint8 id[16];
  SaRecord *record = sa_id_from_string (name, id) ? sa_store_get_by_id (store, name, &problem)
                                                  : NULL;

  for (guint i = 0; record == NULL && problem == NULL && *key != '\0' && found->len == 0
                    && i < G_N_ELEMENTS (ways);
       i++)
    collect (store, only, ways[i].field, ways[i].op, name, found, &problem);
  if (record == NULL && problem == NULL && found->len == 1)
    return g_object_ref (found->pdata[0]);
  if (record == NULL && problem == NULL && found->len > 1)
    set_error_several (found, name, &problem);
  else if (record == NULL && problem == NULL)
    g_set_error (&problem, SA_ERROR, SA_ERROR_NOT_FOUND,
                 _ ("There is no record with the id, code or name “%s”; “sales-admin search” finds "
                    "records by any word and shows their ids."),
                 name);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return record;
}
