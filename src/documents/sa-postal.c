/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Postal addresses of records of any type that has them. Somebody without an address of their own
 * is written to at work. */

#include "sa-postal.h"

#include <string.h>

#include "clients.h"
#include "sa-address.h"
#include "sa-country.h"

static const char *
text_of (SaRecord *record, const char *name)
{
  int field = sa_type_find_field (sa_record_get_record_type (record), name);

  return field >= 0 ? sa_record_text (record, (guint) field) : NULL;
}

/* Another country, in the capitals its last line has by the rules of the Universal Postal Union;
 * %NULL for our own. Values that are no country are taken for foreign ones. */
static char *
foreign_country (const char *country, const char *home)
{
  const char *code = sa_country_code (country);

  if (country == NULL || (home != NULL && g_strcmp0 (code, home) == 0))
    return NULL;
  return g_utf8_strup (code != NULL ? sa_country_name (code) : country, -1);
}

/**
 * sa_postal_address:
 * @record: an organisation, person, lead or address
 * @home: (nullable): the country the letter is posted in, from sa_home_country()
 *
 * Returns: (transfer full) (nullable): its address in lines, as its country writes it, the country
 *   last when it is not ours; %NULL when there is none
 */
char *
sa_postal_address (SaRecord *record, const char *home)
{
  const char *street = text_of (record, "street");
  const char *city = text_of (record, "city");
  const char *country = text_of (record, "country");
  g_autofree char *address = NULL;
  g_autofree char *abroad = foreign_country (country, home);

  if (street == NULL && city == NULL)
    return NULL;
  address = sa_address_format (street, text_of (record, "postcode"), city,
                               text_of (record, "region"), country != NULL ? country : home, FALSE);
  return abroad != NULL ? g_strconcat (address, "\n", abroad, NULL) : g_steal_pointer (&address);
}

gboolean
sa_postal_covers (SaType *type)
{
  return sa_type_find_field (type, "city") >= 0;
}

/**
 * sa_postal_find:
 * @home: (nullable): as for sa_postal_address()
 * @postal: filled; to be cleared in any case. Its address is %NULL when none is known
 */
gboolean
sa_postal_find (SaPostal *postal, SaStore *store, SaRecord *record, const char *home,
                GError **error)
{
  g_autoptr (SaRecord) organisation = NULL;
  GError *failure = NULL;
  gint64 row = 0;

  *postal = (SaPostal) { sa_record_title (record), NULL, sa_postal_address (record, home) };
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
      postal->address = sa_postal_address (organisation, home);
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
