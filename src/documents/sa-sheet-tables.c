/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People, addresses, tasks, interactions, links and files of a record, as tables. Long ones are cut
 * where paper stops being useful, and say so. */

#include "sa-sheet-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clients.h"
#include "sa-addresses.h"
#include "common.h"
#include "sa-datetime.h"
#include "sa-find.h"
#include "sa-open-tasks.h"
#include "sa-postal.h"

#define MOST_ROWS 60
#define MOST_INTERACTIONS 25

typedef struct
{
  SaStore *store;
  gint64 row;       /* whose sheet it is */
  guint field;      /* by which the records refer to it */
  const char *home; /* of addresses: the country that is not named */
} Context;

/* Fills the cells of one record: newly allocated, as many as the table has columns. */
typedef void (*FillFunc) (const Context *context, SaRecord *record, char **cells);

static char *
text_or_empty (char *text)
{
  return text != NULL ? text : g_strdup ("");
}

static char *
title_of (SaStore *store, gint64 row)
{
  return text_or_empty (row != 0 ? sa_store_get_title (store, row) : NULL);
}

/* The records of @query that refer to the one of the sheet, as a table under a heading. */
static gboolean
set_table (SaBlocks *blocks, const Context *context, const char *heading, SaQuery *query,
           guint limit, const SaColumn *columns, guint n_columns, FillFunc fill, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n;

  sa_query_where_row (query, (int) context->field, context->row);
  records = sa_store_find (context->store, query, limit + 1, error);
  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    return TRUE;
  n = MIN (records->len, limit);
  for (guint i = 0; i < n; i++)
    {
      char **cells = g_new0 (char *, n_columns + 1);

      fill (context, records->pdata[i], cells);
      g_ptr_array_add (rows, cells);
    }
  sa_blocks_heading (blocks, heading);
  sa_blocks_table (blocks, columns, n_columns, rows);
  if (records->len > limit)
    {
      g_autofree char *note = g_strdup_printf (
          _ ("Only the first %d are printed; all of them are in Sales Admin."), (int) limit);

      sa_blocks_note (blocks, note);
    }
  return TRUE;
}

static void
fill_person (const Context *context, SaRecord *person, char **cells)
{
  cells[0] = sa_record_title (person);
  cells[1] = text_or_empty (g_strdup (sa_record_text (person, SA_PERSON_JOB)));
  cells[2] = text_or_empty (sa_record_first (person, SA_PERSON_PHONES));
  cells[3] = text_or_empty (sa_record_first (person, SA_PERSON_EMAILS));
}

gboolean
sa_sheet_people (SaBlocks *blocks, SaStore *store, gint64 row, GError **error)
{
  const SaColumn columns[] = { { _ ("Name"), 2.6, FALSE, TRUE },
                               { _ ("Job"), 2.3, FALSE, FALSE },
                               { _ ("Phone"), 1.8, FALSE, FALSE },
                               { _ ("E-Mail"), 4.7, FALSE, FALSE } };
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "person"));

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, "active");
  return set_table (blocks, &(Context) { store, row, SA_PERSON_ORGANISATION, NULL }, _ ("People"),
                    query, MOST_ROWS, columns, G_N_ELEMENTS (columns), fill_person, error);
}

static void
fill_position (const Context *context, SaRecord *position, char **cells)
{
  g_autofree char *from = text_or_empty (sa_record_display (position, SA_POSITION_FROM));
  g_autofree char *until = text_or_empty (sa_record_display (position, SA_POSITION_UNTIL));

  cells[0] = title_of (context->store, sa_record_number (position, SA_POSITION_ORGANISATION));
  cells[1] = text_or_empty (g_strdup (sa_record_text (position, SA_POSITION_JOB)));
  cells[2] = *from != '\0' || *until != '\0' ? g_strdup_printf ("%s – %s", from, until)
                                             : g_strdup ("");
}

gboolean
sa_sheet_positions (SaBlocks *blocks, SaStore *store, gint64 row, GError **error)
{
  const SaColumn columns[] = { { _ ("Organisation"), 4, FALSE, TRUE },
                               { _ ("Job"), 4, FALSE, FALSE },
                               { _ ("When"), 4, FALSE, FALSE } };
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "position"));

  return set_table (blocks, &(Context) { store, row, SA_POSITION_PERSON, NULL }, _ ("Other Roles"),
                    query, MOST_ROWS, columns, G_N_ELEMENTS (columns), fill_position, error);
}

static void
fill_address (const Context *context, SaRecord *address, char **cells)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  cells[0] = sa_addresses_name (address);
  text = text_or_empty (sa_postal_address (address, context->home));
  lines = g_strsplit (text, "\n", -1);
  cells[1] = g_strjoinv (", ", lines);
}

gboolean
sa_sheet_addresses (SaBlocks *blocks, SaStore *store, gint64 row, const char *home, GError **error)
{
  const SaColumn columns[] = { { _ ("Kind"), 2, FALSE, TRUE }, { _ ("Address"), 8, FALSE, FALSE } };
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "address"));

  return set_table (blocks, &(Context) { store, row, SA_ADDRESS_OF, home }, _ ("Further Addresses"),
                    query, MOST_ROWS, columns, G_N_ELEMENTS (columns), fill_address, error);
}

static void
fill_task (const Context *context, SaRecord *task, char **cells)
{
  cells[0] = text_or_empty (sa_record_display (task, SA_TASK_DUE));
  cells[1] = sa_record_title (task);
  cells[2] = title_of (context->store, sa_record_number (task, SA_TASK_ASSIGNEE));
  cells[3] = g_strdup (sa_record_state_label (task));
}

/* @field: of the task that refers to the record */
gboolean
sa_sheet_tasks (SaBlocks *blocks, SaStore *store, guint field, gint64 row, GError **error)
{
  const SaColumn columns[] = { { _ ("Due"), 1.6, FALSE, FALSE },
                               { _ ("Subject"), 5, FALSE, TRUE },
                               { _ ("Assigned to"), 2.4, FALSE, FALSE },
                               { sa_type_get_state_label (), 1.4, FALSE, FALSE } };
  g_autoptr (SaQuery) query = sa_open_tasks (store);

  sa_query_sort (query, SA_TASK_DUE, FALSE);
  return set_table (blocks, &(Context) { store, row, field, NULL }, _ ("To Do"), query, MOST_ROWS,
                    columns, G_N_ELEMENTS (columns), fill_task, error);
}

static void
fill_interaction (const Context *context, SaRecord *interaction, char **cells)
{
  const char *outcome = sa_record_text (interaction, SA_INTERACTION_OUTCOME);
  const char *subject = sa_record_text (interaction, SA_INTERACTION_SUBJECT);

  cells[0] = sa_datetime_format_lasting (sa_record_text (interaction, SA_INTERACTION_AT));
  cells[1] = text_or_empty (sa_record_display (interaction, SA_INTERACTION_KIND));
  cells[2] = outcome != NULL ? g_strdup_printf ("%s — %s", subject, outcome) : g_strdup (subject);
  cells[3] = title_of (context->store,
                       sa_record_number (interaction, context->field == SA_INTERACTION_PERSON
                                                          ? SA_INTERACTION_ORGANISATION
                                                          : SA_INTERACTION_PERSON));
  cells[4] = title_of (context->store, sa_record_number (interaction, SA_INTERACTION_REP));
}

/* @field: of the interaction that refers to the record */
gboolean
sa_sheet_interactions (SaBlocks *blocks, SaStore *store, guint field, gint64 row, GError **error)
{
  const SaColumn columns[] = { { _ ("When"), 2.3, FALSE, FALSE },
                               { _ ("Kind"), 1.6, FALSE, FALSE },
                               { _ ("What was said"), 5, FALSE, FALSE },
                               { field == SA_INTERACTION_PERSON ? _ ("Organisation") : _ ("With"),
                                 2.2, FALSE, FALSE },
                               { C_ ("person", "By"), 2.2, FALSE, FALSE } };
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "interaction"));

  sa_query_sort (query, SA_INTERACTION_AT, TRUE);
  return set_table (blocks, &(Context) { store, row, field, NULL }, _ ("Latest Interactions"),
                    query, MOST_INTERACTIONS, columns, G_N_ELEMENTS (columns), fill_interaction,
                    error);
}

static void
fill_link (const Context *context, SaRecord *link, char **cells)
{
  gint64 from = sa_record_number (link, SA_LINK_FROM);
  gint64 to = sa_record_number (link, SA_LINK_TO);

  cells[0] = title_of (context->store, from == context->row ? to : from);
  cells[1] = text_or_empty (g_strdup (sa_record_text (link, SA_LINK_LABEL)));
}

gboolean
sa_sheet_links (SaBlocks *blocks, SaStore *store, gint64 row, GError **error)
{
  const SaColumn columns[] = { { _ ("Linked with"), 5, FALSE, TRUE },
                               { _ ("How"), 5, FALSE, FALSE } };
  static const guint ends[] = { SA_LINK_FROM, SA_LINK_TO };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "link"));

      if (!set_table (blocks, &(Context) { store, row, ends[i], NULL },
                      i == 0 ? _ ("Links") : _ ("Linked from"), query, MOST_ROWS, columns,
                      G_N_ELEMENTS (columns), fill_link, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_file (const Context *context, SaRecord *file, char **cells)
{
  cells[0] = sa_record_title (file);
  cells[1] = g_format_size ((guint64) MAX (0, sa_record_number (file, SA_ATTACHMENT_SIZE)));
}

gboolean
sa_sheet_files (SaBlocks *blocks, SaStore *store, gint64 row, GError **error)
{
  const SaColumn columns[] = { { _ ("Name"), 8, FALSE, FALSE }, { _ ("Size"), 2, TRUE, FALSE } };
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "attachment"));

  return set_table (blocks, &(Context) { store, row, SA_ATTACHMENT_OF, NULL }, _ ("Files"), query,
                    MOST_ROWS, columns, G_N_ELEMENTS (columns), fill_file, error);
}
