/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Postal addresses of records of any type that has them. Somebody without an address of their own
 * is written to at work. */

#include "sa-postal.h"

#include <langinfo.h>
#include <string.h>

#include "clients.h"
#include "sa-address.h"

/* The country the letter is posted in, as the locale says; NULL where it does not. */
static const char *
home_country (void)
{
#ifdef _NL_ADDRESS_COUNTRY_AB2
  const char *code = nl_langinfo (_NL_ADDRESS_COUNTRY_AB2);

  if (code != NULL && strlen (code) == 2)
    return code;
#endif
  return NULL;
}

static const char *
text_of (SaRecord *record, const char *name)
{
  int field = sa_type_find_field (sa_record_get_record_type (record), name);

  return field >= 0 ? sa_record_text (record, (guint) field) : NULL;
}

/**
 * sa_postal_address:
 * @record: an organisation, person, lead or address
 *
 * Returns: (transfer full) (nullable): its address in lines, as its country writes it, the country
 *   last when it is not ours; %NULL when there is none
 */
char *
sa_postal_address (SaRecord *record)
{
  const char *street = text_of (record, "street");
  const char *city = text_of (record, "city");
  const char *country = text_of (record, "country");
  g_autofree char *address = NULL;

  if (street == NULL && city == NULL)
    return NULL;
  address = sa_address_format (street, text_of (record, "postcode"), city,
                               text_of (record, "region"), country,
                               g_strcmp0 (country, home_country ()) != 0);
  return address != NULL && *address != '\0' ? g_steal_pointer (&address) : NULL;
}

gboolean
sa_postal_covers (SaType *type)
{
  return sa_type_find_field (type, "city") >= 0;
}

/**
 * sa_postal_find:
 * @postal: filled; to be cleared in any case. Its address is %NULL when none is known
 */
gboolean
sa_postal_find (SaPostal *postal, SaStore *store, SaRecord *record, GError **error)
{
  g_autoptr (SaRecord) organisation = NULL;
  GError *failure = NULL;
  gint64 row = 0;

  *postal = (SaPostal) { sa_record_title (record), NULL, sa_postal_address (record) };
  if (sa_record_is (record, "person"))
    row = sa_record_number (record, SA_PERSON_ORGANISATION);
  if (row == 0 || postal->address != NULL)
    return TRUE;
  organisation = sa_store_get (store, row, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (organisation != NULL)
    {
      postal->organisation = sa_record_title (organisation);
      postal->address = sa_postal_address (organisation);
    }
  return TRUE;
}

void
sa_postal_clear (SaPostal *postal)
{
  g_clear_pointer (&postal->name, g_free);
  g_clear_pointer (&postal->organisation, g_free);
  g_clear_pointer (&postal->address, g_free);
}

/* Returns: (transfer full): all of it, one line under the other. */
char *
sa_postal_lines (const SaPostal *postal)
{
  GString *lines = g_string_new (postal->name);

  if (postal->organisation != NULL)
    g_string_append_printf (lines, "\n%s", postal->organisation);
  if (postal->address != NULL)
    g_string_append_printf (lines, "\n%s", postal->address);
  return g_string_free (lines, FALSE);
}
