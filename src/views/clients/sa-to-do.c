/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A group shows a few, what is due first before the others, and more when asked. */

#include "sa-to-do.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-date.h"
#include "sa-find.h"
#include "sa-open-tasks.h"
#include "sa-row-group.h"
#include "sa-task-rows.h"

#define MORE_SHOWN 50
#define ANY G_MAXINT

/* From the day that is so many days from today, up to the other, which is not in it any more. */
typedef struct
{
  const char *title;
  int from;
  int until;
  guint first_shown;
} Span;

static const Span spans[] = {
  { N_ ("To Do Today"), ANY, 1, 50 },
  { N_ ("This Week"), 1, 8, 50 },
  { N_ ("Later"), 8, ANY, 5 },
  { N_ ("Without a Day"), ANY, ANY, 5 },
};

typedef struct
{
  SaToDo *of;
  const Span *span;
  SaRowGroup *rows;
} Group;

struct _SaToDo
{
  GtkBox parent_instance;

  Group groups[G_N_ELEMENTS (spans)];

  SaOffice *office;
  gint64 rep;
  char *today;
};

G_DEFINE_FINAL_TYPE (SaToDo, sa_to_do, GTK_TYPE_BOX)

/* The day that is so many days from today. */
static char *
day_at (SaToDo *self, int days)
{
  return days != ANY ? sa_date_add_days (self->today, days) : NULL;
}

static void
narrow_to_span (Group *group, SaQuery *query, int day)
{
  g_autofree char *from = day_at (group->of, group->span->from);
  g_autofree char *until = day_at (group->of, group->span->until);

  sa_query_where (query, day, from != NULL || until != NULL ? SA_OP_NOT_EMPTY : SA_OP_EMPTY, NULL);
  if (from != NULL)
    sa_query_where (query, day, SA_OP_MORE_OR_SAME, from);
  if (until != NULL)
    sa_query_where (query, day, SA_OP_LESS, until);
  sa_query_sort (query, day, FALSE);
}

/* Adds the first @most of what is found to @found. Returns: how many there are */
static guint
find (SaToDo *self, SaQuery *query, int rep, guint most, GPtrArray *found)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (GPtrArray) some = NULL;

  if (self->rep != 0)
    sa_query_where_row (query, rep, self->rep);
  some = sa_store_find (store, query, most, NULL);
  if (some != NULL)
    g_ptr_array_extend (found, some, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  return (guint) MAX (sa_store_count (store, query, NULL), 0);
}

static guint
find_tasks (Group *group, guint most, GPtrArray *found)
{
  g_autoptr (SaQuery) query = sa_open_tasks (sa_office_get_store (group->of->office));

  narrow_to_span (group, query, SA_TASK_DUE);
  return find (group->of, query, SA_TASK_ASSIGNEE, most, found);
}

static guint
find_planned (Group *group, guint most, GPtrArray *found)
{
  SaStore *store = sa_office_get_store (group->of->office);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "interaction"));

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, "planned");
  narrow_to_span (group, query, SA_INTERACTION_AT);
  return find (group->of, query, SA_INTERACTION_REP, most, found);
}

/* A day comes before each moment of it, as text too. */
static int
first_due_first (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (sa_task_rows_due (*(SaRecord *const *) a),
                    sa_task_rows_due (*(SaRecord *const *) b));
}

static char *
whom (SaStore *store, SaRecord *record)
{
  static const guint of_task[] = { SA_TASK_ABOUT, SA_TASK_PERSON };
  static const guint of_talk[] = { SA_INTERACTION_ORGANISATION, SA_INTERACTION_PERSON,
                                   SA_INTERACTION_LEAD };
  gboolean task = sa_record_is (record, "task");
  const guint *fields = task ? of_task : of_talk;

  for (guint i = 0; i < (task ? G_N_ELEMENTS (of_task) : G_N_ELEMENTS (of_talk)); i++)
    if (sa_record_number (record, fields[i]) != 0)
      return sa_store_get_title (store, sa_record_number (record, fields[i]));
  return NULL;
}

static guint
fill (SaRowGroup *rows, guint most, gpointer data)
{
  Group *group = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  guint total = find_tasks (group, most, found) + find_planned (group, most, found);

  g_ptr_array_sort (found, first_due_first);
  for (guint i = 0; i < MIN (found->len, most); i++)
    {
      g_autofree char *title = whom (sa_office_get_store (group->of->office), found->pdata[i]);

      sa_row_group_add (rows, sa_task_rows_make (found->pdata[i], title));
    }
  return total;
}

static void
sa_to_do_dispose (GObject *object)
{
  SaToDo *self = SA_TO_DO (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (sa_to_do_parent_class)->dispose (object);
}

static void
sa_to_do_class_init (SaToDoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_to_do_dispose;
}

static void
sa_to_do_init (SaToDo *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      Group *group = &self->groups[i];

      group->of = self;
      group->span = &spans[i];
      group->rows = g_object_new (SA_TYPE_ROW_GROUP, "title",
                                  g_dgettext (GETTEXT_PACKAGE, spans[i].title), NULL);
      sa_row_group_set_fill (group->rows, fill, group, spans[i].first_shown, MORE_SHOWN);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (group->rows));
    }
}

void
sa_to_do_show (SaToDo *self, SaOffice *office, gint64 rep, const char *today)
{
  gboolean other = self->office == NULL || rep != self->rep;

  g_set_object (&self->office, office);
  g_set_str (&self->today, today);
  self->rep = rep;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      if (other)
        sa_row_group_restart (self->groups[i].rows);
      sa_row_group_refill (self->groups[i].rows);
    }
}

guint
sa_to_do_get_total (SaToDo *self)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    total += sa_row_group_get_total (self->groups[i].rows);
  return total;
}
