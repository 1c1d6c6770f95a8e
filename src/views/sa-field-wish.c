/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything in a wish is its own. */

#include "sa-field-wish.h"

#include "sa-custom-fields.h"

static char **
dup_choices (const SaChoice *choices)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (choices == NULL)
    return NULL;
  for (; choices->code != NULL; choices++)
    g_strv_builder_add (builder, choices->code);
  return g_strv_builder_end (builder);
}

SaFieldWish *
sa_field_wish_new (SaType *type, const SaField *field)
{
  SaFieldWish *wish = g_new0 (SaFieldWish, 1);

  wish->type = g_strdup (sa_type_get_name (type));
  wish->name = g_strdup (field->name);
  wish->label = g_strdup (field->label);
  wish->kind = field->kind;
  wish->flags = field->flags;
  wish->choices = dup_choices (field->choices);
  return wish;
}

SaFieldWish *
sa_field_wish_copy (const SaFieldWish *wish)
{
  SaFieldWish *copy = g_memdup2 (wish, sizeof *wish);

  copy->type = g_strdup (wish->type);
  copy->name = g_strdup (wish->name);
  copy->label = g_strdup (wish->label);
  copy->choices = g_strdupv (wish->choices);
  return copy;
}

void
sa_field_wish_free (SaFieldWish *wish)
{
  g_free (wish->type);
  g_free (wish->name);
  g_free (wish->label);
  g_strfreev (wish->choices);
  g_free (wish);
}

gboolean
sa_field_wish_fulfil (const SaFieldWish *wish, SaStore *store, GError **error)
{
  g_autoptr (GArray) choices = g_array_new (TRUE, TRUE, sizeof (SaChoice));
  SaField field = { wish->name, wish->kind, wish->label, .flags = wish->flags };

  if (wish->remove)
    return sa_custom_field_remove (store, wish->type, wish->name, error);
  for (char **code = wish->choices; code != NULL && *code != NULL; code++)
    {
      SaChoice choice = { *code, *code };

      g_array_append_val (choices, choice);
    }
  field.choices = choices->len > 0 ? (const SaChoice *) choices->data : NULL;
  return sa_custom_field_put (store, wish->type, &field, error);
}
