/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Joins kept vCards property by property. What a record has a field for, or a card says only once,
 * is taken from the second card where the first says nothing about it: the field of the record
 * holds what was decided, and replaces the property when the card is written. All else is united.
 */

#include "sa-merge-cards.h"

#include <string.h>

#include "sa-vcard-convert.h"
#include "sa-vcard-record.h"

gboolean
sa_merge_field_is_card (const SaField *field)
{
  return strcmp (field->name, "vcard") == 0;
}

static gboolean
is_single (const SaVcardProperty *property)
{
  static const char *const names[] = {
    "UID",  "FN",     "N",      "NICKNAME",   "ORG",         "TITLE",
    "BDAY", "PHOTO",  "ADR",    "NOTE",       "LANG",        "KIND",
    "REV",  "PRODID", "GENDER", "CATEGORIES", "ANNIVERSARY", "X-ABShowAs",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (sa_vcard_property_is (property, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_group (const SaVcardProperty *property, const char *group)
{
  return property->group != NULL && g_ascii_strcasecmp (property->group, group) == 0;
}

static gboolean
has_group (const SaVcard *card, const char *group)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    if (is_in_group (sa_vcard_get_property (card, i), group))
      return TRUE;
  return FALSE;
}

static void
set_group (SaVcardProperty *property, const char *group)
{
  g_free (property->group);
  property->group = g_strdup (group);
}

static gboolean
has_property (const SaVcard *card, const SaVcardProperty *property)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    if (sa_vcard_property_equal (sa_vcard_get_property (card, i), property))
      return TRUE;
  return FALSE;
}

/* Whether all that stands together in a group, a phone and what somebody calls it, stands so in one
 * group of the card; @as is one. */
static gboolean
has_all (const SaVcard *card, GPtrArray *together, const char *as)
{
  for (guint i = 0; i < together->len; i++)
    {
      g_autoptr (SaVcardProperty) copy = sa_vcard_property_copy (together->pdata[i]);

      set_group (copy, as);
      if (!has_property (card, copy))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says_already (const SaVcard *card, GPtrArray *together)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (card, i);

      if (sa_vcard_property_is (property, ((SaVcardProperty *) together->pdata[0])->name)
          && has_all (card, together, property->group))
        return TRUE;
    }
  return FALSE;
}

/* Takes out what the card has the say about, with what it is called. */
static void
drop_decided (const SaVcard *card, GPtrArray *together)
{
  guint n = together->len;

  for (guint i = n; i > 0; i--)
    {
      const SaVcardProperty *property = together->pdata[i - 1];

      if (is_single (property) && sa_vcard_find (card, property->name) != NULL)
        g_ptr_array_remove_index (together, i - 1);
    }
  for (guint i = together->len; together->len < n && i > 0; i--)
    if (g_ascii_strncasecmp (((SaVcardProperty *) together->pdata[i - 1])->name, "X-AB", 4) == 0)
      g_ptr_array_remove_index (together, i - 1);
}

/* A group of the same name is another one. */
static char *
name_group (const SaVcard *card, const char *group)
{
  char *name = g_strdup (group);

  for (guint i = 1; has_group (card, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", group, i);
    }
  return name;
}

/* The property at @index and those of its group, in the words of the other card's version. */
static GPtrArray *
get_together (const SaVcard *card, guint index, SaVcardVersion version)
{
  const char *group = sa_vcard_get_property (card, index)->group;
  GPtrArray *together = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_vcard_property_free);

  for (guint i = index; i < sa_vcard_get_n_properties (card); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (card, i);

      if (i == index || (group != NULL && is_in_group (property, group)))
        g_ptr_array_add (together, sa_vcard_property_convert (property, version));
    }
  return together;
}

static void
add_together (SaVcard *card, GPtrArray *together)
{
  const char *group = ((SaVcardProperty *) together->pdata[0])->group;
  g_autofree char *name = group != NULL ? name_group (card, group) : NULL;

  for (guint i = 0; i < together->len; i++)
    {
      SaVcardProperty *copy = sa_vcard_property_copy (together->pdata[i]);

      set_group (copy, name);
      sa_vcard_take_property (card, copy);
    }
}

static gboolean
began_before (const SaVcard *card, guint index)
{
  const char *group = sa_vcard_get_property (card, index)->group;

  for (guint i = 0; i < index && group != NULL; i++)
    if (is_in_group (sa_vcard_get_property (card, i), group))
      return TRUE;
  return FALSE;
}

char *
sa_merge_cards (const char *first, const char *second)
{
  g_autoptr (SaVcard) one = sa_vcard_record_unpack (first);
  g_autoptr (SaVcard) other = sa_vcard_record_unpack (second);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (one == NULL || other == NULL)
    return g_strdup (one != NULL ? first : second);
  /* Looked through before anything is added: a card may say something twice itself. */
  for (guint i = 0; i < sa_vcard_get_n_properties (other); i++)
    {
      g_autoptr (GPtrArray) together = NULL;

      if (began_before (other, i))
        continue;
      together = get_together (other, i, sa_vcard_get_version (one));
      if (says_already (one, together))
        continue;
      drop_decided (one, together);
      if (together->len > 0)
        g_ptr_array_add (added, g_steal_pointer (&together));
    }
  for (guint i = 0; i < added->len; i++)
    add_together (one, added->pdata[i]);
  return added->len > 0 ? sa_vcard_record_pack (one) : g_strdup (first);
}
