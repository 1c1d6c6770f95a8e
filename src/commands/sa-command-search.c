/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sales-admin search WORDS */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "sa-command.h"
#include "sa-find.h"
#include "sa-search-best.h"

/* Says how many there are of a type when not all are shown. */
static void
tell_more (SaStore *store, SaType *type, const char *words, guint shown)
{
  g_autoptr (SaQuery) query = sa_query_new (type);
  gint64 n;

  sa_query_search (query, words);
  n = MAX (sa_store_count (store, query, NULL), (gint64) shown + 1);
  /* Translators: a kind of record, such as “People”; how many are shown of how many */
  g_printerr (_ ("%s: %u of %" PRId64 " shown; --limit %" PRId64 " shows all.\n"),
              sa_type_get_title_plural (type), shown, n, n);
}

/* --- Output --- */

static void
print_json (GPtrArray *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const SaHit *hit = hits->pdata[i];
      g_autofree char *id = sa_record_dup_id (hit->record);

      json_builder_begin_object (builder);
      sa_command_add_member (builder, "id", id);
      sa_command_add_member (builder, "type", sa_type_get_name (hit->type));
      sa_command_add_member (builder, "title", hit->title);
      sa_command_add_member (builder, "subtitle", hit->subtitle);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sa_command_print_json (builder);
}

static void
print_text (GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const SaHit *hit = hits->pdata[i];
      const char *subtitle = hit->subtitle;
      g_autofree char *id = sa_record_dup_id (hit->record);

      g_print ("%s  %s  %s%s%s\n", id, sa_type_get_title (hit->type), hit->title,
               subtitle != NULL && *subtitle != '\0' ? " · " : "",
               subtitle != NULL ? subtitle : "");
    }
}

static gboolean
run (SaCommand *command, const char *words, const char *type_name, guint limit, gboolean json,
     GError **error)
{
  g_autoptr (SaStore) store = sa_command_open (command, error);
  SaType *type = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();

  if (store == NULL)
    return FALSE;
  if (type_name != NULL && (type = sa_command_find_type (store, type_name, error)) == NULL)
    return sa_command_set_misused (command);
  hits = sa_search_best (store, words, type, limit, TRUE, cut, error);
  if (hits == NULL)
    return FALSE;
  if (json)
    print_json (hits);
  else
    print_text (hits);
  for (guint i = 0; i < cut->len; i++)
    tell_more (store, cut->pdata[i], words, limit);
  if (hits->len == 0)
    g_printerr (_ ("Nothing was found that has all of “%s”; the beginnings of words are enough.\n"),
                words);
  return TRUE;
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
  g_autofree char *words = NULL;
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
  if (!run (command, words, type_name, (guint) limit, json, &error))
    return sa_command_fail (command, error);
  return SA_EXIT_DONE;
}
