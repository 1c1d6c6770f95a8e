/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Organisations and the addresses of anybody. */

#include "clients-private.h"

#include "sa-error.h"

#include <string.h>

static const SaChoice organisation_roles[] = {
  { "client", N_ ("Client"), "customer|buyer|odbiorca|nabywca|kontrahent|klienci" },
  { "supplier", N_ ("Supplier"), "vendor|seller|dostawcy|sprzedawca" },
  { "broker", N_ ("Broker"), "agent" },
  { "partner", N_ ("Partner") },
  { "carrier", N_ ("Carrier"), "shipper|haulier|spedytor" },
  { NULL },
};

static const SaState organisation_states[] = {
  { "prospect", N_ ("Prospect"), SA_MOOD_NEUTRAL, "active dormant blocked archived" },
  { "active", N_ ("Active"), SA_MOOD_GOOD, "dormant blocked archived" },
  { "dormant", N_ ("Dormant"), SA_MOOD_WARNING, "active blocked archived" },
  { "blocked", N_ ("Blocked"), SA_MOOD_BAD, "active dormant archived" },
  { "archived", N_ ("Archived"), SA_MOOD_NEUTRAL, "prospect active" },
  { NULL },
};

static char *
say_payment_days (SaRecord *record, guint field)
{
  gint64 days = sa_record_number (record, field);

  /* Translators: payment terms of no days */
  return days != 0 ? sa_record_display (record, field) : g_strdup (_ ("0 (paid at once)"));
}

static const SaField organisation_fields[] = {
  [SA_ORGANISATION_NAME] = { "name", SA_KIND_TEXT, N_ ("Name"),
                             .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                             .headers = HEADERS_COMPANY "|fn|legal name|nazwa|pełna "
                                                        "nazwa|nazwa pełna|nazwa skrócona" },
  [SA_ORGANISATION_CODE] = { "code", SA_KIND_TEXT, N_ ("Code"), .flags = SEARCHED_COLUMN,
                             .hint = N_ ("Your own short name or number for them"),
                             .headers = "customer id|supplier id|client id|company id|account "
                                        "number|customer number|customer no|kod|numer klienta|nr "
                                        "klienta|numer kontrahenta|nr "
                                        "kontrahenta|symbol|akronim|id klienta|external id" },
  [SA_ORGANISATION_ROLES] = { "roles", SA_KIND_CHOICES, N_ ("Roles"), .flags = SA_FIELD_COLUMN,
                              .choices = organisation_roles,
                              .headers = "role|rola|typ kontrahenta|rodzaj kontrahenta|typ "
                                         "klienta|relation" },
  [SA_ORGANISATION_INDUSTRY] = { "industry", SA_KIND_TEXT, N_ ("Industry"),
                                 .flags = SA_FIELD_SEARCHABLE, .headers = "sector|branża|branza" },
  [SA_ORGANISATION_PHONES] = { "phones", SA_KIND_PHONE, N_ ("Phone"), SA_HEAD_CONTACT,
                               SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH,
                               sa_validate_phone, .headers = HEADERS_PHONE },
  [SA_ORGANISATION_FAX] = { "fax", SA_KIND_PHONE, N_ ("Fax"), SA_HEAD_CONTACT, 0, sa_validate_phone,
                            .headers = HEADERS_FAX },
  [SA_ORGANISATION_EMAILS] = { "emails", SA_KIND_EMAIL, N_ ("E-Mail"), SA_HEAD_CONTACT,
                               SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH,
                               sa_validate_email, .headers = HEADERS_EMAIL },
  [SA_ORGANISATION_WEBSITES] = { "websites", SA_KIND_URL, N_ ("Website"), SA_HEAD_CONTACT,
                                 SA_FIELD_SEARCHABLE | SA_FIELD_MULTIPLE, sa_validate_url,
                                 .headers = HEADERS_WEBSITE },
  [SA_ORGANISATION_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), SA_HEAD_ADDRESS,
                               SA_FIELD_SEARCHABLE, .headers = HEADERS_STREET },
  [SA_ORGANISATION_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode"), SA_HEAD_ADDRESS, 0,
                                 .headers = HEADERS_POSTCODE },
  [SA_ORGANISATION_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), SA_HEAD_ADDRESS,
                             SEARCHED_COLUMN | SA_FIELD_SORTED, .headers = HEADERS_CITY },
  [SA_ORGANISATION_REGION] = { "region", SA_KIND_TEXT, N_ ("Region"), SA_HEAD_ADDRESS,
                               SA_FIELD_SEARCHABLE, .headers = HEADERS_REGION },
  [SA_ORGANISATION_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"), SA_HEAD_ADDRESS,
                                SA_FIELD_COLUMN, sa_validate_country, .headers = HEADERS_COUNTRY },
  [SA_ORGANISATION_REP] = { "rep", SA_KIND_REFERENCE, N_ ("Representative"), SA_HEAD_CARE,
                            SA_FIELD_COLUMN | SA_FIELD_STAFF, .target = "person",
                            .headers = HEADERS_REP },
  [SA_ORGANISATION_CADENCE] = { "cadence", SA_KIND_NUMBER, N_ ("Contact every … days"),
                                SA_HEAD_CARE, 0, .units = DAYS,
                                .hint = N_ ("How often you agreed to be in touch"),
                                .headers = "contact every days|kontakt co dni" },
  [SA_ORGANISATION_LAST_CONTACT] = { "last_contact", SA_KIND_DATE, N_ ("Last contact"),
                                     SA_HEAD_CARE, SA_FIELD_COLUMN | SA_FIELD_SORTED,
                                     .headers = HEADERS_LAST_CONTACT },
  [SA_ORGANISATION_NEXT_CONTACT] = { "next_contact", SA_KIND_DATE, N_ ("Next contact"),
                                     SA_HEAD_CARE, SA_FIELD_SORTED,
                                     .headers = HEADERS_NEXT_CONTACT },
  [SA_ORGANISATION_TAX_ID] = { "tax_id", SA_KIND_TEXT, N_ ("Tax ID"), SA_HEAD_TERMS,
                               SA_FIELD_SEARCHABLE | SA_FIELD_MATCH, sa_validate_tax_id,
                               .headers = "vat id|vat number|nip|nr nip|numer nip|vat|tax "
                                          "number|tin|vat reg no",
                               .hint = N_ (
                                   "EU VAT number or Polish NIP; check digits are verified") },
  [SA_ORGANISATION_REGON] = { "regon", SA_KIND_TEXT, N_ ("REGON"), SA_HEAD_TERMS,
                              SA_FIELD_SEARCHABLE, sa_validate_regon },
  [SA_ORGANISATION_IBAN] = { "iban", SA_KIND_TEXT, N_ ("IBAN"), SA_HEAD_TERMS,
                             SA_FIELD_CONFIDENTIAL, sa_validate_iban,
                             .headers =
                                 "bank account|bank account number|account iban|konto|konto "
                                 "bankowe|nr konta|numer konta|nr rachunku|numer rachunku|rachunek "
                                 "bankowy|nr rachunku bankowego|numer rachunku bankowego" },
  [SA_ORGANISATION_CURRENCY] = { "currency", SA_KIND_TEXT, N_ ("Currency"), SA_HEAD_TERMS, 0,
                                 sa_validate_currency, .headers = "waluta|currency code" },
  [SA_ORGANISATION_PAYMENT_DAYS] = { "payment_days", SA_KIND_NUMBER, N_ ("Payment terms, days"),
                                     SA_HEAD_TERMS, 0,
                                     .headers = "payment terms|terms|termin płatności|termin "
                                                "zapłaty|net days",
                                     .units = DAYS " net przelew", .in_words = say_payment_days },
  [SA_ORGANISATION_CREDIT_LIMIT] = { "credit_limit", SA_KIND_MONEY, N_ ("Credit limit"),
                                     SA_HEAD_TERMS, 0,
                                     .headers = "limit kredytowy|limit kredytu|limit kupiecki" },
  [SA_ORGANISATION_PRICE_LIST] = { "price_list", SA_KIND_TEXT, N_ ("Price list"), SA_HEAD_TERMS, 0,
                                   .headers = "cennik|pricelist" },
  [SA_ORGANISATION_LANGUAGE] = { "language", SA_KIND_LANGUAGE, N_ ("Language"), SA_HEAD_CONTACT, 0,
                                 sa_validate_language, .headers = "język|lang" },
  [SA_ORGANISATION_CATEGORIES] = { "categories", SA_KIND_TEXT, N_ ("Categories"),
                                   .flags = SA_FIELD_SEARCHABLE, .headers = HEADERS_CATEGORIES },
  [SA_ORGANISATION_LOGO] = { "logo", SA_KIND_IMAGE, N_ ("Logo"), .flags = SA_FIELD_HIDDEN },
  [SA_ORGANISATION_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), SA_HEAD_NOTES,
                              SA_FIELD_SEARCHABLE, .headers = HEADERS_NOTES },
  [SA_ORGANISATION_VCARD] = { "vcard", SA_KIND_LONG_TEXT, N_ ("vCard properties"), SA_HEAD_NOTES,
                              SA_FIELD_HIDDEN },
};

static char *
organisation_subtitle (SaRecord *record)
{
  g_autofree char *roles = sa_record_display (record, SA_ORGANISATION_ROLES);
  g_autofree char *country = sa_record_display (record, SA_ORGANISATION_COUNTRY);
  g_autofree char *place = sa_text_join (", ", sa_record_text (record, SA_ORGANISATION_CITY),
                                         country);

  return sa_text_join (" · ", *place != '\0' ? place : NULL, roles);
}

/* Ten digits may be the tax number of many a country; in Poland they are a NIP. */
static gboolean
check_organisation (SaRecord *record, GError **error)
{
  const char *tax_id = sa_record_text (record, SA_ORGANISATION_TAX_ID);
  const char *country = sa_record_text (record, SA_ORGANISATION_COUNTRY);
  g_autofree char *nip = NULL;

  if (tax_id == NULL || g_strcmp0 (country, "PL") != 0
      || strlen (tax_id) != strspn (tax_id, "0123456789")
      || !(sa_record_field_is_changed (record, SA_ORGANISATION_TAX_ID)
           || sa_record_field_is_changed (record, SA_ORGANISATION_COUNTRY)))
    return TRUE;
  nip = sa_validate_nip (tax_id, error);
  return nip != NULL;
}

const SaTypeDef sa_organisation_type = {
  1,
  "organisation",
  N_ ("Organisation"),
  N_ ("Organisations"),
  "sa-organisation-symbolic",
  .title_new = N_ ("New Organisation"),
  .check = check_organisation,
  FIELDS (organisation_fields),
  .states = organisation_states,
  .columns = "city phones rep last_contact emails roles country code",
  .form = "name roles phones emails websites street postcode city country rep cadence tax_id "
          "payment_days notes",
  .subtitle_of = organisation_subtitle,
};

static const SaChoice address_kinds[] = {
  { "billing", N_ ("Billing") },
  { "delivery", N_ ("Delivery") },
  { "correspondence", N_ ("Correspondence") },
  { "home", N_ ("Home") },
  { "work", N_ ("Work") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const SaField address_fields[] = {
  [SA_ADDRESS_OF] = { "of", SA_KIND_REFERENCE, N_ ("Whose"), .flags = SA_FIELD_REQUIRED },
  [SA_ADDRESS_KIND] = { "kind", SA_KIND_CHOICE, N_ ("Kind"), .choices = address_kinds },
  [SA_ADDRESS_LABEL] = { "label", SA_KIND_TEXT, N_ ("Label") },
  [SA_ADDRESS_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), .flags = SA_FIELD_SEARCHABLE },
  [SA_ADDRESS_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode") },
  [SA_ADDRESS_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), .flags = SA_FIELD_SEARCHABLE },
  [SA_ADDRESS_REGION] = { "region", SA_KIND_TEXT, N_ ("Region") },
  [SA_ADDRESS_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"),
                           .validate = sa_validate_country },
};

static char *
address_title (SaRecord *record)
{
  return sa_text_join (", ", sa_record_text (record, SA_ADDRESS_STREET),
                       sa_record_text (record, SA_ADDRESS_CITY));
}

static gboolean
check_address (SaRecord *record, GError **error)
{
  for (guint i = SA_ADDRESS_STREET; i <= SA_ADDRESS_REGION; i++)
    if (!sa_record_is_empty (record, i))
      return TRUE;
  g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                       _ ("An address needs a street, a postcode or a town."));
  return FALSE;
}

const SaTypeDef sa_address_type = {
  7,
  "address",
  N_ ("Address"),
  N_ ("Addresses"),
  "sa-address-symbolic",
  .title_new = N_ ("New Address"),
  FIELDS (address_fields),
  .title_of = address_title,
  .check = check_address,
  .plain = TRUE,
};
