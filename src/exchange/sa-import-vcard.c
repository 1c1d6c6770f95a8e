/* SPDX-License-Identifier: GPL-3.0-or-later */

/* vCards as rows: the properties people know go to fields of a person, or of an organisation when
 * the card is one of a company; the whole card is kept beside them, so what has no field is not
 * lost. A value that is not valid for its field stays in the kept card alone. */

#include "sa-import-vcard.h"

#include <string.h>

#include "clients.h"
#include "sa-error.h"
#include "sa-import-value.h"
#include "sa-text.h"
#include "sa-vcard-reader.h"
#include "sa-vcard-record.h"

typedef struct
{
  SaImportSource source;
  GFile *file;
  SaVcardReader *reader;
  gint permille; /* atomic */
} CardSource;

/* Where the same things stand in a person and an organisation. */
typedef struct
{
  int phones, fax, emails, websites, street, postcode, city, region, country, language, categories,
      notes, vcard;
} Places;

static const Places person_places = {
  SA_PERSON_PHONES,     SA_PERSON_FAX,   SA_PERSON_EMAILS, SA_PERSON_WEBSITES, SA_PERSON_STREET,
  SA_PERSON_POSTCODE,   SA_PERSON_CITY,  SA_PERSON_REGION, SA_PERSON_COUNTRY,  SA_PERSON_LANGUAGE,
  SA_PERSON_CATEGORIES, SA_PERSON_NOTES, SA_PERSON_VCARD,
};

static const Places organisation_places = {
  SA_ORGANISATION_PHONES,   SA_ORGANISATION_FAX,        SA_ORGANISATION_EMAILS,
  SA_ORGANISATION_WEBSITES, SA_ORGANISATION_STREET,     SA_ORGANISATION_POSTCODE,
  SA_ORGANISATION_CITY,     SA_ORGANISATION_REGION,     SA_ORGANISATION_COUNTRY,
  SA_ORGANISATION_LANGUAGE, SA_ORGANISATION_CATEGORIES, SA_ORGANISATION_NOTES,
  SA_ORGANISATION_VCARD,
};

static void
set (SaImportRow *row, guint field, const char *text)
{
  static const SaImportForm form = { .order = SA_DATE_ORDER_AUTO };
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*trimmed == '\0')
    return;
  if (sa_import_value_set (row->record, field, trimmed, strlen (trimmed), &form, NULL))
    row->touched[field] = TRUE;
}

static void
add (SaImportRow *row, guint field, const char *text, const char *label)
{
  if (*text != '\0' && sa_import_value_add (row->record, field, text, label, NULL))
    row->touched[field] = !sa_record_is_empty (row->record, field);
}

static const char *
part (GStrv parts, guint index)
{
  return index < g_strv_length (parts) && *parts[index] != '\0' ? parts[index] : NULL;
}

static char *
join_parts (GStrv parts, guint first, guint last)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i <= last; i++)
    if (part (parts, i) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (text, FALSE);
}

char *
sa_import_vcard_label (const SaVcard *card, const SaVcardProperty *property)
{
  static const struct
  {
    const char *type;
    const char *label;
  } types[] = {
    { "fax", "fax" },   { "cell", "mobile" }, { "pager", "pager" },
    { "home", "home" }, { "work", "work" },   { "main", "main" },
  };
  char *label = sa_vcard_find_label (card, property);
  const char *known = sa_import_value_known_label (label);

  if (known != NULL)
    g_set_str (&label, known);
  for (guint i = 0; label == NULL && i < G_N_ELEMENTS (types); i++)
    if (sa_vcard_property_has_type (property, types[i].type))
      label = g_strdup (types[i].label);
  return label;
}

gboolean
sa_import_vcard_is_fax (const SaVcard *card, const SaVcardProperty *property)
{
  g_autofree char *label = sa_vcard_find_label (card, property);

  return sa_vcard_property_has_type (property, "fax")
         || g_strcmp0 (sa_import_value_known_label (label), "fax") == 0;
}

const SaVcardProperty *
sa_import_vcard_main_address (const SaVcard *card)
{
  return sa_vcard_find (card, "ADR");
}

gboolean
sa_import_vcard_is_organisation (const SaVcard *card)
{
  g_autofree char *kind = sa_vcard_find_text (card, "KIND");
  g_autofree char *shown = sa_vcard_find_text (card, "X-ABShowAs");
  g_autofree char *name = sa_vcard_find_text (card, "N");
  g_autofree char *full = sa_vcard_find_text (card, "FN");
  const SaVcardProperty *organisation = sa_vcard_find (card, "ORG");
  g_auto (GStrv) parts = NULL;

  if (kind != NULL && g_ascii_strcasecmp (kind, "org") == 0)
    return TRUE;
  if (shown != NULL && g_ascii_strcasecmp (shown, "COMPANY") == 0)
    return TRUE;
  if (organisation == NULL || (name != NULL && strspn (name, "; ,\\") != strlen (name)))
    return FALSE;
  parts = sa_vcard_property_get_parts (organisation);
  return full == NULL || *full == '\0'
         || (part (parts, 0) != NULL && g_str_equal (g_strstrip (full), parts[0]));
}

static void
fill_phone (const SaVcard *card, const SaVcardProperty *property, SaImportRow *row,
            const Places *places)
{
  g_autofree char *text = sa_vcard_property_get_plain (property);
  g_autofree char *label = sa_import_vcard_label (card, property);

  if (sa_import_vcard_is_fax (card, property) && sa_record_is_empty (row->record, places->fax))
    set (row, places->fax, text);
  else
    add (row, places->phones, text, label);
}

static void
fill_main_address (const SaVcardProperty *property, SaImportRow *row, const Places *places)
{
  g_auto (GStrv) parts = sa_vcard_property_get_parts (property);
  g_autofree char *street = join_parts (parts, 0, 2);

  set (row, places->street, street);
  set (row, places->city, part (parts, 3));
  set (row, places->region, part (parts, 4));
  set (row, places->postcode, part (parts, 5));
  set (row, places->country, part (parts, 6));
}

/* A name that is a kind of address is no label besides. */
static void
set_kind (SaImportAddress *address, const SaVcard *card, const SaVcardProperty *property)
{
  static const char *const kinds[] = { "home", "work", "other" };
  g_autofree char *label = sa_vcard_find_label (card, property);

  address->kind = "other";
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (sa_import_value_known_label (label), kinds[i]) == 0)
      {
        address->kind = kinds[i];
        return;
      }
  for (guint i = G_N_ELEMENTS (kinds); i > 0; i--)
    if (sa_vcard_property_has_type (property, kinds[i - 1]))
      address->kind = kinds[i - 1];
  address->label = g_steal_pointer (&label);
}

static void
fill_address (const SaVcard *card, const SaVcardProperty *property, SaImportRow *row)
{
  g_auto (GStrv) parts = sa_vcard_property_get_parts (property);
  SaImportAddress *address = sa_import_row_add_address (row);

  set_kind (address, card, property);
  address->street = join_parts (parts, 0, 2);
  address->city = g_strdup (part (parts, 3));
  address->region = g_strdup (part (parts, 4));
  address->postcode = g_strdup (part (parts, 5));
  address->country = part (parts, 6) != NULL ? sa_validate_country (parts[6], NULL) : NULL;
}

static void
fill_list (const SaVcardProperty *property, SaImportRow *row, guint field)
{
  g_auto (GStrv) values = sa_vcard_property_get_list (property);
  g_autofree char *text = g_strjoinv (", ", values);

  set (row, field, text);
}

static void
fill_name (const SaVcardProperty *property, SaImportRow *row)
{
  static const guint fields[] = { SA_PERSON_FAMILY_NAME, SA_PERSON_GIVEN_NAME,
                                  SA_PERSON_MIDDLE_NAME, SA_PERSON_PREFIX, SA_PERSON_SUFFIX };
  g_auto (GStrv) parts = sa_vcard_property_get_parts (property);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    set (row, fields[i], part (parts, i));
}

/* Apple writes a year that is none, and says so. */
static gboolean
omits_year (const SaVcardProperty *property, const char *date)
{
  const char *year = sa_vcard_property_get_param (property, "X-APPLE-OMIT-YEAR");

  return year != NULL && g_str_has_prefix (date, year);
}

static void
fill_birthday (const SaVcardProperty *property, SaImportRow *row)
{
  g_autofree char *date = sa_vcard_property_get_date (property);
  g_autofree char *text = sa_vcard_property_get_text (property);

  if (date != NULL && omits_year (property, date))
    {
      g_autofree char *whole = g_steal_pointer (&date);

      date = g_strconcat ("--", whole + strlen ("1604-"), NULL);
    }
  set (row, SA_PERSON_BIRTHDAY, date != NULL ? date : text);
}

/* The picture's hash is what the store will give it. */
static void
fill_photo (const SaVcardProperty *property, SaImportRow *row)
{
  g_autoptr (GBytes) bytes = sa_vcard_property_get_bytes (property, NULL);

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      g_autofree char *text = sa_vcard_property_get_text (property);

      if (strstr (text, "://") != NULL)
        set (row, SA_PERSON_PHOTO_LINK, text);
      return;
    }
  if (row->photo != NULL)
    return;
  sa_record_take_text (row->record, SA_PERSON_PHOTO,
                       g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes));
  row->touched[SA_PERSON_PHOTO] = TRUE;
  row->photo = g_steal_pointer (&bytes);
}

static void
fill_common (const SaVcard *card, const SaVcardProperty *property, SaImportRow *row,
             const Places *places)
{
  g_autofree char *text = sa_vcard_property_get_text (property);
  g_autofree char *label = NULL;

  if (sa_vcard_property_is (property, "TEL"))
    fill_phone (card, property, row, places);
  else if (sa_vcard_property_is (property, "EMAIL"))
    {
      g_autofree char *email = sa_vcard_property_get_plain (property);

      label = sa_import_vcard_label (card, property);
      add (row, places->emails, email, label);
    }
  else if (sa_vcard_property_is (property, "URL"))
    {
      label = sa_import_vcard_label (card, property);
      add (row, places->websites, g_strstrip (text), label);
    }
  else if (sa_vcard_property_is (property, "ADR"))
    {
      if (property == sa_import_vcard_main_address (card))
        fill_main_address (property, row, places);
      else
        fill_address (card, property, row);
    }
  else if (sa_vcard_property_is (property, "NOTE"))
    set (row, places->notes, text);
  else if (sa_vcard_property_is (property, "CATEGORIES"))
    fill_list (property, row, places->categories);
  else if (sa_vcard_property_is (property, "LANG") && property == sa_vcard_find (card, "LANG"))
    set (row, places->language, text);
}

static void
fill_employer (const SaVcard *card, SaImportRow *row)
{
  const SaVcardProperty *property = sa_vcard_find (card, "ORG");
  g_auto (GStrv) parts = property != NULL ? sa_vcard_property_get_parts (property) : NULL;
  g_autofree char *department = NULL;
  g_autofree char *name = NULL;

  if (parts == NULL)
    return;
  department = join_parts (parts, 1, g_strv_length (parts));
  set (row, SA_PERSON_DEPARTMENT, department);
  name = sa_text_clean (part (parts, 0));
  if (*name == '\0')
    return;
  sa_record_take_text (row->linked, SA_ORGANISATION_NAME, g_steal_pointer (&name));
  row->touched_linked[SA_ORGANISATION_NAME] = TRUE;
  row->has_linked = TRUE;
}

static void
fill_job (const SaVcard *card, SaImportRow *row)
{
  g_autofree char *title = sa_vcard_find_text (card, "TITLE");
  g_autofree char *role = sa_vcard_find_text (card, "ROLE");

  set (row, SA_PERSON_JOB, title != NULL && *title != '\0' ? title : role);
}

/* Somebody without a name is called by what else is known. */
static void
make_name (SaImportRow *row)
{
  static const guint parts[] = { SA_PERSON_PREFIX, SA_PERSON_GIVEN_NAME, SA_PERSON_MIDDLE_NAME,
                                 SA_PERSON_FAMILY_NAME, SA_PERSON_SUFFIX };
  static const guint others[] = { SA_PERSON_NICKNAME, SA_PERSON_EMAILS, SA_PERSON_PHONES };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!sa_record_is_empty (row->record, parts[i]))
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "",
                              sa_record_text (row->record, parts[i]));
  for (guint i = 0; name->len == 0 && i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *first = sa_record_first (row->record, others[i]);

      if (first != NULL)
        g_string_assign (name, first);
    }
  if (name->len == 0 && row->has_linked)
    g_string_assign (name, sa_record_text (row->linked, SA_ORGANISATION_NAME));
  set (row, SA_PERSON_NAME, name->str);
}

static void
fill_person (const SaVcard *card, SaImportRow *row)
{
  g_autofree char *name = sa_vcard_find_text (card, "FN");

  set (row, SA_PERSON_NAME, name);
  fill_employer (card, row);
  fill_job (card, row);
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    {
      const SaVcardProperty *property = sa_vcard_get_property (card, i);

      if (sa_vcard_property_is (property, "N"))
        fill_name (property, row);
      else if (sa_vcard_property_is (property, "NICKNAME"))
        fill_list (property, row, SA_PERSON_NICKNAME);
      else if (sa_vcard_property_is (property, "BDAY"))
        fill_birthday (property, row);
      else if (sa_vcard_property_is (property, "PHOTO"))
        fill_photo (property, row);
      else
        fill_common (card, property, row, &person_places);
    }
  if (sa_record_is_empty (row->record, SA_PERSON_NAME))
    make_name (row);
}

static void
fill_organisation (const SaVcard *card, SaImportRow *row)
{
  const SaVcardProperty *property = sa_vcard_find (card, "ORG");
  g_auto (GStrv) parts = property != NULL ? sa_vcard_property_get_parts (property) : NULL;
  g_autofree char *full = sa_vcard_find_text (card, "FN");

  set (row, SA_ORGANISATION_NAME, parts != NULL && part (parts, 0) != NULL ? parts[0] : full);
  for (guint i = 0; i < sa_vcard_get_n_properties (card); i++)
    fill_common (card, sa_vcard_get_property (card, i), row, &organisation_places);
}

/**
 * sa_import_vcard_fill:
 * @row: of people, or swapped to organisations
 *
 * Puts what a card says into the fields of the row, without the card itself. Also used to see what
 * has been edited since a card was imported.
 */
void
sa_import_vcard_fill (const SaVcard *card, SaImportRow *row)
{
  if (sa_record_is (row->record, "person"))
    fill_person (card, row);
  else
    fill_organisation (card, row);
}

static gboolean
card_next (SaImportSource *source, SaImportRow *row, GError **error)
{
  CardSource *self = (CardSource *) source;
  g_autoptr (SaVcard) card = sa_vcard_reader_next (self->reader, error);
  const Places *places = &person_places;
  g_autofree char *uid = NULL;
  g_autofree char *packed = NULL;
  g_autoptr (GError) local = NULL;

  if (card == NULL)
    return FALSE;
  g_atomic_int_set (&self->permille, (int) (sa_vcard_reader_fraction (self->reader) * 1000));
  sa_import_row_reset (row);
  row->line = sa_vcard_get_line (card);
  packed = sa_vcard_record_pack (card);
  sa_import_row_add_cell (row, packed, strlen (packed));
  if (sa_vcard_get_problem (card) != NULL)
    {
      g_string_assign (row->reason, sa_vcard_get_problem (card));
      return TRUE;
    }
  if (sa_import_vcard_is_organisation (card))
    {
      sa_import_row_swap (row);
      places = &organisation_places;
    }
  sa_import_vcard_fill (card, row);
  uid = sa_vcard_find_text (card, "UID");
  if (uid != NULL)
    g_string_assign (row->uid, uid);
  sa_record_take_text (row->record, places->vcard, g_steal_pointer (&packed));
  row->touched[places->vcard] = TRUE;
  if (!sa_record_check (row->record, &local))
    sa_import_row_refuse (row, local->message);
  return TRUE;
}

static gboolean
card_rewind (SaImportSource *source, GError **error)
{
  CardSource *self = (CardSource *) source;
  SaVcardReader *reader = sa_vcard_reader_open (self->file, error);

  if (reader == NULL)
    return FALSE;
  g_clear_pointer (&self->reader, sa_vcard_reader_free);
  self->reader = reader;
  return TRUE;
}

static double
card_fraction (SaImportSource *source)
{
  return g_atomic_int_get (&((CardSource *) source)->permille) / 1000.0;
}

static void
card_free (SaImportSource *source)
{
  CardSource *self = (CardSource *) source;

  g_clear_pointer (&self->reader, sa_vcard_reader_free);
  g_clear_object (&self->file);
  g_strfreev (source->header);
  g_free (self);
}

/**
 * sa_import_vcard_new:
 *
 * Returns: (transfer full): the cards of a file as people and organisations, for sa-import.c
 */
SaImportSource *
sa_import_vcard_new (GFile *file, SaModel *model, GError **error)
{
  static const char *const header[] = { "vCard", NULL };
  SaVcardReader *reader = sa_vcard_reader_open (file, error);
  CardSource *self;

  if (reader == NULL)
    return NULL;
  self = g_new0 (CardSource, 1);
  self->source = (SaImportSource) {
    .type = sa_model_find (model, "person"),
    .other = sa_model_find (model, "organisation"),
    .linked = sa_model_find (model, "organisation"),
    .link_field = SA_PERSON_ORGANISATION,
    .link_is_ours = TRUE,
    .links = TRUE,
    .header = g_strdupv ((GStrv) header),
    .next = card_next,
    .rewind = card_rewind,
    .fraction = card_fraction,
    .free = card_free,
  };
  self->file = g_object_ref (file);
  self->reader = reader;
  return &self->source;
}
