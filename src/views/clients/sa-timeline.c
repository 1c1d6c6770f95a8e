/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two streams, each newest first: interactions, fetched PAGE at a time, and the record's history.
 * The next item is the later of their heads. Changes that only move the dates of contact follow
 * from interactions, so they are left out. */

#include "sa-timeline.h"

#include "clients.h"
#include "sa-datetime.h"
#include "sa-find.h"
#include "sa-part-history.h"

#define PAGE 50
#define MOST_CHANGES 1000

struct _SaTimeline
{
  SaStore *store;
  SaQuery *query; /* NULL when interactions are not wanted */
  guint offset;
  gboolean no_more;

  GPtrArray *interactions; /* the page being used */
  guint next_interaction;
  GPtrArray *history; /* may be NULL */
  guint next_entry;

  GPtrArray *items; /* all that were handed out */
};

static void
item_free (gpointer data)
{
  SaTimelineItem *item = data;

  g_clear_object (&item->interaction);
  g_free (item);
}

static int
interaction_field (SaRecord *record)
{
  if (sa_record_is (record, "person"))
    return SA_INTERACTION_PERSON;
  if (sa_record_is (record, "lead"))
    return SA_INTERACTION_LEAD;
  return SA_INTERACTION_ORGANISATION;
}

/* A talk stands there, and so does what was open, under “To Do”. */
static gboolean
is_told_by_itself (gint64 row)
{
  return SA_ROW_TYPE (row) == sa_interaction_type.number
         || SA_ROW_TYPE (row) == sa_task_type.number;
}

static gboolean
is_worth_telling (const SaHistoryEntry *entry)
{
  if (entry->undone || (entry->op == 'i' && is_told_by_itself (entry->row)))
    return FALSE;
  if (entry->op != 'u' || entry->fields == NULL)
    return TRUE;
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const SaFieldChange *change = g_ptr_array_index (entry->fields, i);

      if (change->field == NULL
          || (!g_str_equal (change->field->name, "last_contact")
              && !g_str_equal (change->field->name, "next_contact")))
        return TRUE;
    }
  return FALSE;
}

SaTimeline *
sa_timeline_new (SaStore *store, SaRecord *record, const char *kind)
{
  SaTimeline *timeline = g_new0 (SaTimeline, 1);
  gboolean changes = g_strcmp0 (kind, SA_TIMELINE_CHANGES) == 0;

  timeline->store = g_object_ref (store);
  timeline->items = g_ptr_array_new_with_free_func (item_free);
  timeline->no_more = changes;
  if (!changes)
    {
      timeline->query = sa_query_new (sa_store_get_type_named (store, "interaction"));
      sa_query_where_row (timeline->query, interaction_field (record), sa_record_get_row (record));
      if (kind != NULL)
        sa_query_where (timeline->query, SA_INTERACTION_KIND, SA_OP_IS, kind);
      sa_query_sort (timeline->query, SA_INTERACTION_AT, TRUE);
    }
  if (kind == NULL || changes)
    timeline->history = sa_part_history_find (store, sa_record_get_row (record), MOST_CHANGES,
                                              NULL);
  return timeline;
}

void
sa_timeline_free (SaTimeline *timeline)
{
  g_clear_pointer (&timeline->items, g_ptr_array_unref);
  g_clear_pointer (&timeline->interactions, g_ptr_array_unref);
  g_clear_pointer (&timeline->history, g_ptr_array_unref);
  g_clear_pointer (&timeline->query, sa_query_free);
  g_clear_object (&timeline->store);
  g_free (timeline);
}

static SaRecord *
peek_interaction (SaTimeline *timeline)
{
  if (timeline->interactions != NULL && timeline->next_interaction < timeline->interactions->len)
    return g_ptr_array_index (timeline->interactions, timeline->next_interaction);
  while (!timeline->no_more)
    {
      g_autoptr (GArray) rows = sa_store_find_rows (timeline->store, timeline->query,
                                                    timeline->offset, PAGE, NULL);

      g_clear_pointer (&timeline->interactions, g_ptr_array_unref);
      timeline->next_interaction = 0;
      timeline->no_more = rows == NULL || rows->len < PAGE;
      if (rows == NULL || rows->len == 0)
        break;
      timeline->offset += rows->len;
      timeline->interactions = sa_store_get_many (
          timeline->store, (const gint64 *) (void *) rows->data, rows->len, NULL);
      if (timeline->interactions != NULL)
        return g_ptr_array_index (timeline->interactions, 0);
    }
  return NULL;
}

static SaHistoryEntry *
peek_entry (SaTimeline *timeline)
{
  while (timeline->history != NULL && timeline->next_entry < timeline->history->len)
    {
      SaHistoryEntry *entry = g_ptr_array_index (timeline->history, timeline->next_entry);

      if (is_worth_telling (entry))
        return entry;
      timeline->next_entry++;
    }
  return NULL;
}

static gint64
seconds (const char *datetime)
{
  g_autoptr (GDateTime) at = datetime != NULL ? sa_datetime_parse (datetime) : NULL;

  return at != NULL ? g_date_time_to_unix (at) : 0;
}

const SaTimelineItem *
sa_timeline_next (SaTimeline *timeline)
{
  SaRecord *interaction = peek_interaction (timeline);
  SaHistoryEntry *entry = peek_entry (timeline);
  gint64 said = interaction != NULL ? seconds (sa_record_text (interaction, SA_INTERACTION_AT)) : 0;
  gint64 changed = entry != NULL ? seconds (entry->at) : 0;
  SaTimelineItem *item;

  if (interaction == NULL && entry == NULL)
    return NULL;
  item = g_new0 (SaTimelineItem, 1);
  if (interaction != NULL && (entry == NULL || said >= changed))
    {
      item->interaction = g_object_ref (interaction);
      item->when = said;
      timeline->next_interaction++;
    }
  else
    {
      item->entry = entry;
      item->when = changed;
      timeline->next_entry++;
    }
  g_ptr_array_add (timeline->items, item);
  return item;
}

gboolean
sa_timeline_is_at_end (SaTimeline *timeline)
{
  return peek_interaction (timeline) == NULL && peek_entry (timeline) == NULL;
}

char *
sa_timeline_item_day (const SaTimelineItem *item)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (item->when);

  return g_date_time_format (at, "%F");
}

char *
sa_timeline_item_time (const SaTimelineItem *item)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (item->when);

  return sa_datetime_format_time (at);
}
