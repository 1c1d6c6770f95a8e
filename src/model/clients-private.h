/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the declarations of clients, people, leads and contacts share. Headings and order of fields
 * are those of the forms: what people look for first stands first. */

#pragma once

#include <glib/gi18n-lib.h>
#include "clients.h"
#include "sa-record.h"
#include "sa-text.h"

G_BEGIN_DECLS

#define SA_HEAD_CONTACT N_ ("Contact")
#define SA_HEAD_ADDRESS N_ ("Address")
#define SA_HEAD_CARE N_ ("Relationship")
#define SA_HEAD_TERMS N_ ("Terms and Numbers")
#define SA_HEAD_PERSONAL N_ ("Personal")
#define SA_HEAD_WORK N_ ("Work")
#define SA_HEAD_NOTES N_ ("Notes")

/* What other programs call what several types have */
#define HEADERS_COMPANY                                                                            \
  "company|company name|organisation|organization|organization "                                   \
  "name|org|employer|business|business name|account|"                                              \
  "account name|customer|customer name|client|client name|supplier|supplier name|vendor|vendor "   \
  "name|buyer|firma|nazwa firmy|nazwa organizacji|kontrahent|nazwa kontrahenta|klient|nazwa "      \
  "klienta|odbiorca|nazwa odbiorcy|dostawca|nazwa dostawcy|nabywca|nazwa nabywcy"
#define HEADERS_JOB                                                                                \
  "job title|title|position|contact title|organization "                                           \
  "title|occupation|stanowisko|funkcja|stanowisko służbowe"
#define HEADERS_PHONE                                                                              \
  "phone|phone number|telephone|telephone number|tel|mobile|cell|cell phone|mobile phone|home "    \
  "phone|work phone|business phone|other phone|telefon|nr telefonu|numer telefonu|nr tel|komórka|" \
  "kom|tel kom|telefon kom|telefon komórkowy|telefon domowy|telefon stacjonarny|telefon główny|"   \
  "inny telefon"
#define HEADERS_FAX "fax number|faks|telefaks|nr faksu"
#define HEADERS_EMAIL                                                                              \
  "email|e-mail|mail|email address|e-mail 2 address|e-mail 3 address|adres e-mail|adres mailowy|"  \
  "adres poczty elektronicznej|poczta"
#define HEADERS_WEBSITE                                                                            \
  "url|web|web page|web site|website|homepage|home page|www|adres www|strona|strona www|strona "   \
  "internetowa|strona sieci web|witryna"
#define HEADERS_STREET                                                                             \
  "address|street address|address line 1|street and number|adres|ulica|ul|ulica i numer|ulica i "  \
  "nr|ulica nr|adres siedziby|,address line 2|,extended address|,address 2|,street 2|,ulica "      \
  "2|+house number|"                                                                               \
  "+building number|+nr domu|+numer domu|+nr budynku|+numer budynku|/nr lokalu|/numer "            \
  "lokalu|/lokal|/nr mieszkania|/numer mieszkania|/mieszkanie"
#define HEADERS_POSTCODE "postal code|post code|zip|zip code|kod pocztowy|kod|plz"
#define HEADERS_CITY "town|miasto|miejscowość|locality"
#define HEADERS_REGION "state|province|county|state/province|województwo"
#define HEADERS_COUNTRY "country code|country/region|kraj|kraj/region|państwo"
#define HEADERS_REP                                                                                \
  "rep|sales rep|sales representative|salesperson|owner|account manager|opiekun|handlowiec|"       \
  "przedstawiciel|przedstawiciel handlowy|sprzedawca"
#define HEADERS_LAST_CONTACT                                                                       \
  "last contacted|last contact date|ostatni kontakt|data ostatniego kontaktu"
#define HEADERS_NEXT_CONTACT                                                                       \
  "next contact date|następny kontakt|kolejny kontakt|data następnego kontaktu|data kolejnego "    \
  "kontaktu"
#define HEADERS_CATEGORIES                                                                         \
  "category|tags|labels|group|groups|group "                                                       \
  "membership|kategorie|kategoria|etykiety|grupa|grupy|segment"
#define HEADERS_NOTES                                                                              \
  "note|comment|comments|remarks|description|uwagi|uwaga|notatki|notatka|komentarz|komentarze|"    \
  "opis"

#define DAYS "d day days dni dzien"
#define SEARCHED_COLUMN (SA_FIELD_SEARCHABLE | SA_FIELD_COLUMN)

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

G_END_DECLS
