/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leads: who might buy. */

#include "clients-private.h"

#include "sa-error.h"

static const SaChoice lead_sources[] = {
  { "website", N_ ("Website") },       { "referral", N_ ("Referral") },
  { "trade show", N_ ("Trade show") }, { "campaign", N_ ("Campaign") },
  { "cold call", N_ ("Cold call") },   { "phone", N_ ("Phone enquiry") },
  { "other", N_ ("Other") },           { NULL, NULL },
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

static const SaField lead_fields[] = {
  [SA_LEAD_NAME] = { "name", SA_KIND_TEXT, N_ ("Subject"),
                     .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                     .hint = N_ ("What it is about, in a few words"),
                     .headers = "lead|lead name|temat|subject" },
  [SA_LEAD_ORGANISATION_NAME] = { "organisation_name", SA_KIND_TEXT, N_ ("Organisation"),
                                  .flags = SEARCHED_COLUMN, .headers = HEADERS_COMPANY },
  [SA_LEAD_PERSON_NAME] = { "person_name", SA_KIND_TEXT, N_ ("Person"), .flags = SEARCHED_COLUMN,
                            .headers =
                                "contact|contact name|contact person|full name|name|osoba|osoba "
                                "kontaktowa|osoba do kontaktu|imię i nazwisko|nazwisko i imię" },
  [SA_LEAD_JOB] = { "job", SA_KIND_TEXT, N_ ("Job"), .headers = HEADERS_JOB },
  [SA_LEAD_PHONES] = { "phones", SA_KIND_PHONE, N_ ("Phone"), SA_HEAD_CONTACT,
                       SA_FIELD_SEARCHABLE | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_phone,
                       .headers = HEADERS_PHONE },
  [SA_LEAD_EMAILS] = { "emails", SA_KIND_EMAIL, N_ ("E-Mail"), SA_HEAD_CONTACT,
                       SA_FIELD_SEARCHABLE | SA_FIELD_MULTIPLE | SA_FIELD_MATCH, sa_validate_email,
                       .headers = HEADERS_EMAIL },
  [SA_LEAD_WEBSITES] = { "websites", SA_KIND_URL, N_ ("Website"), SA_HEAD_CONTACT,
                         SA_FIELD_MULTIPLE, sa_validate_url, .headers = HEADERS_WEBSITE },
  [SA_LEAD_STREET] = { "street", SA_KIND_TEXT, N_ ("Street"), SA_HEAD_ADDRESS, 0,
                       .headers = HEADERS_STREET },
  [SA_LEAD_POSTCODE] = { "postcode", SA_KIND_TEXT, N_ ("Postcode"), SA_HEAD_ADDRESS, 0,
                         .headers = HEADERS_POSTCODE },
  [SA_LEAD_CITY] = { "city", SA_KIND_TEXT, N_ ("City"), SA_HEAD_ADDRESS, SEARCHED_COLUMN,
                     .headers = HEADERS_CITY },
  [SA_LEAD_REGION] = { "region", SA_KIND_TEXT, N_ ("Region"), SA_HEAD_ADDRESS, 0,
                       .headers = HEADERS_REGION },
  [SA_LEAD_COUNTRY] = { "country", SA_KIND_COUNTRY, N_ ("Country"), SA_HEAD_ADDRESS, 0,
                        sa_validate_country, .headers = HEADERS_COUNTRY },
  [SA_LEAD_SOURCE] = { "lead_source", SA_KIND_CHOICE, N_ ("Source"), .flags = SA_FIELD_COLUMN,
                       .choices = lead_sources, .headers = "source|źródło" },
  [SA_LEAD_INTEREST] = { "interest", SA_KIND_TEXT, N_ ("Interested in"), .flags = SEARCHED_COLUMN,
                         .headers = "product|products|interest|interests|produkt|produkty|"
                                    "zainteresowanie|zainteresowania|zainteresowanie "
                                    "produkt|zainteresowany|czym zainteresowany" },
  [SA_LEAD_SCORE] = { "score", SA_KIND_NUMBER, N_ ("Score"), SA_HEAD_CARE, SA_FIELD_COLUMN,
                      .hint = N_ ("0 to 100"), .headers = "rating|ocena" },
  [SA_LEAD_VALUE] = { "value", SA_KIND_MONEY, N_ ("Expected value"), SA_HEAD_CARE, 0,
                      .headers = "amount|wartość|wartość szacunkowa|szacunkowa wartość|kwota" },
  [SA_LEAD_CURRENCY] = { "currency", SA_KIND_TEXT, N_ ("Currency"), SA_HEAD_CARE, 0,
                         sa_validate_currency, .headers = "waluta" },
  [SA_LEAD_RESPOND_BY] = { "respond_by", SA_KIND_DATE, N_ ("Respond by"), SA_HEAD_CARE,
                           SA_FIELD_COLUMN | SA_FIELD_SORTED,
                           .headers = "deadline|termin odpowiedzi" },
  [SA_LEAD_OFFICE] = { "office", SA_KIND_TEXT, N_ ("Office"), SA_HEAD_CARE, 0,
                       .headers = "biuro|oddział" },
  [SA_LEAD_REP] = { "rep", SA_KIND_REFERENCE, N_ ("Representative"), SA_HEAD_CARE,
                    SA_FIELD_COLUMN | SA_FIELD_STAFF, .target = "person", .headers = HEADERS_REP },
  [SA_LEAD_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Became client"), SA_HEAD_CARE,
                             0, .target = "organisation" },
  [SA_LEAD_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Became person"), SA_HEAD_CARE, 0,
                       .target = "person" },
  [SA_LEAD_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), SA_HEAD_NOTES, SA_FIELD_SEARCHABLE,
                      .headers = HEADERS_NOTES },
};

static char *
lead_subtitle (SaRecord *record)
{
  return sa_text_join (" · ", sa_record_text (record, SA_LEAD_ORGANISATION_NAME),
                       sa_record_text (record, SA_LEAD_PERSON_NAME));
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

const SaTypeDef sa_lead_type = {
  3,
  "lead",
  N_ ("Lead"),
  N_ ("Leads"),
  "sa-lead-symbolic",
  .title_new = N_ ("New Lead"),
  FIELDS (lead_fields),
  .states = lead_states,
  .columns = "organisation_name respond_by rep score interest person_name lead_source city",
  .form = "name organisation_name person_name interest lead_source phones emails respond_by rep "
          "value currency notes",
  .subtitle_of = lead_subtitle,
  .check = check_lead,
};
