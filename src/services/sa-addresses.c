/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Street, postcode, city, region and country follow each other in every type that has them. */

#include "sa-addresses.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-find.h"
#include "sa-transact.h"

#define N_PARTS 5

/* The field of the street in an organisation or a person, -1 for others. */
static int
first_part (SaRecord *owner)
{
  if (sa_record_is (owner, "organisation"))
    return SA_ORGANISATION_STREET;
  return sa_record_is (owner, "person") ? SA_PERSON_STREET : -1;
}

static gboolean
has_kind (GPtrArray *addresses, const char *kind)
{
  for (guint i = 0; addresses != NULL && i < addresses->len; i++)
    if (g_strcmp0 (sa_record_text (addresses->pdata[i], SA_ADDRESS_KIND), kind) == 0)
      return TRUE;
  return FALSE;
}

SaRecord *
sa_addresses_new (SaStore *store, SaRecord *owner)
{
  SaRecord *address = sa_record_new (sa_store_get_type_named (store, "address"));
  gint64 row = sa_record_get_row (owner);
  g_autoptr (GPtrArray)
      known = sa_store_find_referring (store, "address", SA_ADDRESS_OF, row, 0, NULL);
  gboolean person = sa_record_is (owner, "person");
  const char *const kinds[] = { person ? "home" : "billing", person ? "work" : "delivery",
                                "correspondence" };
  int street = first_part (owner);
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) && has_kind (known, kinds[i]))
    i++;
  sa_record_set_number (address, SA_ADDRESS_OF, row);
  sa_record_set_text (address, SA_ADDRESS_KIND, i < G_N_ELEMENTS (kinds) ? kinds[i] : "other");
  if (street >= 0)
    sa_record_set_text (address, SA_ADDRESS_COUNTRY,
                        sa_record_text (owner, (guint) street + N_PARTS - 1));
  return address;
}

char *
sa_addresses_name (SaRecord *address)
{
  const char *label = sa_record_text (address, SA_ADDRESS_LABEL);
  const char *code = sa_record_text (address, SA_ADDRESS_KIND);
  g_autofree char *kind = sa_record_display (address, SA_ADDRESS_KIND);

  if (label == NULL)
    return kind != NULL ? g_steal_pointer (&kind)
                        : g_strdup (sa_type_get_title (sa_record_get_record_type (address)));
  /* "Other" says nothing beside a label. */
  if (kind == NULL || g_str_equal (code, "other"))
    return g_strdup (label);
  return g_strdup_printf ("%s (%s)", kind, label);
}

static gboolean
swap (SaStore *store, gpointer data, GError **error)
{
  SaRecord **records = data;
  SaRecord *address = records[0];
  SaRecord *owner = records[1];
  guint street = (guint) first_part (owner);
  gboolean empty = TRUE;

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *main = g_strdup (sa_record_text (owner, street + i));

      empty = empty && main == NULL;
      sa_record_set_text (owner, street + i, sa_record_text (address, SA_ADDRESS_STREET + i));
      sa_record_set_text (address, SA_ADDRESS_STREET + i, main);
    }
  if (!sa_store_save (store, owner, error))
    return FALSE;
  if (empty)
    return sa_store_delete (store, sa_record_get_row (address), error);
  /* What the former main address is for now, nobody said. */
  sa_record_set_text (address, SA_ADDRESS_KIND, "other");
  sa_record_set_text (address, SA_ADDRESS_LABEL, NULL);
  return sa_store_save (store, address, error);
}

gboolean
sa_addresses_make_main (SaStore *store, gint64 row, GError **error)
{
  g_autoptr (SaRecord) address = sa_need_record (store, row, error);
  g_autoptr (SaRecord) owner = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  SaRecord *records[2];

  if (address == NULL)
    return FALSE;
  owner = sa_need_record (store, sa_record_number (address, SA_ADDRESS_OF), error);
  if (owner == NULL)
    return FALSE;
  g_return_val_if_fail (first_part (owner) >= 0, FALSE);
  title = sa_record_title (owner);
  /* Translators: what was done; the name of an organisation or a person */
  label = g_strdup_printf (_ ("Main address of “%s” changed"), title);
  records[0] = address;
  records[1] = owner;
  return sa_transact (store, label, swap, records, error);
}
