/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records made and counted in as few words as a test can spare. */

#include "desk.h"

#include "sa-contact-dates.h"
#include "sa-date.h"
#include "sa-datetime.h"

SaStore *
desk_open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  SaStore *store;

  sa_contact_dates_keep ();
  store = sa_store_open (path, NULL, &error);
  g_assert_no_error (error);
  return store;
}

SaStore *
desk_open (void)
{
  return desk_open_file (":memory:");
}

SaRecord *
desk_new (SaStore *store, const char *type)
{
  return sa_record_new (sa_store_get_type_named (store, type));
}

gint64
desk_save (SaStore *store, SaRecord *record)
{
  g_autoptr (GError) error = NULL;

  sa_change_begin (store, "Set up", &error);
  g_assert_no_error (error);
  sa_store_save (store, record, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  return sa_record_get_row (record);
}

gint64
desk_organisation (SaStore *store, const char *name, const char *city)
{
  g_autoptr (SaRecord) record = desk_new (store, "organisation");

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_record_set_text (record, SA_ORGANISATION_CITY, city);
  return desk_save (store, record);
}

gint64
desk_person (SaStore *store, const char *name, gint64 organisation)
{
  g_autoptr (SaRecord) record = desk_new (store, "person");

  sa_record_set_text (record, SA_PERSON_NAME, name);
  if (organisation != 0)
    sa_record_set_number (record, SA_PERSON_ORGANISATION, organisation);
  return desk_save (store, record);
}

gint64
desk_count (SaStore *store, const char *type, const char *conditions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaQuery)
      query = sa_query_parse (sa_store_get_type_named (store, type), conditions, &error);
  gint64 n;

  g_assert_no_error (error);
  n = sa_store_count (store, query, &error);
  g_assert_no_error (error);
  return n;
}

void
desk_undo (SaStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sa_store_undo_change (store, 0, NULL, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
}

char *
desk_day (int from_today)
{
  g_autofree char *today = sa_date_today ();

  return sa_date_add_days (today, from_today);
}

char *
desk_moment (int days_from_now)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days_from_now);

  return sa_datetime_new (then);
}
