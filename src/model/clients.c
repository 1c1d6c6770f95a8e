/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Organisations, people, leads, interactions and tasks, declared. Headings and order are those of
 * the forms: what people look for first stands first. */

#include "clients.h"

#include <glib/gi18n-lib.h>

#include "sa-date.h"
#include "sa-error.h"
#include "sa-record.h"

#define SA_HEAD_CONTACT N_ ("Contact")
#define SA_HEAD_ADDRESS N_ ("Address")
#define SA_HEAD_CARE N_ ("Relationship")
#define SA_HEAD_TERMS N_ ("Terms and Numbers")
#define SA_HEAD_PERSONAL N_ ("Personal")
#define SA_HEAD_WORK N_ ("Work")
#define SA_HEAD_NOTES N_ ("Notes")

#define DAYS "d day days dni dzien"
#define SEARCHED_COLUMN (SA_FIELD_SEARCHABLE | SA_FIELD_COLUMN)

static const SaChoice organisation_roles[] = {
  { "client", N_ ("Client") },   { "supplier", N_ ("Supplier") }, { "broker", N_ ("Broker") },
  { "partner", N_ ("Partner") }, { "carrier", N_ ("Carrier") },   { NULL, NULL },
};

static const SaChoice interaction_kinds[] = {
  { "call", N_ ("Call") },   { "e-mail", N_ ("E-Mail") }, { "letter", N_ ("Letter") },
  { "visit", N_ ("Visit") }, { "note", N_ ("Note") },     { NULL, NULL },
};

static const SaChoice directions[] = {
  { "out", N_ ("From us") },
  { "in", N_ ("To us") },
  { NULL, NULL },
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

static const SaChoice channels[] = {
  { "e-mail", N_ ("E-Mail") },
  { "phone", N_ ("Phone") },
  { "text", N_ ("Text message") },
  { "post", N_ ("Post") },
  { NULL, NULL },
};

static const SaChoice priorities[] = {
  { "high", N_ ("High") },
  { "normal", N_ ("Normal") },
  { "low", N_ ("Low") },
  { NULL, NULL },
};

static const SaChoice lead_sources[] = {
  { "website", N_ ("Website") },       { "referral", N_ ("Referral") },
  { "trade show", N_ ("Trade show") }, { "campaign", N_ ("Campaign") },
  { "cold call", N_ ("Cold call") },   { "phone", N_ ("Phone enquiry") },
  { "other", N_ ("Other") },           { NULL, NULL },
};

static const SaState organisation_states[] = {
  { "prospect", N_ ("Prospect"), SA_MOOD_NEUTRAL, "active dormant blocked archived" },
  { "active", N_ ("Active"), SA_MOOD_GOOD, "dormant blocked archived" },
  { "dormant", N_ ("Dormant"), SA_MOOD_WARNING, "active blocked archived" },
  { "blocked", N_ ("Blocked"), SA_MOOD_BAD, "active dormant archived" },
  { "archived", N_ ("Archived"), SA_MOOD_NEUTRAL, "prospect active" },
  { NULL },
};

static const SaState person_states[] = {
  { "active", N_ ("Active"), SA_MOOD_GOOD, "left archived" },
  { "left", N_ ("Left"), SA_MOOD_WARNING, "active archived" },
  { "archived", N_ ("Archived"), SA_MOOD_NEUTRAL, "active left" },
  { NULL },
};

static const SaState lead_states[] = {
  { "new", N_ ("New"), SA_MOOD_NEUTRAL, "assigned in-process recycled dead" },
  { "assigned", N_ ("Assigned"), SA_MOOD_NEUTRAL, "in-process recycled dead" },
  { "in-process", N_ ("In process"), SA_MOOD_WARNING, "converted recycled dead" },
  { "converted", N_ ("Converted"), SA_MOOD_GOOD, "" },
  { "recycled", N_ ("Recycled"), SA_MOOD_NEUTRAL, "assigned in-process dead" },
  { "dead", N_ ("Dead"), SA_MOOD_BAD, "recycled" },
  { NULL },
};

static const SaState interaction_states[] = {
  { "planned", N_ ("Planned"), SA_MOOD_NEUTRAL, "done missed" },
  { "done", N_ ("Done"), SA_MOOD_GOOD, "planned" },
  { "missed", N_ ("Missed"), SA_MOOD_BAD, "planned done" },
  { NULL },
};

static const SaState task_states[] = {
  { "new", N_ ("New"), SA_MOOD_NEUTRAL, "accepted in-progress waiting done refused" },
  { "accepted", N_ ("Accepted"), SA_MOOD_NEUTRAL, "in-progress waiting done refused" },
  { "in-progress", N_ ("In progress"), SA_MOOD_WARNING, "waiting done refused" },
  { "waiting", N_ ("Waiting"), SA_MOOD_WARNING, "in-progress done refused" },
  { "done", N_ ("Done"), SA_MOOD_GOOD, "in-progress" },
  { "refused", N_ ("Refused"), SA_MOOD_BAD, "new" },
  { NULL },
};

static char *
say_payment_days (SaRecord *record, guint field)
{
  gint64 days = sa_record_number (record, field);

  /* Translators: payment terms of no days */
  return days != 0 ? sa_record_display (record, field) : g_strdup (_ ("0 (paid at once)"));
}

static char *
say_birthday (SaRecord *record, guint field)
{
  return sa_date_format_birthday (sa_record_text (record, field));
}

static const SaField organisation_fields[] = {
  [SA_ORGANISATION_NAME] = { "name", SA_KIND_TEXT, N_ ("Name"),
                             .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                             .headers = "company|company "
                                        "name|organisation|organization|org|fn|nazwa firmy|firma|"
                                        "nazwa|account|account name|customer|client|supplier" },
  [SA_ORGANISATION_CODE] = { "code", SA_KIND_TEXT, N_ ("Code"), .flags = SEARCHED_COLUMN,
                             .hint = N_ ("Your own short name or number for them"),
                             .headers =
                                 "customer id|supplier id|client id|company id|account number|kod|"
                                 "numer klienta|symbol|id klienta|external id" },
  [SA_ORGANISATION_ROLES] = { "roles", SA_KIND_CHOICES, N_ ("Roles"), .flags = SA_FIELD_COLUMN,
                              .choices = organisation_roles,
                              .headers = "role|rola|typ kontrahenta|relation" },
  [SA_ORGANISATION_INDUSTRY] = { "industry", SA_KIND_TEXT, N_ ("Industry"),
                                 .flags = SA_FIELD_SEARCHABLE, .headers = "sector|branża|branza" },
  [SA_ORGANISATION_PHONES] = { "phones", SA_KIND_PHONE, N_ ("Phone"), SA_HEAD_CONTACT,
                               SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH,
                               sa_validate_phone,
                               .headers = "phone|telephone|tel|phone number|telefon|nr "
                                          "telefonu|main phone" },
  [SA_ORGANISATION_FAX] = { "fax", SA_KIND_PHONE, N_ ("Fax"), SA_HEAD_CONTACT, 0, sa_validate_phone,
                            .headers = "fax number|faks|telefaks" },
  [SA_ORGANISATION_EMAILS] = { "emails", SA_KIND_EMAIL, N_ ("E-Mail"), SA_HEAD_CONTACT,
                               SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH,
                               sa_validate_email,
                               .headers = "email|e-mail|mail|email address|adres e-mail|poczta" },
  [SA_ORGANISATION_WEBSITES] = { "websites", SA_KIND_URL, N_ ("Website"), SA_HEAD_CONTACT,
                                 SA_FIELD_SEARCHABLE | SA_FIELD_MULTIPLE, sa_validate_url,
                                 .headers =
                                     "url|web|homepage|home page|www|strona|strona www|website" },
  [SA_ORGANISATION_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), SA_HEAD_ADDRESS,
                               SA_FIELD_SEARCHABLE,
                               .headers = "address|street address|address line 1|adres|ulica" },
  [SA_ORGANISATION_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode"), SA_HEAD_ADDRESS, 0,
                                 .headers = "postal code|zip|zip code|kod pocztowy|plz" },
  [SA_ORGANISATION_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), SA_HEAD_ADDRESS,
                             SEARCHED_COLUMN | SA_FIELD_SORTED,
                             .headers = "town|miasto|miejscowość|locality" },
  [SA_ORGANISATION_REGION] = { "region", SA_KIND_TEXT, N_ ("Region"), SA_HEAD_ADDRESS,
                               SA_FIELD_SEARCHABLE,
                               .headers = "state|province|county|województwo|state/province" },
  [SA_ORGANISATION_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"), SA_HEAD_ADDRESS,
                                SA_FIELD_COLUMN, sa_validate_country,
                                .headers = "country code|kraj|państwo" },
  [SA_ORGANISATION_REP] = { "rep", SA_KIND_REFERENCE, N_ ("Representative"), SA_HEAD_CARE,
                            SA_FIELD_COLUMN, .target = "person",
                            .headers = "sales rep|owner|account "
                                       "manager|opiekun|handlowiec|przedstawiciel" },
  [SA_ORGANISATION_CADENCE] = { "cadence", SA_KIND_NUMBER, N_ ("Contact every … days"),
                                SA_HEAD_CARE, 0, .units = DAYS,
                                .hint = N_ ("How often you agreed to be in touch"),
                                .headers = "contact every days|kontakt co dni" },
  [SA_ORGANISATION_LAST_CONTACT] = { "last_contact", SA_KIND_DATE, N_ ("Last contact"),
                                     SA_HEAD_CARE, SA_FIELD_COLUMN | SA_FIELD_SORTED,
                                     .headers = "last contacted|ostatni kontakt" },
  [SA_ORGANISATION_NEXT_CONTACT] = { "next_contact", SA_KIND_DATE, N_ ("Next contact"),
                                     SA_HEAD_CARE, SA_FIELD_SORTED,
                                     .headers = "następny kontakt|kolejny kontakt" },
  [SA_ORGANISATION_TAX_ID] = { "tax_id", SA_KIND_TEXT, N_ ("Tax ID"), SA_HEAD_TERMS,
                               SA_FIELD_SEARCHABLE | SA_FIELD_MATCH, sa_validate_tax_id,
                               .headers = "vat id|vat number|nip|vat|tax number|tin|vat reg no",
                               .hint = N_ (
                                   "EU VAT number or Polish NIP; check digits are verified") },
  [SA_ORGANISATION_REGON] = { "regon", SA_KIND_TEXT, N_ ("REGON"), SA_HEAD_TERMS,
                              SA_FIELD_SEARCHABLE, sa_validate_regon },
  [SA_ORGANISATION_IBAN] = { "iban", SA_KIND_TEXT, N_ ("IBAN"), SA_HEAD_TERMS,
                             SA_FIELD_CONFIDENTIAL, sa_validate_iban,
                             .headers = "bank account|account iban|konto bankowe|nr konta" },
  [SA_ORGANISATION_CURRENCY] = { "currency", SA_KIND_TEXT, N_ ("Currency"), SA_HEAD_TERMS, 0,
                                 sa_validate_currency, .headers = "waluta|currency code" },
  [SA_ORGANISATION_PAYMENT_DAYS] = { "payment_days", SA_KIND_NUMBER, N_ ("Payment terms, days"),
                                     SA_HEAD_TERMS, 0,
                                     .headers = "payment terms|terms|termin płatności|net days",
                                     .units = DAYS " net przelew", .in_words = say_payment_days },
  [SA_ORGANISATION_CREDIT_LIMIT] = { "credit_limit", SA_KIND_MONEY, N_ ("Credit limit"),
                                     SA_HEAD_TERMS, 0,
                                     .headers = "limit kredytowy|limit kupiecki" },
  [SA_ORGANISATION_PRICE_LIST] = { "price_list", SA_KIND_TEXT, N_ ("Price list"), SA_HEAD_TERMS, 0,
                                   .headers = "cennik|pricelist" },
  [SA_ORGANISATION_LANGUAGE] = { "language", SA_KIND_LANGUAGE, N_ ("Language"), SA_HEAD_CONTACT, 0,
                                 sa_validate_language, .headers = "język|lang" },
  [SA_ORGANISATION_CATEGORIES] = { "categories", SA_KIND_TEXT, N_ ("Categories"),
                                   .flags = SA_FIELD_SEARCHABLE,
                                   .headers = "category|tags|kategorie|etykiety|labels" },
  [SA_ORGANISATION_LOGO] = { "logo", SA_KIND_IMAGE, N_ ("Logo"), .flags = SA_FIELD_HIDDEN },
  [SA_ORGANISATION_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), SA_HEAD_NOTES,
                              SA_FIELD_SEARCHABLE,
                              .headers = "note|comment|comments|uwagi|notatki|opis|description" },
  [SA_ORGANISATION_VCARD] = { "vcard", SA_KIND_LONG_TEXT, N_ ("vCard properties"), SA_HEAD_NOTES,
                              SA_FIELD_HIDDEN },
};

static const SaField person_fields[] = {
  [SA_PERSON_NAME] = { "name", SA_KIND_TEXT, N_ ("Full name"),
                       .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                       .headers = "name|fn|display name|contact name|imię i "
                                  "nazwisko|nazwa|contact|osoba|employee" },
  [SA_PERSON_PREFIX] = { "prefix", SA_KIND_TEXT, N_ ("Title"), SA_HEAD_PERSONAL, 0,
                         .headers = "title of courtesy|salutation|name prefix|tytuł|zwrot|courtesy "
                                    "title" },
  [SA_PERSON_GIVEN_NAME] = { "given_name", SA_KIND_TEXT, N_ ("First name"), SA_HEAD_PERSONAL, 0,
                             .headers = "given name|forename|first|imię" },
  [SA_PERSON_MIDDLE_NAME] = { "middle_name", SA_KIND_TEXT, N_ ("Middle names"), SA_HEAD_PERSONAL, 0,
                              .headers = "additional name|middle name|drugie imię|middle" },
  [SA_PERSON_FAMILY_NAME] = { "family_name", SA_KIND_TEXT, N_ ("Last name"), SA_HEAD_PERSONAL, 0,
                              .headers = "family name|surname|last|nazwisko" },
  [SA_PERSON_SUFFIX] = { "suffix", SA_KIND_TEXT, N_ ("Suffix"), SA_HEAD_PERSONAL, 0,
                         .headers = "name suffix|przyrostek" },
  [SA_PERSON_NICKNAME] = { "nickname", SA_KIND_TEXT, N_ ("Nickname"), SA_HEAD_PERSONAL,
                           SA_FIELD_SEARCHABLE, .headers = "pseudonim|przydomek" },
  [SA_PERSON_CODE] = { "code", SA_KIND_TEXT, N_ ("Code"), SA_HEAD_WORK, SA_FIELD_SEARCHABLE,
                       .headers =
                           "employee id|person id|contact id|numer pracownika|kod|external id" },
  [SA_PERSON_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Organisation"),
                               .flags = SA_FIELD_COLUMN, .target = "organisation",
                               .headers = "company|company name|organization|employer|firma|nazwa "
                                          "firmy|org" },
  [SA_PERSON_JOB] = { "job", SA_KIND_TEXT, N_ ("Job"), .flags = SEARCHED_COLUMN,
                      .headers =
                          "job title|title|position|contact title|stanowisko|funkcja|occupation" },
  [SA_PERSON_DEPARTMENT] = { "department", SA_KIND_TEXT, N_ ("Department"), SA_HEAD_WORK,
                             SA_FIELD_SEARCHABLE, .headers = "dział|dept|division" },
  [SA_PERSON_STAFF] = { "staff", SA_KIND_FLAG, N_ ("Works in our office"), SA_HEAD_WORK,
                        SA_FIELD_RARE, .headers = "colleague|nasz pracownik" },
  [SA_PERSON_MANAGER] = { "manager", SA_KIND_REFERENCE, N_ ("Reports to"), SA_HEAD_WORK, 0,
                          .target = "person", .headers = "manager|boss|przełożony|supervisor" },
  [SA_PERSON_HIRED] = { "hired", SA_KIND_DATE, N_ ("In this job since"), SA_HEAD_WORK, 0,
                        .headers = "hire date|hired|start date|data zatrudnienia" },
  [SA_PERSON_PHONES] = { "phones", SA_KIND_PHONE, N_ ("Phone"), SA_HEAD_CONTACT,
                         SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_phone,
                         .headers = "phone number|telephone|tel|mobile|cell|cell phone|mobile "
                                    "phone|home phone|"
                                    "work phone|business phone|telefon|komórka|nr telefonu|telefon "
                                    "komórkowy" },
  [SA_PERSON_EXTENSION] = { "extension", SA_KIND_TEXT, N_ ("Extension"), SA_HEAD_CONTACT, 0,
                            .headers = "ext|wewnętrzny|nr wewnętrzny" },
  [SA_PERSON_FAX] = { "fax", SA_KIND_PHONE, N_ ("Fax"), SA_HEAD_CONTACT, 0, sa_validate_phone,
                      .headers = "fax number|faks|telefaks" },
  [SA_PERSON_EMAILS] = { "emails", SA_KIND_EMAIL, N_ ("E-Mail"), SA_HEAD_CONTACT,
                         SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_email,
                         .headers = "email|e-mail|mail|email address|adres e-mail|poczta" },
  [SA_PERSON_WEBSITES] = { "websites", SA_KIND_URL, N_ ("Website"), SA_HEAD_CONTACT,
                           SA_FIELD_MULTIPLE, sa_validate_url,
                           .headers = "url|web|homepage|home page|www|strona www" },
  [SA_PERSON_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), SA_HEAD_ADDRESS,
                         SA_FIELD_SEARCHABLE,
                         .headers = "address|street address|address line 1|adres|ulica" },
  [SA_PERSON_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode"), SA_HEAD_ADDRESS, 0,
                           .headers = "postal code|zip|zip code|kod pocztowy" },
  [SA_PERSON_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), SA_HEAD_ADDRESS,
                       SEARCHED_COLUMN | SA_FIELD_SORTED,
                       .headers = "town|miasto|miejscowość|locality" },
  [SA_PERSON_REGION] = { "region", SA_KIND_TEXT, N_ ("Region"), SA_HEAD_ADDRESS, 0,
                         .headers = "state|province|county|województwo" },
  [SA_PERSON_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"), SA_HEAD_ADDRESS, 0,
                          sa_validate_country, .headers = "country code|kraj|państwo" },
  [SA_PERSON_LAST_CONTACT] = { "last_contact", SA_KIND_DATE, N_ ("Last contact"), SA_HEAD_WORK, 0,
                               .headers = "last contacted|ostatni kontakt" },
  [SA_PERSON_NEXT_CONTACT] = { "next_contact", SA_KIND_DATE, N_ ("Next contact"), SA_HEAD_WORK, 0,
                               .headers = "następny kontakt" },
  [SA_PERSON_LANGUAGE] = { "language", SA_KIND_LANGUAGE, N_ ("Language"), SA_HEAD_PERSONAL, 0,
                           sa_validate_language, .headers = "język|lang" },
  [SA_PERSON_BIRTHDAY] = { "birthday", SA_KIND_TEXT, N_ ("Birthday"), SA_HEAD_PERSONAL, 0,
                           sa_validate_birthday,
                           .headers =
                               "birth date|birthdate|bday|date of birth|data urodzenia|urodziny",
                           .hint = N_ ("A date, or day and month alone"),
                           .in_words = say_birthday },
  [SA_PERSON_DIETARY] = { "dietary", SA_KIND_TEXT, N_ ("Dietary needs"), SA_HEAD_PERSONAL, 0,
                          .headers = "diet|dieta" },
  [SA_PERSON_CATEGORIES] = { "categories", SA_KIND_TEXT, N_ ("Categories"), SA_HEAD_WORK,
                             SA_FIELD_SEARCHABLE,
                             .headers = "category|tags|kategorie|etykiety|labels" },
  [SA_PERSON_PHOTO] = { "photo", SA_KIND_IMAGE, N_ ("Photo"), SA_HEAD_PERSONAL, SA_FIELD_HIDDEN },
  [SA_PERSON_PHOTO_LINK] = { "photo_link", SA_KIND_URL, N_ ("Photo address"), SA_HEAD_PERSONAL, 0,
                             .headers = "photo path|photo url|picture|zdjęcie" },
  [SA_PERSON_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), SA_HEAD_NOTES,
                        SA_FIELD_SEARCHABLE,
                        .headers = "note|comment|comments|uwagi|notatki|opis" },
  [SA_PERSON_VCARD] = { "vcard", SA_KIND_LONG_TEXT, N_ ("vCard properties"), SA_HEAD_NOTES,
                        SA_FIELD_HIDDEN },
};

static const SaField position_fields[] = {
  [SA_POSITION_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Person"), .flags = SA_FIELD_REQUIRED,
                           .target = "person" },
  [SA_POSITION_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Organisation"),
                                 .flags = SA_FIELD_REQUIRED, .target = "organisation" },
  [SA_POSITION_JOB] = { "job", SA_KIND_TEXT, N_ ("Job") },
  [SA_POSITION_DEPARTMENT] = { "department", SA_KIND_TEXT, N_ ("Department") },
  [SA_POSITION_FROM] = { "since", SA_KIND_DATE, N_ ("From") },
  [SA_POSITION_UNTIL] = { "until", SA_KIND_DATE, N_ ("Until") },
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

static const SaField consent_fields[] = {
  [SA_CONSENT_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Person"), .flags = SA_FIELD_REQUIRED,
                          .target = "person" },
  [SA_CONSENT_CHANNEL] = { "channel", SA_KIND_CHOICE, N_ ("Channel"), .flags = SA_FIELD_REQUIRED,
                           .choices = channels },
  [SA_CONSENT_GIVEN] = { "given", SA_KIND_FLAG, N_ ("Allowed") },
  [SA_CONSENT_DATE] = { "date", SA_KIND_DATE, N_ ("Date") },
  [SA_CONSENT_PROOF] = { "proof", SA_KIND_TEXT, N_ ("Proof"),
                         .hint = N_ ("How we know: a form, an e-mail, a recording") },
};

static const SaField lead_fields[] = {
  [SA_LEAD_NAME] = { "name", SA_KIND_TEXT, N_ ("Subject"),
                     .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                     .hint = N_ ("What it is about, in a few words"),
                     .headers = "lead|lead name|temat|subject" },
  [SA_LEAD_ORGANISATION_NAME] = { "organisation_name", SA_KIND_TEXT, N_ ("Organisation"),
                                  .flags = SEARCHED_COLUMN,
                                  .headers = "company|company "
                                             "name|organisation|organization|firma|nazwa firmy" },
  [SA_LEAD_PERSON_NAME] = { "person_name", SA_KIND_TEXT, N_ ("Person"), .flags = SEARCHED_COLUMN,
                            .headers =
                                "contact|contact name|full name|name|osoba|imię i nazwisko" },
  [SA_LEAD_JOB] = { "job", SA_KIND_TEXT, N_ ("Job"), .headers = "job title|title|stanowisko" },
  [SA_LEAD_PHONES] = { "phones", SA_KIND_PHONE, N_ ("Phone"), SA_HEAD_CONTACT,
                       SA_FIELD_SEARCHABLE | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_phone,
                       .headers = "telephone|tel|mobile|telefon" },
  [SA_LEAD_EMAILS] = { "emails", SA_KIND_EMAIL, N_ ("E-Mail"), SA_HEAD_CONTACT,
                       SA_FIELD_SEARCHABLE | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_email,
                       .headers = "email|e-mail|mail" },
  [SA_LEAD_WEBSITES] = { "websites", SA_KIND_URL, N_ ("Website"), SA_HEAD_CONTACT,
                         SA_FIELD_MULTIPLE, sa_validate_url, .headers = "url|www|web" },
  [SA_LEAD_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), SA_HEAD_ADDRESS, 0,
                       .headers = "address|adres" },
  [SA_LEAD_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode"), SA_HEAD_ADDRESS, 0,
                         .headers = "zip|postal code|kod pocztowy" },
  [SA_LEAD_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), SA_HEAD_ADDRESS, SEARCHED_COLUMN,
                     .headers = "town|miasto" },
  [SA_LEAD_REGION] = { "region", SA_KIND_TEXT, N_ ("Region"), SA_HEAD_ADDRESS, 0,
                       .headers = "województwo" },
  [SA_LEAD_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"), SA_HEAD_ADDRESS, 0,
                        sa_validate_country, .headers = "kraj" },
  [SA_LEAD_SOURCE] = { "lead_source", SA_KIND_CHOICE, N_ ("Source"), .flags = SA_FIELD_COLUMN,
                       .choices = lead_sources, .headers = "source|źródło" },
  [SA_LEAD_INTEREST] = { "interest", SA_KIND_TEXT, N_ ("Interested in"), .flags = SEARCHED_COLUMN,
                         .headers = "product|interest|produkt|zainteresowanie" },
  [SA_LEAD_SCORE] = { "score", SA_KIND_NUMBER, N_ ("Score"), SA_HEAD_CARE, SA_FIELD_COLUMN,
                      .hint = N_ ("0 to 100"), .headers = "rating|ocena" },
  [SA_LEAD_VALUE] = { "value", SA_KIND_MONEY, N_ ("Expected value"), SA_HEAD_CARE, 0,
                      .headers = "amount|wartość|kwota" },
  [SA_LEAD_CURRENCY] = { "currency", SA_KIND_TEXT, N_ ("Currency"), SA_HEAD_CARE, 0,
                         sa_validate_currency, .headers = "waluta" },
  [SA_LEAD_RESPOND_BY] = { "respond_by", SA_KIND_DATE, N_ ("Respond by"), SA_HEAD_CARE,
                           SA_FIELD_COLUMN | SA_FIELD_SORTED,
                           .headers = "deadline|termin odpowiedzi" },
  [SA_LEAD_OFFICE] = { "office", SA_KIND_TEXT, N_ ("Office"), SA_HEAD_CARE, 0,
                       .headers = "biuro|oddział" },
  [SA_LEAD_REP] = { "rep", SA_KIND_REFERENCE, N_ ("Representative"), SA_HEAD_CARE, SA_FIELD_COLUMN,
                    .target = "person", .headers = "sales rep|owner|opiekun|handlowiec" },
  [SA_LEAD_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Became client"), SA_HEAD_CARE,
                             0, .target = "organisation" },
  [SA_LEAD_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Became person"), SA_HEAD_CARE, 0,
                       .target = "person" },
  [SA_LEAD_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), SA_HEAD_NOTES, SA_FIELD_SEARCHABLE,
                      .headers = "note|comment|uwagi|notatki|description" },
};

static const SaField interaction_fields[] = {
  [SA_INTERACTION_SUBJECT] = { "subject", SA_KIND_TEXT, N_ ("Subject"),
                               .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                               .headers = "temat" },
  [SA_INTERACTION_KIND] = { "kind", SA_KIND_CHOICE, N_ ("Kind"),
                            .flags = SA_FIELD_REQUIRED | SA_FIELD_COLUMN,
                            .choices = interaction_kinds, .headers = "type|rodzaj" },
  [SA_INTERACTION_DIRECTION] = { "direction", SA_KIND_CHOICE, N_ ("Direction"),
                                 .choices = directions, .headers = "kierunek" },
  [SA_INTERACTION_AT] = { "at", SA_KIND_DATE_TIME, N_ ("When"),
                          .flags = SA_FIELD_REQUIRED | SA_FIELD_COLUMN | SA_FIELD_SORTED,
                          .headers = "date|time|data|kiedy" },
  [SA_INTERACTION_MINUTES] = { "minutes", SA_KIND_NUMBER, N_ ("Length, minutes"),
                               .headers = "duration|czas trwania",
                               .units = "m min mins minute minutes minut minuta minuty" },
  [SA_INTERACTION_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Organisation"),
                                    .flags = SA_FIELD_COLUMN, .target = "organisation",
                                    .headers = "company|firma" },
  [SA_INTERACTION_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Person"), .flags = SA_FIELD_COLUMN,
                              .target = "person", .headers = "contact|osoba" },
  [SA_INTERACTION_LEAD] = { "lead", SA_KIND_REFERENCE, N_ ("Lead"), .target = "lead" },
  [SA_INTERACTION_REP] = { "rep", SA_KIND_REFERENCE, N_ ("Representative"), .target = "person",
                           .headers = "handlowiec" },
  [SA_INTERACTION_OUTCOME] = { "outcome", SA_KIND_TEXT, N_ ("Outcome"), .flags = SEARCHED_COLUMN,
                               .headers = "result|wynik" },
  [SA_INTERACTION_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), .flags = SA_FIELD_SEARCHABLE,
                             .headers = "note|notatki" },
};

static const SaField task_fields[] = {
  [SA_TASK_SUBJECT] = { "subject", SA_KIND_TEXT, N_ ("Subject"),
                        .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                        .headers = "task|zadanie|temat" },
  [SA_TASK_DUE] = { "due", SA_KIND_DATE, N_ ("Due"), .flags = SA_FIELD_COLUMN | SA_FIELD_SORTED,
                    .headers = "due date|deadline|termin" },
  [SA_TASK_PRIORITY] = { "priority", SA_KIND_CHOICE, N_ ("Priority"), .flags = SA_FIELD_COLUMN,
                         .choices = priorities, .headers = "priorytet" },
  [SA_TASK_ABOUT] = { "about", SA_KIND_REFERENCE, N_ ("About"), .flags = SA_FIELD_COLUMN,
                      .hint = N_ ("An organisation or a lead") },
  [SA_TASK_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Person"), .target = "person" },
  [SA_TASK_ASSIGNEE] = { "assignee", SA_KIND_REFERENCE, N_ ("Assigned to"),
                         .flags = SA_FIELD_COLUMN, .target = "person" },
  [SA_TASK_REQUESTER] = { "requester", SA_KIND_REFERENCE, N_ ("Asked for by"), .target = "person" },
  [SA_TASK_WAITING_FOR] = { "waiting_for", SA_KIND_TEXT, N_ ("Waiting for") },
  [SA_TASK_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), .flags = SA_FIELD_SEARCHABLE,
                      .headers = "note|notatki|uwagi" },
};

static char *
join (const char *separator, const char *a, const char *b)
{
  if (a != NULL && b != NULL)
    return g_strconcat (a, separator, b, NULL);
  return g_strdup (a != NULL ? a : b != NULL ? b : "");
}

static char *
organisation_subtitle (SaRecord *record)
{
  g_autofree char *roles = sa_record_display (record, SA_ORGANISATION_ROLES);
  g_autofree char *country = sa_record_display (record, SA_ORGANISATION_COUNTRY);
  g_autofree char *place = join (", ", sa_record_text (record, SA_ORGANISATION_CITY), country);

  return join (" · ", *place != '\0' ? place : NULL, roles);
}

static char *
person_subtitle (SaRecord *record)
{
  g_autofree char *phone = sa_record_first (record, SA_PERSON_PHONES);
  g_autofree char *email = sa_record_first (record, SA_PERSON_EMAILS);

  return join (" · ", sa_record_text (record, SA_PERSON_JOB), email != NULL ? email : phone);
}

static char *
person_sort (SaRecord *record)
{
  const char *family = sa_record_text (record, SA_PERSON_FAMILY_NAME);
  const char *given = sa_record_text (record, SA_PERSON_GIVEN_NAME);

  if (family != NULL)
    return join (" ", family, given);
  return NULL;
}

static char *
position_title (SaRecord *record)
{
  return g_strdup (sa_record_text (record, SA_POSITION_JOB));
}

static char *
address_title (SaRecord *record)
{
  return join (", ", sa_record_text (record, SA_ADDRESS_STREET),
               sa_record_text (record, SA_ADDRESS_CITY));
}

static gboolean
check_address (SaRecord *record, GError **error)
{
  for (guint i = SA_ADDRESS_LABEL; i <= SA_ADDRESS_COUNTRY; i++)
    if (!sa_record_is_empty (record, i))
      return TRUE;
  g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                       _ ("An address needs a street, a postcode or a town."));
  return FALSE;
}

static char *
consent_title (SaRecord *record)
{
  return sa_record_display (record, SA_CONSENT_CHANNEL);
}

static char *
lead_subtitle (SaRecord *record)
{
  return join (" · ", sa_record_text (record, SA_LEAD_ORGANISATION_NAME),
               sa_record_text (record, SA_LEAD_PERSON_NAME));
}

static char *
interaction_subtitle (SaRecord *record)
{
  g_autofree char *kind = sa_record_display (record, SA_INTERACTION_KIND);
  g_autofree char *at = sa_record_display (record, SA_INTERACTION_AT);

  return join (" · ", kind, at);
}

static char *
task_subtitle (SaRecord *record)
{
  return sa_record_display (record, SA_TASK_DUE);
}

static gboolean
check_lead (SaRecord *record, GError **error)
{
  gint64 score = sa_record_number (record, SA_LEAD_SCORE);

  if (score < 0 || score > 100)
    {
      g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                           _ ("The score of a lead is from 0 to 100."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_position (SaRecord *record, GError **error)
{
  const char *from = sa_record_text (record, SA_POSITION_FROM);
  const char *until = sa_record_text (record, SA_POSITION_UNTIL);

  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    {
      g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID,
                           _ ("A role cannot end before it began."));
      return FALSE;
    }
  return TRUE;
}

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

const SaTypeDef sa_organisation_type = {
  1,
  "organisation",
  N_ ("Organisation"),
  N_ ("Organisations"),
  "sa-organisation-symbolic",
  .title_new = N_ ("New Organisation"),
  FIELDS (organisation_fields),
  .states = organisation_states,
  .columns = "city phones rep last_contact emails roles country code",
  .form = "name roles phones emails websites street postcode city country rep cadence tax_id "
          "payment_days notes",
  .subtitle_of = organisation_subtitle,
};

const SaTypeDef sa_person_type = {
  2,
  "person",
  N_ ("Person"),
  N_ ("People"),
  "sa-person-symbolic",
  .title_new = N_ ("New Person"),
  FIELDS (person_fields),
  .states = person_states,
  .columns = "organisation job phones emails",
  .form = "name organisation job phones emails notes",
  .subtitle_of = person_subtitle,
  .sort_of = person_sort,
};

const SaTypeDef sa_lead_type = {
  3,
  "lead",
  N_ ("Lead"),
  N_ ("Leads"),
  "sa-lead-symbolic",
  .title_new = N_ ("New Lead"),
  FIELDS (lead_fields),
  .states = lead_states,
  .columns = "organisation_name respond_by rep interest score person_name lead_source city",
  .form = "name organisation_name person_name interest lead_source phones emails respond_by rep "
          "value currency notes",
  .subtitle_of = lead_subtitle,
  .check = check_lead,
};

const SaTypeDef sa_interaction_type = {
  4,
  "interaction",
  N_ ("Interaction"),
  N_ ("Interactions"),
  "sa-call-symbolic",
  FIELDS (interaction_fields),
  .states = interaction_states,
  .columns = "at kind organisation person outcome",
  .form = "subject kind at organisation person outcome notes",
  .subtitle_of = interaction_subtitle,
};

const SaTypeDef sa_task_type = {
  5,
  "task",
  N_ ("Task"),
  N_ ("Tasks"),
  "sa-task-symbolic",
  .title_new = N_ ("New Task"),
  FIELDS (task_fields),
  .states = task_states,
  .columns = "due about assignee priority",
  .form = "subject due about person assignee priority notes",
  .subtitle_of = task_subtitle,
};

const SaTypeDef sa_position_type = {
  6,
  "position",
  N_ ("Role"),
  N_ ("Roles"),
  "sa-person-symbolic",
  .title_new = N_ ("New Role"),
  FIELDS (position_fields),
  .title_of = position_title,
  .check = check_position,
  .plain = TRUE,
};

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

const SaTypeDef sa_consent_type = {
  8,
  "consent",
  N_ ("Consent"),
  N_ ("Consents"),
  "sa-consent-symbolic",
  FIELDS (consent_fields),
  .title_of = consent_title,
  .plain = TRUE,
};
