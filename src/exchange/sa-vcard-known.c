/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card brings nothing new when all its properties are among those the record would be written
 * with. So a card of our own comes back as the same, and only a card with something that has no
 * field is kept whole. */

#include "sa-vcard-known.h"

#include "clients.h"
#include "sa-export-vcard.h"
#include "sa-vcard-convert.h"
#include "sa-vcard-record.h"

static gboolean
has_property (const SaVcard *card, const SaVcardProperty *property)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    {
      g_autoptr (SaVcardProperty)
          own = sa_vcard_property_convert (sa_vcard_get_property (card, i), property->version);

      if (sa_vcard_property_equal (own, property))
        return TRUE;
    }
  return FALSE;
}

/* As packed cards are: without the bytes of the picture, which its hash stands for. */
static SaVcard *
without_picture (const SaVcard *card)
{
  g_autofree char *packed = sa_vcard_record_pack (card);

  return sa_vcard_record_unpack (packed);
}

static gboolean
has_picture (SaRecord *record, SaRecord *said)
{
  const char *hash = sa_record_is (said, "person") ? sa_record_text (said, SA_PERSON_PHOTO) : NULL;

  return hash == NULL || g_strcmp0 (sa_record_text (record, SA_PERSON_PHOTO), hash) == 0;
}

/**
 * sa_vcard_is_known:
 * @record: a person or an organisation of the office, saved or about to be
 * @said: what the card says, as a record of the same type
 * @field: where the whole card stands in @said
 *
 * Returns: whether @record says all of it already; %FALSE also when that cannot be found out
 */
gboolean
sa_vcard_is_known (SaStore *store, SaRecord *record, SaRecord *said, guint field)
{
  g_autoptr (SaVcard) card = sa_vcard_record_unpack (sa_record_text (said, field));
  g_autoptr (SaVcard) made = NULL;
  g_autoptr (SaVcard) own = NULL;

  if (card == NULL || !has_picture (record, said))
    return FALSE;
  made = sa_export_vcard_make (store, record, NULL);
  own = made != NULL ? without_picture (made) : NULL;
  for (guint i = 0; own != NULL && i < sa_vcard_get_n_properties (card); i++)
    if (!has_property (own, sa_vcard_get_property (card, i)))
      return FALSE;
  return own != NULL;
}
