/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records in memory. A value is a text, a number or nothing, and knows whether it was set since it
 * was last saved. Turning values into words for people and files is in sa-value.c. */

#include "sa-record.h"

#include <glib/gi18n-lib.h>

#include "sa-error.h"
#include "sa-fold.h"
#include "sa-id.h"

typedef struct
{
  char *text;
  gint64 number;
  gboolean filled;
  gboolean changed;
} SaValue;

struct _SaRecord
{
  GObject parent_instance;
  SaType *type;
  SaRecordMeta meta;
  SaValue *values;
  guint n_values;
  gboolean state_changed;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaRecord, sa_record, G_TYPE_OBJECT)

static void
make_room (SaRecord *record, guint n_values)
{
  if (n_values <= record->n_values)
    return;
  record->values = g_renew (SaValue, record->values, n_values);
  memset (record->values + record->n_values, 0, sizeof (SaValue) * (n_values - record->n_values));
  record->n_values = n_values;
}

/* The type may have been given a field since the record was made. */
static SaValue *
value_of (SaRecord *record, guint field)
{
  make_room (record, field + 1);
  return &record->values[field];
}

static void
touch (SaRecord *record, guint field)
{
  value_of (record, field)->changed = TRUE;
  g_signal_emit (record, signals[SIGNAL_CHANGED], 0, field);
}

static void
clear_meta (SaRecordMeta *meta)
{
  g_clear_pointer (&meta->state, g_free);
  g_clear_pointer (&meta->created_at, g_ref_string_release);
  g_clear_pointer (&meta->created_by, g_ref_string_release);
  g_clear_pointer (&meta->changed_at, g_ref_string_release);
  g_clear_pointer (&meta->changed_by, g_ref_string_release);
  g_clear_pointer (&meta->source, g_ref_string_release);
}

static void
acquire (char *text)
{
  if (text != NULL)
    g_ref_string_acquire (text);
}

static void
sa_record_finalize (GObject *object)
{
  SaRecord *self = SA_RECORD (object);

  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i].text);
  g_free (self->values);
  clear_meta (&self->meta);

  G_OBJECT_CLASS (sa_record_parent_class)->finalize (object);
}

static void
sa_record_class_init (SaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sa_record_finalize;

  /**
   * SaRecord::changed:
   * @field: the field that was set; G_MAXUINT for the state or everything
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SA_TYPE_RECORD, G_SIGNAL_RUN_FIRST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sa_record_init (SaRecord *self)
{
}

SaRecord *
sa_record_new (SaType *type)
{
  SaRecord *self = g_object_new (SA_TYPE_RECORD, NULL);

  self->type = type;
  make_room (self, sa_type_get_n_fields (type));
  self->meta.state = g_strdup (sa_type_get_first_state (type));
  sa_id_new (self->meta.id);
  return self;
}

static void
copy_into (SaRecord *copy, SaRecord *record)
{
  make_room (copy, record->n_values);
  for (guint i = 0; i < record->n_values; i++)
    {
      copy->values[i] = record->values[i];
      copy->values[i].text = g_strdup (record->values[i].text);
    }
  copy->meta = record->meta;
  copy->meta.state = g_strdup (record->meta.state);
  acquire (copy->meta.created_at);
  acquire (copy->meta.created_by);
  acquire (copy->meta.changed_at);
  acquire (copy->meta.changed_by);
  acquire (copy->meta.source);
  copy->state_changed = record->state_changed;
}

void
sa_record_wipe (SaRecord *record)
{
  for (guint i = 0; i < record->n_values; i++)
    {
      g_free (record->values[i].text);
      record->values[i] = (SaValue) { 0 };
    }
  clear_meta (&record->meta);
  record->meta.row = record->meta.created = record->meta.changed = record->meta.deleted = 0;
  record->state_changed = FALSE;
}

void
sa_record_reset (SaRecord *record)
{
  sa_record_wipe (record);
  record->meta.state = g_strdup (sa_type_get_first_state (record->type));
  sa_id_new (record->meta.id);
}

void
sa_record_assign (SaRecord *record, SaRecord *other)
{
  g_return_if_fail (record->type == other->type);
  sa_record_wipe (record);
  copy_into (record, other);
  g_signal_emit (record, signals[SIGNAL_CHANGED], 0, G_MAXUINT);
}

/* A copy with the same identity, its fields marked as changed like the original's. */
SaRecord *
sa_record_copy (SaRecord *record)
{
  SaRecord *copy = g_object_new (SA_TYPE_RECORD, NULL);

  copy->type = record->type;
  copy_into (copy, record);
  return copy;
}

SaType *
sa_record_get_record_type (SaRecord *record)
{
  return record->type;
}

gboolean
sa_record_is (SaRecord *record, const char *type_name)
{
  return g_str_equal (sa_type_get_name (record->type), type_name);
}

SaRecordMeta *
sa_record_meta (SaRecord *record)
{
  return &record->meta;
}

gint64
sa_record_get_row (SaRecord *record)
{
  return record->meta.row;
}

char *
sa_record_dup_id (SaRecord *record)
{
  return sa_id_to_string (record->meta.id);
}

const char *
sa_record_text (SaRecord *record, guint field)
{
  return value_of (record, field)->text;
}

gint64
sa_record_number (SaRecord *record, guint field)
{
  return value_of (record, field)->number;
}

gboolean
sa_record_is_empty (SaRecord *record, guint field)
{
  return !value_of (record, field)->filled;
}

void
sa_record_take_text (SaRecord *record, guint field, char *text)
{
  SaValue *value = value_of (record, field);
  g_autofree char *taken = text;

  if (taken != NULL && *taken == '\0')
    g_clear_pointer (&taken, g_free);
  if (g_strcmp0 (value->text, taken) == 0)
    return;
  g_free (value->text);
  value->text = g_steal_pointer (&taken);
  value->filled = value->text != NULL;
  touch (record, field);
}

void
sa_record_set_text (SaRecord *record, guint field, const char *text)
{
  sa_record_take_text (record, field, g_strdup (text));
}

void
sa_record_set_number (SaRecord *record, guint field, gint64 number)
{
  SaValue *value = value_of (record, field);

  if (value->filled && value->number == number)
    return;
  value->number = number;
  value->filled = TRUE;
  touch (record, field);
}

void
sa_record_clear (SaRecord *record, guint field)
{
  SaValue *value = value_of (record, field);

  if (!value->filled)
    return;
  g_clear_pointer (&value->text, g_free);
  value->number = 0;
  value->filled = FALSE;
  touch (record, field);
}

void
sa_record_copy_field (SaRecord *record, guint field, SaRecord *from)
{
  const SaValue *value = value_of (from, field);

  if (!value->filled)
    sa_record_clear (record, field);
  else if (value->text != NULL)
    sa_record_set_text (record, field, value->text);
  else
    sa_record_set_number (record, field, value->number);
}

gboolean
sa_record_same_field (SaRecord *record, SaRecord *other, guint field)
{
  const SaValue *a = value_of (record, field);
  const SaValue *b = value_of (other, field);

  return a->filled == b->filled && a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

void
sa_record_set_state (SaRecord *record, const char *state)
{
  if (g_strcmp0 (record->meta.state, state) == 0)
    return;
  g_set_str (&record->meta.state, state);
  record->state_changed = TRUE;
  g_signal_emit (record, signals[SIGNAL_CHANGED], 0, G_MAXUINT);
}

gboolean
sa_record_is_changed (SaRecord *record)
{
  if (record->state_changed)
    return TRUE;
  for (guint i = 0; i < record->n_values; i++)
    if (record->values[i].changed)
      return TRUE;
  return FALSE;
}

gboolean
sa_record_field_is_changed (SaRecord *record, guint field)
{
  return value_of (record, field)->changed;
}

gboolean
sa_record_is_edited (SaRecord *record, guint field, SaRecord *before)
{
  return sa_record_field_is_changed (record, field)
         && !sa_record_same_field (record, before, field);
}

gboolean
sa_record_state_is_changed (SaRecord *record)
{
  return record->state_changed;
}

void
sa_record_mark_saved (SaRecord *record)
{
  for (guint i = 0; i < record->n_values; i++)
    record->values[i].changed = FALSE;
  record->state_changed = FALSE;
}

GBytes *
sa_record_get_marks (SaRecord *record)
{
  guint8 *marks = g_malloc (record->n_values + 1);

  for (guint i = 0; i < record->n_values; i++)
    marks[i] = record->values[i].changed;
  marks[record->n_values] = record->state_changed;
  return g_bytes_new_take (marks, record->n_values + 1);
}

void
sa_record_add_marks (SaRecord *record, GBytes *marks)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (marks, &size);

  make_room (record, size - 1);
  for (guint i = 0; i + 1 < size; i++)
    record->values[i].changed |= data[i];
  record->state_changed |= data[size - 1];
}

char *
sa_record_title (SaRecord *record)
{
  const SaTypeDef *def = sa_type_get_def (record->type);
  char *title = def->title_of != NULL ? def->title_of (record)
                                      : g_strdup (sa_record_text (record, 0));

  if (title == NULL || *title == '\0')
    {
      g_free (title);
      return g_strdup (sa_type_get_title (record->type));
    }
  return title;
}

char *
sa_record_subtitle (SaRecord *record)
{
  const SaTypeDef *def = sa_type_get_def (record->type);
  char *subtitle = def->subtitle_of != NULL ? def->subtitle_of (record) : NULL;

  return subtitle != NULL ? subtitle : g_strdup ("");
}

char *
sa_record_sort_key (SaRecord *record)
{
  const SaTypeDef *def = sa_type_get_def (record->type);
  g_autofree char *sort = def->sort_of != NULL ? def->sort_of (record) : NULL;
  const char *first = sort;

  if (first == NULL && def->title_of == NULL)
    first = sa_record_text (record, 0);
  if (first == NULL)
    first = sort = sa_record_title (record);
  return sa_fold (first);
}

const char *
sa_record_state_label (SaRecord *record)
{
  const SaState *state = sa_type_find_state (record->type, record->meta.state);

  return state != NULL ? _ (state->label) : NULL;
}

gboolean
sa_record_is_missing (SaRecord *record, guint field)
{
  return (sa_type_get_field (record->type, field)->flags & SA_FIELD_REQUIRED) != 0
         && !value_of (record, field)->filled;
}

gboolean
sa_record_check_rules (SaRecord *record, GError **error)
{
  const SaTypeDef *def = sa_type_get_def (record->type);

  return def->check == NULL || def->check (record, error);
}

gboolean
sa_record_check (SaRecord *record, GError **error)
{
  for (guint i = 0; i < sa_type_get_n_fields (record->type); i++)
    if (sa_record_is_missing (record, i))
      {
        g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                     _ ("%s: “%s” is empty; it must be filled in."),
                     sa_type_get_title (record->type),
                     sa_field_get_label (sa_type_get_field (record->type, i)));
        return FALSE;
      }
  return sa_record_check_rules (record, error);
}

static void
sa_value_part_free (SaValuePart *part)
{
  g_free (part->value);
  g_free (part->label);
  g_free (part);
}

GPtrArray *
sa_value_split (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_value_part_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      const char *tab = strchr (*line, '\t');
      SaValuePart *part;

      if (**line == '\0' || *line == tab)
        continue;
      part = g_new0 (SaValuePart, 1);
      part->value = tab != NULL ? g_strndup (*line, tab - *line) : g_strdup (*line);
      part->label = tab != NULL && tab[1] != '\0' ? g_strdup (tab + 1) : NULL;
      g_ptr_array_add (parts, part);
    }
  return parts;
}

char *
sa_value_join (GPtrArray *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const SaValuePart *part = g_ptr_array_index (parts, i);

      if (part->value == NULL || *part->value == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, part->value);
      if (part->label != NULL && *part->label != '\0')
        g_string_append_printf (text, "\t%s", part->label);
    }
  return g_string_free (text, FALSE);
}

char *
sa_record_first (SaRecord *record, guint field)
{
  const char *text = sa_record_text (record, field);

  return text != NULL ? g_strndup (text, strcspn (text, "\t\n")) : NULL;
}
