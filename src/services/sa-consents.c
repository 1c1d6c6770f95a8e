/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers come from the window as records, and from files as fields of people; either way there are
 * both in the end. */

#include "sa-consents.h"

#include <string.h>

#include "clients.h"
#include "sa-date.h"
#include "sa-find.h"
#include "sa-follow.h"

const SaConsentPlace sa_consent_places[] = {
  { "e-mail", SA_PERSON_CONSENT_EMAIL, SA_PERSON_CONSENT_EMAIL_DATE },
  { "phone", SA_PERSON_CONSENT_PHONE, SA_PERSON_CONSENT_PHONE_DATE },
  { "text", SA_PERSON_CONSENT_TEXT, SA_PERSON_CONSENT_TEXT_DATE },
  { "post", SA_PERSON_CONSENT_POST, SA_PERSON_CONSENT_POST_DATE },
  { NULL, 0, 0 },
};

/* @consents: newest first. */
static SaRecord *
find_latest (GPtrArray *consents, const char *channel)
{
  SaRecord *latest = NULL;

  for (guint i = 0; i < consents->len; i++)
    {
      SaRecord *consent = g_ptr_array_index (consents, i);

      if (g_strcmp0 (sa_record_text (consent, SA_CONSENT_CHANNEL), channel) != 0)
        continue;
      if (latest == NULL
          || g_strcmp0 (sa_record_text (consent, SA_CONSENT_DATE),
                        sa_record_text (latest, SA_CONSENT_DATE))
                 > 0)
        latest = consent;
    }
  return latest;
}

SaRecord *
sa_consent_find (SaStore *store, gint64 person, const char *channel)
{
  g_autoptr (GPtrArray)
      consents = sa_store_find_referring (store, "consent", SA_CONSENT_PERSON, person, 0, NULL);
  SaRecord *latest = consents != NULL ? find_latest (consents, channel) : NULL;

  return latest != NULL ? g_object_ref (latest) : NULL;
}

/* --- With the person --- */

static const char *
answer_of (SaRecord *consent)
{
  return sa_record_number (consent, SA_CONSENT_GIVEN) != 0 ? SA_CONSENT_ALLOWED
                                                           : SA_CONSENT_REFUSED;
}

/* Most are as they should be after an import, and reading is quicker than writing. */
static gboolean
put (SaStore *store, SaRecord *person, guint field, const char *text, GError **error)
{
  return g_strcmp0 (sa_record_text (person, field), text) == 0
         || sa_store_put_derived (store, sa_record_get_row (person), field, text, error);
}

static gboolean
refresh (SaStore *store, gint64 row, GError **error)
{
  g_autoptr (GPtrArray)
      consents = sa_store_find_referring (store, "consent", SA_CONSENT_PERSON, row, 0, error);
  g_autoptr (SaRecord) person = NULL;
  GError *failure = NULL;

  if (consents == NULL)
    return FALSE;
  person = sa_store_get (store, row, &failure);
  if (person == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
  for (const SaConsentPlace *place = sa_consent_places; place->channel != NULL; place++)
    {
      SaRecord *latest = find_latest (consents, place->channel);

      if (!put (store, person, place->answer, latest != NULL ? answer_of (latest) : NULL, error)
          || !put (store, person, place->date,
                   latest != NULL ? sa_record_text (latest, SA_CONSENT_DATE) : NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sa_consents_follow (SaStore *store, gint64 change, GError **error)
{
  SaType *type = sa_store_get_type_named (store, "consent");

  return sa_store_follow_each (
      store, sa_store_find_affected (store, change, type, SA_CONSENT_PERSON, error), refresh,
      error);
}

/* --- From files --- */

static void
append_kept (GString *kept, SaRecord *said, guint field)
{
  const SaField *definition = sa_type_get_field (sa_record_get_record_type (said), field);
  g_autofree char *shown = sa_record_display (said, field);

  if (shown != NULL)
    g_string_append_printf (kept, "%s%s: %s", kept->len > 0 ? "\n" : "",
                            sa_field_get_label (definition), shown);
}

static void
take_answer (SaRecord *known, SaRecord *said, const SaConsentPlace *place, GString *kept)
{
  const char *old = sa_record_text (known, place->answer);
  const char *old_day = sa_record_text (known, place->date);
  const char *day = sa_record_text (said, place->date);
  const char *answer = sa_record_text (said, place->answer);
  g_autofree char *today = sa_date_today ();

  if (answer == NULL && day != NULL)
    answer = SA_CONSENT_ALLOWED;
  if (answer == NULL
      || (g_strcmp0 (answer, old) == 0 && (day == NULL || g_strcmp0 (day, old_day) == 0)))
    return;
  if (day == NULL && old != NULL)
    day = today;
  if (g_strcmp0 (day, old_day) < 0)
    return;
  if (kept != NULL && old != NULL)
    {
      append_kept (kept, said, place->answer);
      append_kept (kept, said, place->date);
      return;
    }
  sa_record_set_text (known, place->answer, answer);
  sa_record_set_text (known, place->date, day);
}

void
sa_consents_take (SaRecord *known, SaRecord *said, GString *kept)
{
  if (!sa_record_is (known, "person"))
    return;
  for (const SaConsentPlace *place = sa_consent_places; place->channel != NULL; place++)
    take_answer (known, said, place, kept);
}

guint
sa_consents_changed (SaRecord *person)
{
  guint which = 0;

  if (!sa_record_is (person, "person"))
    return 0;
  for (guint i = 0; sa_consent_places[i].channel != NULL; i++)
    {
      const SaConsentPlace *place = &sa_consent_places[i];

      if (!sa_record_field_is_changed (person, place->answer)
          && !sa_record_field_is_changed (person, place->date))
        continue;
      if (sa_record_is_empty (person, place->answer) && !sa_record_is_empty (person, place->date))
        sa_record_set_text (person, place->answer, SA_CONSENT_ALLOWED);
      if (!sa_record_is_empty (person, place->answer))
        which |= 1u << i;
    }
  return which;
}

gboolean
sa_consents_record (SaStore *store, SaRecord *person, guint which, GError **error)
{
  for (guint i = 0; which >> i != 0; i++)
    {
      const SaConsentPlace *place = &sa_consent_places[i];
      g_autoptr (SaRecord) consent = NULL;

      if ((which & (1u << i)) == 0)
        continue;
      consent = sa_record_new (sa_store_get_type_named (store, "consent"));
      sa_record_set_number (consent, SA_CONSENT_PERSON, sa_record_get_row (person));
      sa_record_set_text (consent, SA_CONSENT_CHANNEL, place->channel);
      sa_record_set_number (consent, SA_CONSENT_GIVEN,
                            g_strcmp0 (sa_record_text (person, place->answer), SA_CONSENT_ALLOWED)
                                == 0);
      sa_record_set_text (consent, SA_CONSENT_DATE, sa_record_text (person, place->date));
      if (!sa_store_save (store, consent, error))
        return FALSE;
    }
  return TRUE;
}
