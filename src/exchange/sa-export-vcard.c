/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record as a vCard. When it came from one, the kept card is read again to see what it said;
 * properties whose fields are as they were go out as they came, those that were edited are
 * replaced. So nothing that we have no field for is lost, and nothing that was edited is overruled.
 */

#include "sa-export-vcard.h"

#include <string.h>

#include "clients.h"
#include "sa-attachments.h"
#include "sa-find.h"
#include "sa-import-row.h"
#include "sa-import-value.h"
#include "sa-import-vcard.h"
#include "sa-vcard-convert.h"
#include "sa-vcard-record.h"

typedef struct
{
  SaStore *store;
  SaRecord *record;
  SaVcard *kept;       /* as imported, or empty */
  gboolean *dropped;   /* by property of @kept */
  SaImportRow *before; /* what @kept says */
  SaVcard *card;       /* new properties */
  gboolean is_person;
} Maker;

/* Where the same things stand in a person and an organisation. */
typedef struct
{
  guint person;
  guint organisation;
} Place;

static guint
at (const Maker *maker, Place place)
{
  return maker->is_person ? place.person : place.organisation;
}

static const char *
now (const Maker *maker, guint field)
{
  return sa_record_text (maker->record, field);
}

static gboolean
is_edited (const Maker *maker, guint field)
{
  return g_strcmp0 (now (maker, field), sa_record_text (maker->before->record, field)) != 0;
}

static gboolean
any_edited (const Maker *maker, const guint *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (is_edited (maker, fields[i]))
      return TRUE;
  return FALSE;
}

/* A property goes, with what Apple and Google call it. */
static void
drop (Maker *maker, guint index)
{
  const SaVcardProperty *property = sa_vcard_get_property (maker->kept, index);

  maker->dropped[index] = TRUE;
  for (guint i = 0; property->group != NULL && i < sa_vcard_get_n_properties (maker->kept); i++)
    {
      const SaVcardProperty *other = sa_vcard_get_property (maker->kept, i);

      if (g_strcmp0 (other->group, property->group) == 0
          && g_ascii_strncasecmp (other->name, "X-AB", 4) == 0)
        maker->dropped[i] = TRUE;
    }
}

static void
drop_all (Maker *maker, const char *name)
{
  for (guint i = 0; i < sa_vcard_get_n_properties (maker->kept); i++)
    if (sa_vcard_property_is (sa_vcard_get_property (maker->kept, i), name))
      drop (maker, i);
}

static void
put_text (Maker *maker, guint field, const char *name)
{
  if (!is_edited (maker, field))
    return;
  drop_all (maker, name);
  if (now (maker, field) != NULL)
    sa_vcard_add_text (maker->card, name, now (maker, field));
}

static void
put_list (Maker *maker, guint field, const char *name)
{
  g_auto (GStrv) values = NULL;

  if (!is_edited (maker, field))
    return;
  drop_all (maker, name);
  if (now (maker, field) == NULL)
    return;
  values = g_strsplit (now (maker, field), ", ", -1);
  sa_vcard_add_list (maker->card, name, (const char *const *) values);
}

static void
put_name (Maker *maker)
{
  static const guint fields[] = { SA_PERSON_FAMILY_NAME, SA_PERSON_GIVEN_NAME,
                                  SA_PERSON_MIDDLE_NAME, SA_PERSON_PREFIX, SA_PERSON_SUFFIX };
  const char *parts[G_N_ELEMENTS (fields) + 1] = { NULL };

  if (!any_edited (maker, fields, G_N_ELEMENTS (fields)))
    return;
  drop_all (maker, "N");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    parts[i] = now (maker, fields[i]) != NULL ? now (maker, fields[i]) : "";
  sa_vcard_add_parts (maker->card, "N", parts);
}

static void
put_employer (Maker *maker)
{
  g_autofree char *employer = sa_record_is_empty (maker->record, SA_PERSON_ORGANISATION)
                                  ? NULL
                                  : sa_store_get_title (
                                        maker->store,
                                        sa_record_number (maker->record, SA_PERSON_ORGANISATION));
  const char *department = now (maker, SA_PERSON_DEPARTMENT);
  const char *before = maker->before->has_linked
                           ? sa_record_text (maker->before->linked, SA_ORGANISATION_NAME)
                           : NULL;
  const char *parts[] = { employer != NULL ? employer : "", department, NULL };

  if (g_strcmp0 (employer, before) == 0 && !is_edited (maker, SA_PERSON_DEPARTMENT))
    return;
  drop_all (maker, "ORG");
  if (employer != NULL || department != NULL)
    sa_vcard_add_parts (maker->card, "ORG", parts);
}

/* --- Fields of several values: each property that is still there stays --- */

static gboolean
has_line (const char *text, const char *value)
{
  gsize length = strlen (value);

  for (const char *line = text; line != NULL && *line != '\0';)
    {
      gsize rest = strcspn (line, "\n");

      if (strcspn (line, "\t\n") == length && strncmp (line, value, length) == 0)
        return TRUE;
      line += rest + (line[rest] == '\n');
    }
  return FALSE;
}

/* What a property gave to a field, in the field's own form. */
static char *
value_of (Maker *maker, const SaVcardProperty *property, guint field)
{
  g_autoptr (SaRecord) scratch = sa_record_new (sa_record_get_record_type (maker->record));
  g_autofree char *text = sa_vcard_property_get_plain (property);

  if (!sa_import_value_add (scratch, field, text, NULL, NULL))
    return NULL;
  return sa_record_first (scratch, field);
}

static const char *
type_of (const char *label)
{
  static const char *const types[][2] = { { "mobile", "cell" },
                                          { "home", "home" },
                                          { "work", "work" },
                                          { "fax", "fax" },
                                          { "pager", "pager" } };

  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i][0], label))
      return types[i][1];
  return NULL;
}

static void
add_value (Maker *maker, const char *name, const SaValuePart *part)
{
  SaVcardProperty *property = sa_vcard_add_text (maker->card, name, part->value);

  if (type_of (part->label) != NULL)
    sa_vcard_property_add_param (property, "TYPE", type_of (part->label));
}

static void
put_values (Maker *maker, guint field, const char *name)
{
  const char *before = sa_record_text (maker->before->record, field);
  g_autoptr (GPtrArray) values = NULL;

  if (!is_edited (maker, field))
    return;
  for (guint i = 0; i < sa_vcard_get_n_properties (maker->kept); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (maker->kept, i);
      g_autofree char *value = sa_vcard_property_is (property, name)
                                   ? value_of (maker, property, field)
                                   : NULL;

      if (value != NULL && has_line (before, value) && !has_line (now (maker, field), value))
        drop (maker, i);
    }
  values = sa_value_split (now (maker, field));
  for (guint i = 0; i < values->len; i++)
    {
      const SaValuePart *part = g_ptr_array_index (values, i);

      if (!has_line (before, part->value))
        add_value (maker, name, part);
    }
}

static void
put_fax (Maker *maker, guint field)
{
  const SaValuePart part = { (char *) now (maker, field), (char *) "fax" };

  if (!is_edited (maker, field))
    return;
  for (guint i = 0; i < sa_vcard_get_n_properties (maker->kept); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (maker->kept, i);

      if (sa_vcard_property_is (property, "TEL") && sa_import_vcard_is_fax (maker->kept, property))
        {
          drop (maker, i);
          break;
        }
    }
  if (part.value != NULL)
    add_value (maker, "TEL", &part);
}

/* --- Addresses --- */

static void
add_address (Maker *maker, const char *const *texts, const char *type)
{
  const char *parts[8] = { "", "" };
  SaVcardProperty *property;

  for (guint i = 0; i < 5; i++)
    parts[i + 2] = texts[i] != NULL ? texts[i] : "";
  property = sa_vcard_add_parts (maker->card, "ADR", parts);
  if (type != NULL)
    sa_vcard_property_add_param (property, "TYPE", type);
}

static void
put_main_address (Maker *maker)
{
  static const guint person[] = { SA_PERSON_STREET, SA_PERSON_CITY, SA_PERSON_REGION,
                                  SA_PERSON_POSTCODE, SA_PERSON_COUNTRY };
  static const guint organisation[] = { SA_ORGANISATION_STREET, SA_ORGANISATION_CITY,
                                        SA_ORGANISATION_REGION, SA_ORGANISATION_POSTCODE,
                                        SA_ORGANISATION_COUNTRY };
  const guint *fields = maker->is_person ? person : organisation;
  const SaVcardProperty *old = sa_import_vcard_main_address (maker->kept);
  const char *texts[5];
  gboolean any = FALSE;

  if (!any_edited (maker, fields, G_N_ELEMENTS (person)))
    return;
  for (guint i = 0; i < sa_vcard_get_n_properties (maker->kept); i++)
    if (sa_vcard_get_property (maker->kept, i) == old)
      drop (maker, i);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      texts[i] = now (maker, fields[i]);
      any |= texts[i] != NULL;
    }
  if (any)
    add_address (maker, texts, "work");
}

static gboolean
is_address (SaRecord *record, const SaImportAddress *address)
{
  return g_strcmp0 (sa_record_text (record, SA_ADDRESS_STREET),
                    address->street != NULL && *address->street != '\0' ? address->street : NULL)
             == 0
         && g_strcmp0 (sa_record_text (record, SA_ADDRESS_CITY), address->city) == 0
         && g_strcmp0 (sa_record_text (record, SA_ADDRESS_POSTCODE), address->postcode) == 0;
}

/* Addresses added by hand; those that were in the card are there anyway. */
static gboolean
put_addresses (Maker *maker, GError **error)
{
  gint64 row = sa_record_get_row (maker->record);
  g_autoptr (GPtrArray)
      addresses = sa_store_find_referring (maker->store, "address", SA_ADDRESS_OF, row, 0, error);

  if (addresses == NULL)
    return FALSE;
  for (guint i = 0; i < addresses->len; i++)
    {
      SaRecord *record = g_ptr_array_index (addresses, i);
      const char *kind = sa_record_text (record, SA_ADDRESS_KIND);
      const char *texts[] = { sa_record_text (record, SA_ADDRESS_STREET),
                              sa_record_text (record, SA_ADDRESS_CITY),
                              sa_record_text (record, SA_ADDRESS_REGION),
                              sa_record_text (record, SA_ADDRESS_POSTCODE),
                              sa_record_text (record, SA_ADDRESS_COUNTRY) };
      gboolean known = FALSE;

      for (guint j = 0; j < maker->before->addresses->len && !known; j++)
        known = is_address (record, g_ptr_array_index (maker->before->addresses, j));
      if (!known)
        add_address (maker, texts, g_strcmp0 (kind, "home") == 0 ? "home" : "work");
    }
  return TRUE;
}

/* --- The picture --- */

/* The kept card has no bytes in it; they come from the store. */
static gboolean
fill_kept_photo (SaStore *store, SaRecord *record, SaVcard *kept, GError **error)
{
  const char *hash = sa_record_text (record, SA_PERSON_PHOTO);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = hash != NULL ? sa_store_get_content (store, hash, &local) : NULL;

  for (guint i = 0; bytes != NULL && i < sa_vcard_get_n_properties (kept); i++)
    {
      SaVcardProperty *property = sa_vcard_get_property (kept, i);

      if (!sa_vcard_property_is (property, "PHOTO") || *property->value != '\0')
        continue;
      g_free (property->value);
      property->value = sa_vcard_record_picture_value (bytes, property->version);
      break;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static gboolean
put_photo (Maker *maker, GError **error)
{
  const char *hash = now (maker, SA_PERSON_PHOTO);
  g_autoptr (GBytes) bytes = NULL;

  if (!is_edited (maker, SA_PERSON_PHOTO))
    return TRUE;
  drop_all (maker, "PHOTO");
  bytes = hash != NULL ? sa_store_get_content (maker->store, hash, error) : NULL;
  if (bytes != NULL)
    sa_vcard_add_bytes (maker->card, "PHOTO", bytes, sa_vcard_record_media_type (bytes));
  return bytes != NULL || hash == NULL;
}

/* --- All of it --- */

static gboolean
put_person (Maker *maker, GError **error)
{
  put_text (maker, SA_PERSON_NAME, "FN");
  put_name (maker);
  put_list (maker, SA_PERSON_NICKNAME, "NICKNAME");
  put_employer (maker);
  put_text (maker, SA_PERSON_JOB, "TITLE");
  put_text (maker, SA_PERSON_BIRTHDAY, "BDAY");
  return put_photo (maker, error);
}

static void
put_organisation (Maker *maker)
{
  const char *parts[] = { now (maker, SA_ORGANISATION_NAME), NULL };

  if (!is_edited (maker, SA_ORGANISATION_NAME))
    return;
  drop_all (maker, "FN");
  drop_all (maker, "ORG");
  sa_vcard_add_text (maker->card, "FN", parts[0]);
  sa_vcard_add_parts (maker->card, "ORG", parts);
  if (sa_vcard_get_n_properties (maker->kept) == 0)
    sa_vcard_add_text (maker->card,
                       sa_vcard_get_version (maker->card) == SA_VCARD_4_0 ? "KIND" : "X-ABShowAs",
                       sa_vcard_get_version (maker->card) == SA_VCARD_4_0 ? "org" : "COMPANY");
}

static gboolean
put_all (Maker *maker, GError **error)
{
  if (!maker->is_person)
    put_organisation (maker);
  else if (!put_person (maker, error))
    return FALSE;
  put_values (maker, at (maker, (Place) { SA_PERSON_PHONES, SA_ORGANISATION_PHONES }), "TEL");
  put_fax (maker, at (maker, (Place) { SA_PERSON_FAX, SA_ORGANISATION_FAX }));
  put_values (maker, at (maker, (Place) { SA_PERSON_EMAILS, SA_ORGANISATION_EMAILS }), "EMAIL");
  put_values (maker, at (maker, (Place) { SA_PERSON_WEBSITES, SA_ORGANISATION_WEBSITES }), "URL");
  put_main_address (maker);
  put_list (maker, at (maker, (Place) { SA_PERSON_CATEGORIES, SA_ORGANISATION_CATEGORIES }),
            "CATEGORIES");
  put_text (maker, at (maker, (Place) { SA_PERSON_NOTES, SA_ORGANISATION_NOTES }), "NOTE");
  put_text (maker, at (maker, (Place) { SA_PERSON_LANGUAGE, SA_ORGANISATION_LANGUAGE }), "LANG");
  return put_addresses (maker, error);
}

/* What came and stays, then what is new. */
static SaVcard *
join (Maker *maker)
{
  SaVcard *card = sa_vcard_new (sa_vcard_get_version (maker->kept));
  g_autofree char *id = sa_record_dup_id (maker->record);
  g_autofree char *uid = g_strconcat ("urn:uuid:", id, NULL);

  for (guint i = 0; i < sa_vcard_get_n_properties (maker->kept); i++)
    if (!maker->dropped[i])
      sa_vcard_take_property (card,
                              sa_vcard_property_copy (sa_vcard_get_property (maker->kept, i)));
  for (guint i = 0; i < sa_vcard_get_n_properties (maker->card); i++)
    sa_vcard_take_property (card, sa_vcard_property_copy (sa_vcard_get_property (maker->card, i)));
  if (sa_vcard_find (card, "UID") == NULL)
    sa_vcard_add_text (card, "UID", uid);
  sa_vcard_complete (card);
  return card;
}

/**
 * sa_export_vcard_make:
 * @record: a person or an organisation
 *
 * Returns: (transfer full): in the version it came in, else in 3.0, which everybody reads
 */
SaVcard *
sa_export_vcard_make (SaStore *store, SaRecord *record, GError **error)
{
  SaModel *model = sa_store_get_model (store);
  SaType *organisation = sa_model_find (model, "organisation");
  gboolean is_person = sa_record_is (record, "person");
  const char *packed = sa_record_text (record, is_person ? SA_PERSON_VCARD : SA_ORGANISATION_VCARD);
  g_autoptr (SaVcard) kept = sa_vcard_record_unpack (packed);
  g_autoptr (SaVcard) added = NULL;
  g_autoptr (SaImportRow)
      before = sa_import_row_new (sa_model_find (model, "person"), organisation, organisation);
  g_autofree gboolean *dropped = NULL;
  Maker maker = { .store = store, .record = record, .before = before, .is_person = is_person };

  if (kept == NULL)
    kept = sa_vcard_new (SA_VCARD_3_0);
  if (is_person && !fill_kept_photo (store, record, kept, error))
    return NULL;
  if (!is_person)
    sa_import_row_swap (before);
  if (sa_vcard_get_n_properties (kept) > 0)
    sa_import_vcard_fill (kept, before);
  added = sa_vcard_new (sa_vcard_get_version (kept));
  dropped = g_new0 (gboolean, sa_vcard_get_n_properties (kept) + 1);
  maker.kept = kept;
  maker.card = added;
  maker.dropped = dropped;
  return put_all (&maker, error) ? join (&maker) : NULL;
}
