/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People, their roles at organisations and what they consented to. */

#include "clients-private.h"

#include <string.h>

#include "sa-date.h"
#include "sa-error.h"

static const SaState person_states[] = {
  { "active", N_ ("Active"), SA_MOOD_GOOD, "left archived" },
  { "left", N_ ("Left"), SA_MOOD_WARNING, "active archived" },
  { "archived", N_ ("Archived"), SA_MOOD_NEUTRAL, "active left" },
  { NULL },
};

static char *
say_birthday (SaRecord *record, guint field)
{
  return sa_date_format_birthday (sa_record_text (record, field));
}

/* "Yes" is written in more ways than that. */
static const SaChoice answers[] = {
  { SA_CONSENT_ALLOWED, N_ ("Allowed"),
    "yes|y|true|t|1|x|granted|given|agreed|opt in|tak|prawda|zgoda|jest|udzielona|wyrażona" },
  { SA_CONSENT_REFUSED, N_ ("Not allowed"),
    "no|n|false|f|0|refused|withdrawn|declined|opt out|nie|fałsz|odmowa|brak zgody|cofnięta|"
    "wycofana" },
  { NULL },
};

/* The answer that holds, and the day it was given. */
#define CONSENT(field, name, label, day, others)                                                   \
  [field] = { name,                                                                                \
              SA_KIND_CHOICE,                                                                      \
              label,                                                                               \
              .flags = SA_FIELD_FOLLOWS,                                                           \
              .choices = answers,                                                                  \
              .headers = others },                                                                 \
  [field##_DATE] = { name "_date", SA_KIND_DATE, day, .flags = SA_FIELD_FOLLOWS }

static const SaField person_fields[] = {
  [SA_PERSON_NAME] = { "name", SA_KIND_TEXT, N_ ("Full name"),
                       .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE | SA_FIELD_ANY_ORDER,
                       .headers = "name|fn|display name|contact name|imię i nazwisko|nazwisko i "
                                  "imię|nazwa|contact|osoba|employee|pracownik" },
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
                         .headers = "name suffix|przyrostek|sufiks" },
  [SA_PERSON_NICKNAME] = { "nickname", SA_KIND_TEXT, N_ ("Nickname"), SA_HEAD_PERSONAL,
                           SA_FIELD_SEARCHABLE, .headers = "pseudonim|przydomek" },
  [SA_PERSON_CODE] = { "code", SA_KIND_TEXT, N_ ("Code"), SA_HEAD_WORK, SA_FIELD_SEARCHABLE,
                       .headers =
                           "employee id|person id|contact id|numer pracownika|kod|external id" },
  [SA_PERSON_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Organisation"),
                               .flags = SA_FIELD_COLUMN, .target = "organisation",
                               .headers = HEADERS_COMPANY },
  [SA_PERSON_JOB] = { "job", SA_KIND_TEXT, N_ ("Job"), .flags = SEARCHED_COLUMN,
                      .headers = HEADERS_JOB },
  [SA_PERSON_DEPARTMENT] = { "department", SA_KIND_TEXT, N_ ("Department"), SA_HEAD_WORK,
                             SA_FIELD_SEARCHABLE,
                             .headers = "dział|dept|division|organization department" },
  [SA_PERSON_STAFF] = { "staff", SA_KIND_FLAG, N_ ("Works in our office"), SA_HEAD_WORK,
                        SA_FIELD_RARE, .headers = "colleague|nasz pracownik" },
  [SA_PERSON_MANAGER] = { "manager", SA_KIND_REFERENCE, N_ ("Reports to"), SA_HEAD_WORK, 0,
                          .target = "person", .headers = "manager|boss|przełożony|supervisor" },
  [SA_PERSON_HIRED] = { "hired", SA_KIND_DATE, N_ ("In this job since"), SA_HEAD_WORK, 0,
                        .headers = "hire date|hired|start date|data zatrudnienia" },
  [SA_PERSON_PHONES] = { "phones", SA_KIND_PHONE, N_ ("Phone"), SA_HEAD_CONTACT,
                         SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_phone,
                         .headers = HEADERS_PHONE },
  [SA_PERSON_EXTENSION] = { "extension", SA_KIND_TEXT, N_ ("Extension"), SA_HEAD_CONTACT, 0,
                            .headers = "ext|wewnętrzny|nr wewnętrzny" },
  [SA_PERSON_FAX] = { "fax", SA_KIND_PHONE, N_ ("Fax"), SA_HEAD_CONTACT, 0, sa_validate_phone,
                      .headers = HEADERS_FAX },
  [SA_PERSON_EMAILS] = { "emails", SA_KIND_EMAIL, N_ ("E-Mail"), SA_HEAD_CONTACT,
                         SEARCHED_COLUMN | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_email,
                         .headers = HEADERS_EMAIL },
  [SA_PERSON_WEBSITES] = { "websites", SA_KIND_URL, N_ ("Website"), SA_HEAD_CONTACT,
                           SA_FIELD_MULTIPLE, sa_validate_url, .headers = HEADERS_WEBSITE },
  [SA_PERSON_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), SA_HEAD_ADDRESS,
                         SA_FIELD_SEARCHABLE, .headers = HEADERS_STREET },
  [SA_PERSON_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode"), SA_HEAD_ADDRESS, 0,
                           .headers = HEADERS_POSTCODE },
  [SA_PERSON_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), SA_HEAD_ADDRESS,
                       SEARCHED_COLUMN | SA_FIELD_SORTED, .headers = HEADERS_CITY },
  [SA_PERSON_REGION] = { "region", SA_KIND_TEXT, N_ ("Region"), SA_HEAD_ADDRESS, 0,
                         .headers = HEADERS_REGION },
  [SA_PERSON_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"), SA_HEAD_ADDRESS, 0,
                          sa_validate_country, .headers = HEADERS_COUNTRY },
  [SA_PERSON_LAST_CONTACT] = { "last_contact", SA_KIND_DATE, N_ ("Last contact"), SA_HEAD_WORK, 0,
                               .headers = HEADERS_LAST_CONTACT },
  [SA_PERSON_NEXT_CONTACT] = { "next_contact", SA_KIND_DATE, N_ ("Next contact"), SA_HEAD_WORK, 0,
                               .headers = HEADERS_NEXT_CONTACT },
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
                             SA_FIELD_SEARCHABLE, .headers = HEADERS_CATEGORIES },
  CONSENT (SA_PERSON_CONSENT_EMAIL, "consent_email", N_ ("Consent to E-Mail"),
           N_ ("Consent to E-Mail, date"), "email consent|email opt in|zgoda email|zgoda mailowa"),
  CONSENT (SA_PERSON_CONSENT_PHONE, "consent_phone", N_ ("Consent to phone calls"),
           N_ ("Consent to phone calls, date"), "phone consent|zgoda telefon|zgoda telefoniczna"),
  CONSENT (SA_PERSON_CONSENT_TEXT, "consent_text", N_ ("Consent to text messages"),
           N_ ("Consent to text messages, date"), "sms consent|sms opt in|zgoda sms"),
  CONSENT (SA_PERSON_CONSENT_POST, "consent_post", N_ ("Consent to post"),
           N_ ("Consent to post, date"), "mail consent|zgoda poczta|zgoda pocztowa"),
  [SA_PERSON_PHOTO] = { "photo", SA_KIND_IMAGE, N_ ("Photo"), SA_HEAD_PERSONAL, SA_FIELD_HIDDEN },
  [SA_PERSON_PHOTO_LINK] = { "photo_link", SA_KIND_URL, N_ ("Photo address"), SA_HEAD_PERSONAL, 0,
                             .headers = "photo path|photo url|picture|zdjęcie" },
  [SA_PERSON_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), SA_HEAD_NOTES,
                        SA_FIELD_SEARCHABLE, .headers = HEADERS_NOTES },
  [SA_PERSON_VCARD] = { "vcard", SA_KIND_LONG_TEXT, N_ ("vCard properties"), SA_HEAD_NOTES,
                        SA_FIELD_HIDDEN },
};

static char *
person_subtitle (SaRecord *record)
{
  g_autofree char *phone = sa_record_first (record, SA_PERSON_PHONES);
  g_autofree char *email = sa_record_first (record, SA_PERSON_EMAILS);

  return sa_text_join (" · ", sa_record_text (record, SA_PERSON_JOB),
                       email != NULL ? email : phone);
}

/* By the last name; where only the full one is known, by its last word. "Nowak, Jan" begins with
 * it. */
static char *
person_sort (SaRecord *record)
{
  const char *family = sa_record_text (record, SA_PERSON_FAMILY_NAME);
  const char *name = sa_record_text (record, SA_PERSON_NAME);
  const char *space = name != NULL && strchr (name, ',') == NULL ? strrchr (name, ' ') : NULL;
  g_autofree char *rest = NULL;

  if (family != NULL)
    return sa_text_join (" ", family, sa_record_text (record, SA_PERSON_GIVEN_NAME));
  if (space == NULL)
    return NULL;
  rest = g_strndup (name, (gsize) (space - name));
  return sa_text_join (" ", space + 1, rest);
}

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
  .belongs_to = "organisation",
  .sort_of = person_sort,
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

static char *
position_title (SaRecord *record)
{
  return g_strdup (sa_record_text (record, SA_POSITION_JOB));
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

static const SaChoice channels[] = {
  { "e-mail", N_ ("E-Mail") },
  { "phone", N_ ("Phone") },
  { "text", N_ ("Text message") },
  { "post", N_ ("Post") },
  { NULL, NULL },
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

static char *
consent_title (SaRecord *record)
{
  return sa_record_display (record, SA_CONSENT_CHANNEL);
}

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
