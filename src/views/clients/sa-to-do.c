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
static const struct
{
  const char *title;
  int from;
  int until;
  guint first_shown;
} spans[] = {
  { N_ ("To Do Today"), ANY, 1, 50 },
  { N_ ("This Week"), 1, 8, 50 },
  { N_ ("Later"), 8, ANY, 5 },
  { N_ ("Without a Day"), ANY, ANY, 5 },
};

struct _SaToDo
{
  GtkBox parent_instance;

  SaRowGroup *groups[G_N_ELEMENTS (spans)];
  guint shown[G_N_ELEMENTS (spans)];

  SaOffice *office;
  gint64 rep;
  char *today;
};

G_DEFINE_FINAL_TYPE (SaToDo, sa_to_do, GTK_TYPE_BOX)

static void
narrow_to_span (SaToDo *self, SaQuery *query, int day, guint i)
{
  g_autofree char *from = spans[i].from != ANY ? sa_date_add_days (self->today, spans[i].from)
                                               : NULL;
  g_autofree char *until = spans[i].until != ANY ? sa_date_add_days (self->today, spans[i].until)
                                                 : NULL;

  sa_query_where (query, day, from != NULL || until != NULL ? SA_OP_NOT_EMPTY : SA_OP_EMPTY, NULL);
  if (from != NULL)
    sa_query_where (query, day, SA_OP_MORE_OR_SAME, from);
  if (until != NULL)
    sa_query_where (query, day, SA_OP_LESS, until);
  sa_query_sort (query, day, FALSE);
}

/* Adds the first of what is found to @found. Returns: how many there are */
static guint
find (SaToDo *self, SaQuery *query, int rep, guint i, GPtrArray *found)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (GPtrArray) some = NULL;

  if (self->rep != 0)
    sa_query_where_row (query, rep, self->rep);
  some = sa_store_find (store, query, self->shown[i], NULL);
  if (some != NULL)
    g_ptr_array_extend (found, some, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  return (guint) MAX (sa_store_count (store, query, NULL), 0);
}

static guint
find_tasks (SaToDo *self, guint i, GPtrArray *found)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (SaQuery) query = sa_open_tasks (store);

  narrow_to_span (self, query, SA_TASK_DUE, i);
  return find (self, query, SA_TASK_ASSIGNEE, i, found);
}

static guint
find_planned (SaToDo *self, guint i, GPtrArray *found)
{
  SaStore *store = sa_office_get_store (self->office);
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "interaction"));

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS, "planned");
  narrow_to_span (self, query, SA_INTERACTION_AT, i);
  return find (self, query, SA_INTERACTION_REP, i, found);
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

static void show_group (SaToDo *self, guint i);

static void
on_more (SaToDo *self, GtkWidget *row)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "group"));

  self->shown[i] += MORE_SHOWN;
  show_group (self, i);
}

static void
show_group (SaToDo *self, guint i)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  guint total = find_tasks (self, i, found) + find_planned (self, i, found);

  g_ptr_array_sort (found, first_due_first);
  sa_row_group_clear (self->groups[i]);
  for (guint j = 0; j < MIN (found->len, self->shown[i]); j++)
    {
      g_autofree char *title = whom (sa_office_get_store (self->office), found->pdata[j]);

      sa_row_group_add (self->groups[i], sa_task_rows_make (found->pdata[j], title));
    }
  if (total > self->shown[i])
    {
      GtkWidget *more = sa_row_group_add_more (self->groups[i]);

      g_object_set_data (G_OBJECT (more), "group", GUINT_TO_POINTER (i));
      g_signal_connect_object (more, "activated", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
    }
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
      self->groups[i] = g_object_new (SA_TYPE_ROW_GROUP, "title",
                                      g_dgettext (GETTEXT_PACKAGE, spans[i].title), NULL);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->groups[i]));
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
        self->shown[i] = spans[i].first_shown;
      show_group (self, i);
    }
}

guint
sa_to_do_get_total (SaToDo *self)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    total += sa_row_group_get_n_rows (self->groups[i]);
  return total;
}
