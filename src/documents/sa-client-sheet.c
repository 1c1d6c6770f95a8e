/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The client sheet: what somebody takes along to a visit. Who they are and how the relationship
 * stands comes first, then people, what is to be done, what was said. Confidential fields are left
 * out. */

#include "sa-client-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-blocks.h"
#include "sa-error.h"
#include "sa-flow-pages.h"
#include "sa-health.h"
#include "sa-home.h"
#include "sa-page-frame.h"
#include "sa-postal.h"
#include "sa-sheet-tables.h"

/* The values of a field that holds several, one under the other. */
static char *
list_values (SaRecord *record, guint field)
{
  g_autoptr (GPtrArray) parts = NULL;
  GString *out;

  if (sa_record_is_empty (record, field))
    return NULL;
  parts = sa_value_split (sa_record_text (record, field));
  out = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (out, i == 0 ? "%s" : "\n%s", ((SaValuePart *) parts->pdata[i])->value);
  return g_string_free (out, FALSE);
}

/* Adds a field under its own label; a reference by the title of what it refers to. */
static void
add_field (GPtrArray *facts, SaStore *store, SaRecord *record, guint number)
{
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), number);
  g_autofree char *value = NULL;

  if (sa_record_is_empty (record, number) || (field->flags & SA_FIELD_CONFIDENTIAL))
    return;
  if (field->flags & SA_FIELD_MULTIPLE)
    value = list_values (record, number);
  else
    value = sa_store_in_words (store, record, number);
  sa_facts_add (facts, sa_field_get_label (field), value);
}

static void
add_fields (GPtrArray *facts, SaStore *store, SaRecord *record, const guint *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    add_field (facts, store, record, fields[i]);
}

static void
add_own_fields (GPtrArray *facts, SaStore *store, SaRecord *record)
{
  g_autoptr (GArray) own = sa_type_list_custom (sa_record_get_record_type (record));

  add_fields (facts, store, record, (const guint *) own->data, own->len);
}

/* Columns with nothing in them give their room to the others. */
static void
set_facts (SaBlocks *blocks, GPtrArray **columns, guint n)
{
  guint n_filled = 0;

  for (guint i = 0; i < n; i++)
    {
      GPtrArray *column = columns[i];

      if (column->len == 0)
        continue;
      columns[i] = columns[n_filled];
      columns[n_filled++] = column;
    }
  if (n_filled > 0)
    sa_blocks_facts (blocks, columns, n_filled);
  for (guint i = 0; i < n; i++)
    g_ptr_array_unref (columns[i]);
}

static void
set_organisation_facts (SaBlocks *blocks, SaStore *store, SaRecord *record, const char *home)
{
  static const guint reach[] = { SA_ORGANISATION_PHONES, SA_ORGANISATION_EMAILS,
                                 SA_ORGANISATION_WEBSITES, SA_ORGANISATION_FAX };
  static const guint terms[] = { SA_ORGANISATION_TAX_ID,       SA_ORGANISATION_REGON,
                                 SA_ORGANISATION_PAYMENT_DAYS, SA_ORGANISATION_CREDIT_LIMIT,
                                 SA_ORGANISATION_PRICE_LIST,   SA_ORGANISATION_CURRENCY };
  static const guint care[] = { SA_ORGANISATION_REP, SA_ORGANISATION_INDUSTRY,
                                SA_ORGANISATION_CATEGORIES };
  GPtrArray *columns[] = { sa_facts_new (), sa_facts_new (), sa_facts_new () };
  g_autofree char *address = sa_postal_address (record, home);

  sa_facts_add (columns[0], _ ("Address"), address);
  add_fields (columns[0], store, record, reach, G_N_ELEMENTS (reach));
  add_fields (columns[1], store, record, terms, G_N_ELEMENTS (terms));
  add_fields (columns[2], store, record, care, G_N_ELEMENTS (care));
  add_own_fields (columns[2], store, record);
  set_facts (blocks, columns, G_N_ELEMENTS (columns));
}

static void
set_person_facts (SaBlocks *blocks, SaStore *store, SaRecord *record, const char *home)
{
  static const guint reach[] = { SA_PERSON_PHONES, SA_PERSON_EXTENSION, SA_PERSON_EMAILS,
                                 SA_PERSON_WEBSITES };
  static const guint work[] = { SA_PERSON_ORGANISATION, SA_PERSON_JOB,
                                SA_PERSON_DEPARTMENT,   SA_PERSON_MANAGER,
                                SA_PERSON_LAST_CONTACT, SA_PERSON_NEXT_CONTACT };
  static const guint personal[] = { SA_PERSON_BIRTHDAY, SA_PERSON_DIETARY, SA_PERSON_CATEGORIES };
  GPtrArray *columns[] = { sa_facts_new (), sa_facts_new (), sa_facts_new () };
  g_auto (SaPostal) postal = { NULL };

  if (sa_postal_find (&postal, store, record, home, NULL))
    sa_facts_add (columns[0], _ ("Address"), postal.address);
  add_fields (columns[0], store, record, reach, G_N_ELEMENTS (reach));
  add_fields (columns[1], store, record, work, G_N_ELEMENTS (work));
  add_fields (columns[2], store, record, personal, G_N_ELEMENTS (personal));
  add_own_fields (columns[2], store, record);
  set_facts (blocks, columns, G_N_ELEMENTS (columns));
}

static SaColour
colour_of (SaHealthStatus status)
{
  switch (status)
    {
    case SA_HEALTH_GOOD:
      return SA_COLOUR_GOOD;
    case SA_HEALTH_DUE:
      return SA_COLOUR_WARNING;
    case SA_HEALTH_OVERDUE:
      return SA_COLOUR_BAD;
    case SA_HEALTH_NONE:
      break;
    }
  return SA_COLOUR_QUIET;
}

static void
append_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, part);
}

static char *
organisation_subtitle (SaRecord *record)
{
  g_autofree char *country = sa_record_display (record, SA_ORGANISATION_COUNTRY);
  GString *out = g_string_new (NULL);

  append_part (out, sa_record_text (record, SA_ORGANISATION_CITY));
  append_part (out, country);
  append_part (out, sa_record_text (record, SA_ORGANISATION_CODE));
  append_part (out, sa_record_state_label (record));
  return g_string_free (out, FALSE);
}

static void
set_notes (SaBlocks *blocks, SaRecord *record, guint field)
{
  g_auto (GStrv) paragraphs = NULL;

  if (sa_record_is_empty (record, field))
    return;
  sa_blocks_heading (blocks, _ ("Notes"));
  paragraphs = g_strsplit (sa_record_text (record, field), "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      if (*g_strstrip (paragraphs[i]) != '\0')
        sa_blocks_paragraph (blocks, paragraphs[i]);
    }
}

static gboolean
set_organisation (SaBlocks *blocks, SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *home = sa_home_country (store);
  g_autofree char *roles = sa_record_display (record, SA_ORGANISATION_ROLES);
  g_autofree char *title = sa_record_title (record);
  g_autofree char *subtitle = organisation_subtitle (record);
  g_autoptr (SaHealth) health = sa_health_new (store, record, NULL, error);
  gint64 row = sa_record_get_row (record);

  if (health == NULL)
    return FALSE;
  sa_blocks_masthead (
      blocks, roles != NULL ? roles : sa_type_get_title (sa_record_get_record_type (record)), title,
      subtitle);
  set_organisation_facts (blocks, store, record, home);
  sa_blocks_callout (blocks, colour_of (health->status), health->summary,
                     (const char *const *) health->facts);
  if (!sa_sheet_people (blocks, store, row, error)
      || !sa_sheet_addresses (blocks, store, row, home, error)
      || !sa_sheet_tasks (blocks, store, SA_TASK_ABOUT, row, error)
      || !sa_sheet_interactions (blocks, store, SA_INTERACTION_ORGANISATION, row, error))
    return FALSE;
  set_notes (blocks, record, SA_ORGANISATION_NOTES);
  return sa_sheet_links (blocks, store, row, error) && sa_sheet_files (blocks, store, row, error);
}

static gboolean
set_person (SaBlocks *blocks, SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *home = sa_home_country (store);
  g_autofree char *title = sa_record_title (record);
  g_autofree char *organisation = sa_store_get_title (
      store, sa_record_number (record, SA_PERSON_ORGANISATION));
  g_autoptr (GString) subtitle = g_string_new (NULL);
  gint64 row = sa_record_get_row (record);

  append_part (subtitle, sa_record_text (record, SA_PERSON_JOB));
  append_part (subtitle, organisation);
  append_part (subtitle, sa_record_state_label (record));
  sa_blocks_masthead (blocks, sa_type_get_title (sa_record_get_record_type (record)), title,
                      subtitle->str);
  set_person_facts (blocks, store, record, home);
  if (!sa_sheet_positions (blocks, store, row, error)
      || !sa_sheet_addresses (blocks, store, row, home, error)
      || !sa_sheet_tasks (blocks, store, SA_TASK_PERSON, row, error)
      || !sa_sheet_interactions (blocks, store, SA_INTERACTION_PERSON, row, error))
    return FALSE;
  set_notes (blocks, record, SA_PERSON_NOTES);
  return sa_sheet_links (blocks, store, row, error) && sa_sheet_files (blocks, store, row, error);
}

static gboolean
set_record (SaBlocks *blocks, SaStore *store, SaRecord *record, GError **error)
{
  if (sa_record_is (record, "organisation"))
    return set_organisation (blocks, store, record, error);
  if (sa_record_is (record, "person"))
    return set_person (blocks, store, record, error);
  g_set_error (error, SA_ERROR, SA_ERROR_REFUSED,
               _ ("A sheet can be printed of an organisation or a person, not of this: %s."),
               sa_type_get_title (sa_record_get_record_type (record)));
  return FALSE;
}

/**
 * sa_client_sheet_new:
 * @row: an organisation or a person
 *
 * Returns: (transfer full): its sheet, set in type and broken into pages
 */
SaPages *
sa_client_sheet_new (SaStore *store, gint64 row, const SaPaper *paper, GError **error)
{
  g_autoptr (SaInk) ink = sa_ink_new ();
  g_autoptr (SaBlocks) blocks = sa_blocks_new (ink, sa_page_frame_width (paper));
  g_autoptr (SaRecord) record = NULL;
  g_autofree char *title = NULL;
  GError *failure = NULL;

  record = sa_store_get (store, row, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (record == NULL)
    {
      g_set_error_literal (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                           _ ("There is no such record to print."));
      return NULL;
    }
  if (!set_record (blocks, store, record, error))
    return NULL;
  title = sa_record_title (record);
  return sa_flow_pages_new (title, paper, g_steal_pointer (&ink), sa_blocks_get_slices (blocks));
}
