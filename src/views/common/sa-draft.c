/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder a database, and in it files for new records of each type (and of what they are about),
 * and one for each record being changed. What is in it is sealed, so that it can be read by who can
 * open the database. */

#include "sa-draft.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sa-paths.h"
#include "sa-seal.h"

#define GROUP "draft"
#define DIGEST_LENGTH 16

#define ID_LENGTH 36 /* of a UUID */
#define NEW "new"
#define NUMBER "+"

static char *
folder_of (const char *path)
{
  g_autofree char *folder = sa_paths_drafts ();
  g_autofree char *database = g_canonicalize_filename (path, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, database, -1);

  digest[DIGEST_LENGTH] = '\0';
  return g_build_filename (folder, digest, NULL);
}

static char *
draft_folder (SaStore *store)
{
  return folder_of (sa_store_get_path (store));
}

/* Which of the drafts of new records of one type: 0 for the first. */
static guint
get_number (SaRecord *record)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (record), "draft"));
}

static void
set_number (SaRecord *record, guint number)
{
  g_object_set_data (G_OBJECT (record), "draft", GUINT_TO_POINTER (number));
}

static char *
draft_path (SaStore *store, SaRecord *record, SaRecord *about)
{
  const char *type = sa_type_get_name (sa_record_get_record_type (record));
  g_autofree char *folder = draft_folder (store);
  g_autofree char *id = sa_record_get_row (record) != 0 ? sa_record_dup_id (record) : NULL;
  g_autofree char *about_id = about != NULL ? sa_record_dup_id (about) : NULL;
  g_autoptr (GString) name = g_string_new (type);

  g_string_append_printf (name, "-%s", id != NULL ? id : NEW);
  if (about_id != NULL)
    g_string_append_printf (name, "-%s", about_id);
  else if (id == NULL && get_number (record) > 0)
    g_string_append_printf (name, NUMBER "%u", get_number (record));
  return g_build_filename (folder, name->str, NULL);
}

static char *
values_to_text (SaRecord *record)
{
  SaType *type = sa_record_get_record_type (record);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if (!sa_record_field_is_changed (record, i))
        continue;
      if (sa_field_is_number (field) && !sa_record_is_empty (record, i))
        g_key_file_set_int64 (file, GROUP, field->name, sa_record_number (record, i));
      else
        g_key_file_set_string (file, GROUP, field->name,
                               sa_field_is_number (field) || sa_record_text (record, i) == NULL
                                   ? ""
                                   : sa_record_text (record, i));
    }
  return g_key_file_to_data (file, NULL, NULL);
}

void
sa_draft_save (SaStore *store, SaRecord *record, SaRecord *about)
{
  g_autofree char *path = draft_path (store, record, about);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = values_to_text (record);
  g_autoptr (GBytes) sealed = NULL;

  if (*text == '\0')
    {
      sa_draft_remove (store, record, about);
      return;
    }
  sealed = sa_store_seal (store, text, NULL);
  g_mkdir_with_parents (folder, 0700);
  /* a draft that cannot be written must not get into the way of what is being typed */
  if (sealed != NULL)
    g_file_set_contents_full (path, g_bytes_get_data (sealed, NULL),
                              (gssize) g_bytes_get_size (sealed), G_FILE_SET_CONTENTS_CONSISTENT,
                              0600, NULL);
}

gboolean
sa_draft_exists (SaStore *store, SaRecord *record, SaRecord *about)
{
  g_autofree char *path = draft_path (store, record, about);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
sa_draft_set_apart (SaStore *store, SaRecord *record)
{
  guint number = 0;

  if (sa_record_get_row (record) != 0)
    return;
  do
    set_number (record, number++);
  while (sa_draft_exists (store, record, NULL));
}

void
sa_draft_share (SaRecord *record, SaRecord *like)
{
  set_number (record, get_number (like));
}

static char *
read_sealed (SaStore *store, const char *path)
{
  g_autoptr (GBytes) sealed = NULL;
  char *bytes;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return NULL;
  sealed = g_bytes_new_take (bytes, size);
  return sa_store_unseal (store, sealed, NULL);
}

gboolean
sa_draft_load (SaStore *store, SaRecord *record, SaRecord *about)
{
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *path = draft_path (store, record, about);
  g_autofree char *text = read_sealed (store, path);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return FALSE;
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *value = g_key_file_get_string (file, GROUP, field->name, NULL);

      if (value == NULL)
        continue;
      if (*value == '\0')
        sa_record_clear (record, i);
      else if (sa_field_is_number (field))
        sa_record_set_number (record, i, g_ascii_strtoll (value, NULL, 10));
      else
        sa_record_set_text (record, i, value);
    }
  return TRUE;
}

void
sa_draft_remove (SaStore *store, SaRecord *record, SaRecord *about)
{
  g_autofree char *path = draft_path (store, record, about);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_delete (file, NULL, NULL);
}

/* --- Finding them again --- */

void
sa_draft_free (SaDraft *draft)
{
  g_clear_object (&draft->record);
  g_clear_object (&draft->about);
  g_clear_object (&draft->next);
  g_free (draft->day);
  g_free (draft);
}

static SaRecord *
get_alive (SaStore *store, const char *id)
{
  g_autoptr (SaRecord) record = sa_store_get_by_id (store, id, NULL);

  return record != NULL && sa_record_meta (record)->deleted == 0 ? g_steal_pointer (&record) : NULL;
}

/* Reads a name as draft_path() makes them: TYPE-new, TYPE-new+NUMBER, TYPE-new-ABOUT or TYPE-ID. */
static SaDraft *
parse_name (SaStore *store, const char *name)
{
  g_autoptr (SaDraft) draft = g_new0 (SaDraft, 1);
  const char *rest = strchr (name, '-');
  g_autofree char *type_name = rest != NULL ? g_strndup (name, (gsize) (rest - name)) : NULL;
  SaType *type = rest != NULL ? sa_model_find (sa_store_get_model (store), type_name) : NULL;

  if (type == NULL)
    return NULL;
  rest++;
  if (g_str_has_prefix (rest, NEW "-"))
    {
      draft->about = get_alive (store, rest + strlen (NEW "-"));
      if (draft->about == NULL)
        return NULL;
    }
  if (draft->about != NULL || g_str_equal (rest, NEW) || g_str_has_prefix (rest, NEW NUMBER))
    draft->record = sa_record_new (type);
  else if (strlen (rest) == ID_LENGTH)
    draft->record = get_alive (store, rest);
  if (g_str_has_prefix (rest, NEW NUMBER))
    set_number (draft->record, (guint) g_ascii_strtoull (rest + strlen (NEW NUMBER), NULL, 10));
  return draft->record != NULL ? g_steal_pointer (&draft) : NULL;
}

/* What a call led to is kept beside the call, and is no draft of its own. */
static gboolean
is_companion (SaDraft *draft)
{
  return draft->about != NULL && sa_record_is (draft->record, "task");
}

static SaRecord *
load_companion (SaStore *store, SaRecord *about)
{
  g_autoptr (SaRecord) task = sa_record_new (sa_store_get_type_named (store, "task"));

  return sa_draft_load (store, task, about) ? g_steal_pointer (&task) : NULL;
}

static gboolean
has_values (SaRecord *record)
{
  for (guint i = 0; i < sa_type_get_n_fields (sa_record_get_record_type (record)); i++)
    if (sa_record_field_is_changed (record, i))
      return TRUE;
  return FALSE;
}

static SaDraft *
find_one (SaStore *store, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (SaDraft) draft = parse_name (store, name);
  g_autoptr (GDateTime) typed = NULL;
  GStatBuf info;

  if (draft == NULL || is_companion (draft) || g_stat (path, &info) != 0
      || !sa_draft_load (store, draft->record, draft->about) || !has_values (draft->record))
    return NULL;
  typed = g_date_time_new_from_unix_local (info.st_mtime);
  draft->day = g_date_time_format (typed, "%F");
  if (draft->about != NULL)
    draft->next = load_companion (store, draft->about);
  return g_steal_pointer (&draft);
}

void
sa_draft_discard (SaStore *store, SaDraft *draft)
{
  sa_draft_remove (store, draft->record, draft->about);
  if (draft->next != NULL)
    sa_draft_remove (store, draft->next, draft->about);
}

void
sa_draft_put_back (SaStore *store, SaDraft *draft)
{
  sa_draft_save (store, draft->record, draft->about);
  if (draft->next != NULL)
    sa_draft_save (store, draft->next, draft->about);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(SaDraft *const *) b)->day, (*(SaDraft *const *) a)->day);
}

GPtrArray *
sa_drafts_find (SaStore *store)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_draft_free);
  g_autofree char *folder = draft_folder (store);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      SaDraft *draft = find_one (store, folder, name);

      if (draft != NULL)
        g_ptr_array_add (found, draft);
    }
  g_ptr_array_sort (found, newest_first);
  return found;
}

GFileMonitor *
sa_drafts_watch (SaStore *store)
{
  g_autofree char *folder = draft_folder (store);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  g_mkdir_with_parents (folder, 0700);
  return g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
}

void
sa_drafts_move (const char *from, const char *to)
{
  g_autofree char *old = folder_of (from);
  g_autofree char *new = folder_of (to);

  g_rename (old, new);
}

void
sa_drafts_trash (const char *path)
{
  g_autofree char *folder = folder_of (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  g_file_trash (file, NULL, NULL);
}
