/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder a database, and in it one file for a new record of each type (and of what it is about),
 * one for each record being changed. Confidential fields are left out: a draft is plain text, the
 * database may be encrypted. */

#include "sa-draft.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sa-paths.h"

#define GROUP "draft"
#define DIGEST_LENGTH 16

static char *
draft_path (SaStore *store, SaRecord *record, SaRecord *about)
{
  const char *type = sa_type_get_name (sa_record_get_record_type (record));
  g_autofree char *folder = sa_paths_drafts ();
  g_autofree char *database = g_canonicalize_filename (sa_store_get_path (store), NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, database, -1);
  g_autofree char *id = sa_record_get_row (record) != 0 ? sa_record_dup_id (record) : NULL;
  g_autofree char *about_id = about != NULL ? sa_record_dup_id (about) : NULL;
  g_autofree char *name = g_strdup_printf ("%s-%s%s%s", type, id != NULL ? id : "new",
                                           about_id != NULL ? "-" : "",
                                           about_id != NULL ? about_id : "");

  digest[DIGEST_LENGTH] = '\0';
  return g_build_filename (folder, digest, name, NULL);
}

void
sa_draft_save (SaStore *store, SaRecord *record, SaRecord *about)
{
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *path = draft_path (store, record, about);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if (!sa_record_field_is_changed (record, i) || (field->flags & SA_FIELD_CONFIDENTIAL) != 0)
        continue;
      if (sa_field_is_number (field) && !sa_record_is_empty (record, i))
        g_key_file_set_int64 (file, GROUP, field->name, sa_record_number (record, i));
      else
        g_key_file_set_string (file, GROUP, field->name,
                               sa_field_is_number (field) || sa_record_text (record, i) == NULL
                                   ? ""
                                   : sa_record_text (record, i));
    }
  text = g_key_file_to_data (file, NULL, NULL);
  g_mkdir_with_parents (folder, 0700);
  /* a draft that cannot be written must not get into the way of what is being typed */
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

gboolean
sa_draft_exists (SaStore *store, SaRecord *record, SaRecord *about)
{
  g_autofree char *path = draft_path (store, record, about);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
sa_draft_load (SaStore *store, SaRecord *record, SaRecord *about)
{
  SaType *type = sa_record_get_record_type (record);
  g_autofree char *path = draft_path (store, record, about);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);
      g_autofree char *text = g_key_file_get_string (file, GROUP, field->name, NULL);

      if (text == NULL)
        continue;
      if (*text == '\0')
        sa_record_clear (record, i);
      else if (sa_field_is_number (field))
        sa_record_set_number (record, i, g_ascii_strtoll (text, NULL, 10));
      else
        sa_record_set_text (record, i, text);
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
