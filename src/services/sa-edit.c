/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three records are compared: as it was when the form last agreed with the store (the base), as the
 * form has it now, and as the store has it now. What the form changed is put upon the last of them,
 * under the lock of the writer, so that nobody comes between looking and writing. */

#include "sa-edit.h"

#include <glib/gi18n-lib.h>

#include "sa-log.h"
#include "sa-states.h"

struct _SaEdit
{
  SaStore *store;
  SaRecord *record;
  SaRecord *base;
  SaRecord *theirs; /* NULL until there was a clash */
  GArray *clashes;
};

SaEdit *
sa_edit_new (SaStore *store, SaRecord *record)
{
  SaEdit *self = g_new0 (SaEdit, 1);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->base = sa_record_copy (record);
  self->clashes = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
sa_edit_free (SaEdit *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->clashes, g_array_unref);
  g_free (self);
}

/* Puts what was changed here upon @theirs, and notes where it would overwrite something. */
static void
put_upon (SaEdit *self, SaRecord *theirs)
{
  g_array_set_size (self->clashes, 0);
  for (guint i = 0; i < sa_type_get_n_fields (sa_record_get_record_type (theirs)); i++)
    {
      if (!sa_record_is_edited (self->record, i, self->base))
        continue;
      if (!sa_record_same_field (theirs, self->base, i)
          && !sa_record_same_field (theirs, self->record, i))
        g_array_append_val (self->clashes, i);
      else
        sa_record_copy_field (theirs, i, self->record);
    }
}

/* The record to be written: the store's with what was changed here, or, when the store has none,
 * what was written here. */
static SaRecord *
make_merged (SaEdit *self, GError **error)
{
  gint64 row = sa_record_get_row (self->record);
  GError *failure = NULL;
  SaRecord *merged;

  g_clear_object (&self->theirs);
  g_array_set_size (self->clashes, 0);
  if (row != 0)
    self->theirs = sa_store_get (self->store, row, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (self->theirs == NULL)
    return sa_record_copy (self->record);
  if (sa_record_meta (self->theirs)->deleted != 0)
    {
      g_autofree char *title = sa_record_title (self->theirs);

      g_set_error (error, SA_ERROR, SA_ERROR_CONFLICT,
                   _ ("“%s” was deleted meanwhile. Bring it back, and what you typed is offered "
                      "again."),
                   title);
      return NULL;
    }
  merged = sa_record_copy (self->theirs);
  put_upon (self, merged);
  return merged;
}

/* Together with what was changed, as a rule may ask for that. */
static gboolean
take_state (SaEdit *self, SaRecord *merged, GError **error)
{
  const char *state = sa_record_meta (self->record)->state;

  if (self->theirs == NULL || g_strcmp0 (state, sa_record_meta (self->base)->state) == 0)
    return TRUE;
  if (!sa_states_may_change (self->store, merged, state, error))
    return FALSE;
  sa_record_set_state (merged, state);
  return TRUE;
}

static SaEditOutcome
save_merged (SaEdit *self, GError **error)
{
  g_autoptr (SaRecord) merged = make_merged (self, error);
  gboolean same;

  if (merged == NULL)
    return SA_EDIT_FAILED;
  if (self->clashes->len > 0)
    return SA_EDIT_CLASHED;
  if (!take_state (self, merged, error))
    return SA_EDIT_FAILED;
  same = sa_record_get_row (merged) != 0 && !sa_record_is_changed (merged);
  if (!sa_store_save (self->store, merged, error) || !sa_change_commit (self->store, error))
    return SA_EDIT_FAILED;
  sa_record_assign (self->record, merged);
  sa_record_assign (self->base, merged);
  return same ? SA_EDIT_SAME : SA_EDIT_SAVED;
}

SaEditOutcome
sa_edit_save (SaEdit *self, const char *label, GError **error)
{
  SaEditOutcome outcome;

  if (sa_change_begin (self->store, label, error) == 0)
    return SA_EDIT_FAILED;
  outcome = save_merged (self, error);
  if (outcome == SA_EDIT_FAILED || outcome == SA_EDIT_CLASHED)
    sa_change_abort (self->store);
  return outcome;
}

GArray *
sa_edit_get_clashes (SaEdit *self)
{
  return self->clashes;
}

SaRecord *
sa_edit_get_theirs (SaEdit *self)
{
  return self->theirs;
}

void
sa_edit_settle (SaEdit *self, gboolean keep_mine)
{
  for (guint i = 0; i < self->clashes->len; i++)
    {
      guint field = g_array_index (self->clashes, guint, i);

      sa_record_copy_field (self->base, field, self->theirs);
      if (!keep_mine)
        sa_record_copy_field (self->record, field, self->theirs);
    }
  g_array_set_size (self->clashes, 0);
}

/* Where the record agrees with the store, what it agrees in is what later changes are told by. */
static void
move_base (SaEdit *self, SaRecord *theirs)
{
  for (guint i = 0; i < sa_type_get_n_fields (sa_record_get_record_type (theirs)); i++)
    if (sa_record_same_field (self->record, theirs, i))
      sa_record_copy_field (self->base, i, theirs);
}

gboolean
sa_edit_follow (SaEdit *self, SaEditIdleFunc idle, gpointer data)
{
  gint64 row = sa_record_get_row (self->record);
  g_autoptr (SaRecord) theirs = row != 0 ? sa_store_get (self->store, row, NULL) : NULL;
  g_autoptr (SaRecord) followed = NULL;
  gboolean other = FALSE;

  if (theirs == NULL || sa_record_meta (theirs)->deleted != 0)
    return FALSE;
  followed = sa_record_copy (theirs);
  for (guint i = 0; i < sa_type_get_n_fields (sa_record_get_record_type (theirs)); i++)
    {
      if (sa_record_is_edited (self->record, i, self->base) || !idle (i, data))
        sa_record_copy_field (followed, i, self->record);
      other = other || !sa_record_same_field (followed, self->record, i);
    }
  sa_record_assign (self->record, followed);
  move_base (self, theirs);
  return other;
}
