/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Types at run time: a constant definition, its field names in a hash for lookup, and the fields
 * the office added. The model is the one list of all types; a new feature adds its types here. */

#include "sa-type.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "common.h"
#include "sa-error.h"
#include "sa-fold.h"
#include "sa-label.h"

struct _SaType
{
  const SaTypeDef *def;
  SaModel *model;      /* which owns the type */
  GArray *fields;      /* SaField: the definition's, then the office's own */
  GHashTable *by_name; /* name → index + 1 */
};

struct _SaModel
{
  GPtrArray *types;
  GHashTable *by_name;
  GStringChunk *strings; /* texts of added fields */
  GPtrArray *choices;    /* their choices */
};

static const SaTypeDef *const all_types[] = {
  &sa_organisation_type, &sa_person_type,     &sa_lead_type,    &sa_interaction_type,
  &sa_task_type,         &sa_position_type,   &sa_address_type, &sa_consent_type,
  &sa_link_type,         &sa_attachment_type, &sa_filter_type,  &sa_mapping_type,
};

static void
sa_type_add_field (SaType *type, const SaField *field)
{
  g_array_append_vals (type->fields, field, 1);
  g_hash_table_insert (type->by_name, (char *) field->name, GUINT_TO_POINTER (type->fields->len));
}

static SaType *
sa_type_new (SaModel *model, const SaTypeDef *def)
{
  SaType *type = g_new0 (SaType, 1);

  type->def = def;
  type->model = model;
  type->fields = g_array_new (FALSE, TRUE, sizeof (SaField));
  type->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < def->n_fields; i++)
    sa_type_add_field (type, &def->fields[i]);
  return type;
}

static void
sa_type_free (SaType *type)
{
  g_array_unref (type->fields);
  g_hash_table_unref (type->by_name);
  g_free (type);
}

const SaTypeDef *
sa_type_get_def (const SaType *type)
{
  return type->def;
}

const char *
sa_type_get_name (const SaType *type)
{
  return type->def->name;
}

int
sa_type_get_number (const SaType *type)
{
  return type->def->number;
}

SaModel *
sa_type_get_model (const SaType *type)
{
  return type->model;
}

guint
sa_type_get_n_fields (const SaType *type)
{
  return type->fields->len;
}

const SaField *
sa_type_get_field (const SaType *type, guint field)
{
  g_return_val_if_fail (field < type->fields->len, NULL);
  return &g_array_index (type->fields, SaField, field);
}

/* Returns: the field's number, -1 when the type has none of that name. */
int
sa_type_find_field (const SaType *type, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (type->by_name, name)) - 1;
}

static gboolean
is_called (const char *name, const char *key)
{
  g_autofree char *other = sa_fold_key (name);

  return g_str_equal (other, key);
}

int
sa_type_find_field_named (const SaType *type, const char *name)
{
  g_autofree char *key = sa_fold_key (name);
  int found = sa_type_find_field (type, name);

  for (guint i = 0; found < 0 && i < type->fields->len; i++)
    if (is_called (sa_type_get_field (type, i)->name, key))
      found = (int) i;
  for (guint i = 0; found < 0 && i < type->fields->len; i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((field->flags & SA_FIELD_HIDDEN) == 0 && sa_label_is (field->label, key, sa_fold_key))
        found = (int) i;
    }
  return found;
}

SaType *
sa_type_get_target (const SaType *type, guint field)
{
  const char *target = sa_type_get_field (type, field)->target;

  return target != NULL ? sa_model_find (type->model, target) : NULL;
}

const char *
sa_type_get_title (const SaType *type)
{
  return _ (type->def->title);
}

const char *
sa_type_get_title_plural (const SaType *type)
{
  return _ (type->def->title_plural);
}

const char *
sa_type_get_title_new (const SaType *type)
{
  return type->def->title_new != NULL ? _ (type->def->title_new) : sa_type_get_title (type);
}

const char *
sa_type_get_title_label (const SaType *type)
{
  return type->def->title_of == NULL ? sa_field_get_label (sa_type_get_field (type, 0))
                                     : C_ ("column", "Name");
}

const char *
sa_type_get_state_label (void)
{
  return _ ("Status");
}

const SaState *
sa_type_find_state (const SaType *type, const char *code)
{
  if (type->def->states == NULL || code == NULL)
    return NULL;
  for (const SaState *state = type->def->states; state->code != NULL; state++)
    if (g_str_equal (state->code, code))
      return state;
  return NULL;
}

const SaState *
sa_type_read_state (const SaType *type, const char *text, GError **error)
{
  const SaState *state = type->def->states;
  g_autofree char *key = sa_fold_key (text);
  g_autoptr (GString) names = g_string_new (NULL);

  for (; state != NULL && state->code != NULL; state++)
    {
      if (is_called (state->code, key) || sa_label_is (state->label, key, sa_fold_key))
        return state;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (state->label));
    }
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is not one of: %s."), text, names->str);
  return NULL;
}

const char *
sa_type_get_first_state (const SaType *type)
{
  return type->def->states != NULL ? type->def->states[0].code : NULL;
}

gboolean
sa_type_may_follow (const SaType *type, const char *from, const char *to)
{
  const SaState *state = sa_type_find_state (type, from);
  g_auto (GStrv) next = NULL;

  if (state == NULL || sa_type_find_state (type, to) == NULL)
    return FALSE;
  next = g_strsplit (state->next, " ", -1);
  return g_strv_contains ((const char *const *) next, to);
}

GArray *
sa_type_list_custom (const SaType *type)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < type->fields->len; i++)
    if ((g_array_index (type->fields, SaField, i).flags & SA_FIELD_CUSTOM) != 0)
      g_array_append_val (fields, i);
  return fields;
}

const char *
sa_field_get_label (const SaField *field)
{
  return field->flags & SA_FIELD_CUSTOM ? field->label : _ (field->label);
}

gboolean
sa_field_is_number (const SaField *field)
{
  switch (field->kind)
    {
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
    case SA_KIND_NUMBER:
    case SA_KIND_FLAG:
    case SA_KIND_REFERENCE:
      return TRUE;
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_EMAIL:
    case SA_KIND_PHONE:
    case SA_KIND_URL:
    case SA_KIND_DATE:
    case SA_KIND_DATE_TIME:
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_IMAGE:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

const SaChoice *
sa_field_find_choice (const SaField *field, const char *code)
{
  if (field->choices == NULL)
    return NULL;
  for (const SaChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->code, code))
      return choice;
  return NULL;
}

static void
sa_model_clear (gpointer data)
{
  SaModel *model = data;

  g_ptr_array_unref (model->types);
  g_hash_table_unref (model->by_name);
  g_string_chunk_free (model->strings);
  g_ptr_array_unref (model->choices);
}

SaModel *
sa_model_new (void)
{
  SaModel *model = g_atomic_rc_box_new0 (SaModel);

  model->types = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_type_free);
  model->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  model->strings = g_string_chunk_new (256);
  model->choices = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (all_types); i++)
    {
      SaType *type = sa_type_new (model, all_types[i]);

      g_ptr_array_add (model->types, type);
      g_hash_table_insert (model->by_name, (char *) all_types[i]->name, type);
    }
  return model;
}

SaModel *
sa_model_ref (SaModel *model)
{
  return g_atomic_rc_box_acquire (model);
}

void
sa_model_unref (SaModel *model)
{
  g_atomic_rc_box_release_full (model, sa_model_clear);
}

GPtrArray *
sa_model_get_types (SaModel *model)
{
  return model->types;
}

SaType *
sa_model_find (SaModel *model, const char *name)
{
  return g_hash_table_lookup (model->by_name, name);
}

SaType *
sa_model_find_number (SaModel *model, int number)
{
  for (guint i = 0; i < model->types->len; i++)
    {
      SaType *type = g_ptr_array_index (model->types, i);

      if (type->def->number == number)
        return type;
    }
  return NULL;
}

SaType *
sa_model_of_row (SaModel *model, gint64 row)
{
  return sa_model_find_number (model, SA_ROW_TYPE (row));
}

/* The columns every table has. */
static const char *const reserved[] = { "row",     "id",    "created",  "changed",
                                        "deleted", "state", "sort_key", NULL };

static gboolean
is_field_name (const char *name)
{
  if (!g_ascii_islower (name[0]))
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;
  return strlen (name) <= 40;
}

static const SaChoice *
copy_choices (SaModel *model, const SaChoice *choices)
{
  g_autoptr (GArray) copy = g_array_new (TRUE, TRUE, sizeof (SaChoice));

  for (; choices != NULL && choices->code != NULL; choices++)
    {
      SaChoice choice = { g_string_chunk_insert (model->strings, choices->code),
                          g_string_chunk_insert (model->strings, choices->label) };
      g_array_append_val (copy, choice);
    }
  if (copy->len == 0)
    return NULL;
  g_ptr_array_add (model->choices, g_array_steal (copy, NULL));
  return g_ptr_array_index (model->choices, model->choices->len - 1);
}

gboolean
sa_model_add_field (SaModel *model, const char *type_name, const SaField *field, GError **error)
{
  SaType *type = sa_model_find (model, type_name);
  SaField copy = *field;

  g_return_val_if_fail (type != NULL, FALSE);
  if (!is_field_name (field->name))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” cannot name a field: use lower case letters, digits and underscores."),
                   field->name);
      return FALSE;
    }
  if (sa_type_find_field (type, field->name) >= 0 || g_strv_contains (reserved, field->name))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("There is a field “%s” already; choose another name."), field->name);
      return FALSE;
    }
  copy.name = g_string_chunk_insert (model->strings, field->name);
  copy.label = g_string_chunk_insert (model->strings, field->label);
  copy.group = field->group != NULL ? g_string_chunk_insert (model->strings, field->group) : NULL;
  copy.choices = copy_choices (model, field->choices);
  copy.headers = copy.hint = copy.target = NULL;
  copy.validate = field->kind == SA_KIND_URL ? sa_validate_url : NULL;
  copy.flags |= SA_FIELD_CUSTOM;
  sa_type_add_field (type, &copy);
  return TRUE;
}
