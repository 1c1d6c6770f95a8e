/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK binds some two hundred rows for the two dozen in sight. So binding only notes that a row
 * waits; before each frame the rows in sight are filled, and of the others as many as a frame has
 * time for. All rows are equally high, filled or not, so that nothing moves by it. */

#include "sa-record-cells.h"

#include <adwaita.h>

#include "sa-query.h"
#include "sa-row-at.h"
#include "sa-state-chip.h"

#define BUDGET_MICROSECONDS 4000
#define FIRST_SCREEN 40 /* rows, before the view has a size */
#define USUAL_HEIGHT 34

struct _SaRecordCells
{
  GObject parent_instance;

  GtkColumnView *view; /* weak */
  SaType *type;
  SaTitles *titles;
  GHashTable *rows; /* SaRecord → Row */
  GQueue waiting;   /* of Row, those not filled */
  guint tick;
  int row_height;
};

/* The cells of one record. */
typedef struct
{
  SaRecord *record;
  gulong changed;
  GPtrArray *cells; /* GtkColumnViewCell, bound at present */
  gboolean filled;
  GList link; /* in "waiting" */
} Row;

G_DEFINE_FINAL_TYPE (SaRecordCells, sa_record_cells, G_TYPE_OBJECT)

static int
cell_field (GtkColumnViewCell *cell)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "field"));
}

/* --- What stands in a cell --- */

gboolean
sa_record_cells_stand_right (SaType *type, int field)
{
  const SaField *def = field >= 0 ? sa_type_get_field (type, (guint) field) : NULL;

  return def != NULL
         && (def->kind == SA_KIND_NUMBER || def->kind == SA_KIND_MONEY
             || def->kind == SA_KIND_QUANTITY);
}

static GtkWidget *
make_child (SaRecordCells *self, int field)
{
  GtkWidget *child;

  if (field == SA_QUERY_STATE)
    {
      child = gtk_label_new (NULL);
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (child, "sa-chip");
      return child;
    }
  child = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (child),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (child), 3);
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER); /* else the ellipsised sit higher */
  gtk_inscription_set_xalign (GTK_INSCRIPTION (child),
                              sa_record_cells_stand_right (self->type, field) ? 1 : 0);
  if (field >= 0)
    gtk_widget_add_css_class (child, "numeric");
  return child;
}

static void
show_cell (SaRecordCells *self, GtkColumnViewCell *cell, SaRecord *record)
{
  GtkWidget *child = gtk_column_view_cell_get_child (cell);
  int field = cell_field (cell);
  g_autofree char *text = NULL;

  if (field == SA_QUERY_STATE)
    {
      sa_state_chip_show (GTK_LABEL (child), record);
      return;
    }
  text = sa_titles_display (self->titles, record, field);
  if (text != NULL)
    g_strdelimit (text, "\n\t", ' ');
  gtk_inscription_set_text (GTK_INSCRIPTION (child), text != NULL ? text : "");
}

/* What stood there was of another record. */
static void
empty_cell (GtkColumnViewCell *cell)
{
  GtkWidget *child = gtk_column_view_cell_get_child (cell);

  if (GTK_IS_INSCRIPTION (child))
    gtk_inscription_set_text (GTK_INSCRIPTION (child), NULL);
  else
    gtk_widget_set_visible (child, FALSE);
}

/* --- Rows --- */

static void
fill (SaRecordCells *self, Row *row)
{
  if (!row->filled)
    g_queue_unlink (&self->waiting, &row->link);
  row->filled = TRUE;
  for (guint i = 0; i < row->cells->len; i++)
    show_cell (self, g_ptr_array_index (row->cells, i), row->record);
}

static void
on_record_changed (SaRecord *record, guint field, SaRecordCells *self)
{
  Row *row = g_hash_table_lookup (self->rows, record);

  if (row->filled)
    fill (self, row);
}

static guint
row_position (Row *row)
{
  return gtk_column_view_cell_get_position (g_ptr_array_index (row->cells, 0));
}

static void
measure_row (SaRecordCells *self, Row *row)
{
  GtkWidget *child = gtk_column_view_cell_get_child (g_ptr_array_index (row->cells, 0));
  int height = gtk_widget_get_height (gtk_widget_get_parent (gtk_widget_get_parent (child)));

  if (height > 0)
    self->row_height = height;
}

static void
find_sight (SaRecordCells *self, guint *first, guint *end)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  double height = self->row_height;
  double all = model != NULL ? g_list_model_get_n_items (model) * height : 0;
  double page = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;
  double value;

  *first = 0;
  *end = FIRST_SCREEN;
  if (page <= 0)
    return;
  value = MIN (gtk_adjustment_get_value (adjustment), MAX (all - page, 0));
  *first = (guint) (MAX (value - height, 0) / height);
  *end = (guint) ((value + page) / height) + 2;
}

static gboolean
on_tick (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  SaRecordCells *self = data;
  gint64 begun = g_get_monotonic_time ();
  guint first;
  guint end;

  find_sight (self, &first, &end);
  for (GList *l = self->waiting.head, *after; l != NULL; l = after)
    {
      guint position = row_position (l->data);

      after = l->next;
      if (position >= first && position < end)
        fill (self, l->data);
    }
  while (self->waiting.head != NULL && g_get_monotonic_time () - begun < BUDGET_MICROSECONDS)
    {
      Row *row = self->waiting.head->data;

      fill (self, row);
      measure_row (self, row);
    }
  if (self->waiting.head != NULL)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
row_free (SaRecordCells *self, Row *row)
{
  if (!row->filled)
    g_queue_unlink (&self->waiting, &row->link);
  g_signal_handler_disconnect (row->record, row->changed);
  g_object_unref (row->record);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static Row *
ensure_row (SaRecordCells *self, SaRecord *record)
{
  Row *row = g_hash_table_lookup (self->rows, record);

  if (row != NULL)
    return row;
  row = g_new0 (Row, 1);
  row->record = g_object_ref (record);
  row->changed = g_signal_connect (record, "changed", G_CALLBACK (on_record_changed), self);
  row->cells = g_ptr_array_new ();
  row->link.data = row;
  g_queue_push_tail_link (&self->waiting, &row->link);
  g_hash_table_insert (self->rows, record, row);
  if (self->tick == 0 && self->view != NULL)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_tick, self, NULL);
  return row;
}

/* --- The factory --- */

static void
on_setup (SaRecordCells *self, GtkColumnViewCell *cell, gpointer factory)
{
  gpointer field = g_object_get_data (factory, "field");
  GPtrArray *spare = g_object_get_data (factory, "spare");
  g_autoptr (GtkWidget) child = NULL;

  child = spare->len > 0 ? g_ptr_array_steal_index_fast (spare, spare->len - 1)
                         : g_object_ref_sink (make_child (self, GPOINTER_TO_INT (field)));
  g_object_set_data (G_OBJECT (cell), "field", field);
  sa_row_mark (child, GTK_LIST_ITEM (cell));
  gtk_column_view_cell_set_child (cell, child);
}

static void
on_bind (SaRecordCells *self, GtkColumnViewCell *cell, gpointer factory)
{
  SaRecord *record = gtk_column_view_cell_get_item (cell);
  Row *row = ensure_row (self, record);

  g_object_set_data (G_OBJECT (cell), "row", row);
  g_ptr_array_add (row->cells, cell);
  if (row->filled)
    show_cell (self, cell, record);
  else
    empty_cell (cell);
}

static void
on_unbind (SaRecordCells *self, GtkColumnViewCell *cell, gpointer factory)
{
  Row *row = g_object_steal_data (G_OBJECT (cell), "row");

  g_ptr_array_remove_fast (row->cells, cell);
  if (row->cells->len > 0)
    return;
  g_hash_table_remove (self->rows, row->record);
  row_free (self, row);
}

/* A list that is sorted anew puts away most of its rows and makes as many again in the next frames.
 */
static void
on_teardown (SaRecordCells *self, GtkColumnViewCell *cell, gpointer factory)
{
  GtkWidget *child = gtk_column_view_cell_get_child (cell);

  if (child == NULL)
    return;
  g_ptr_array_add (g_object_get_data (factory, "spare"), g_object_ref (child));
  gtk_column_view_cell_set_child (cell, NULL);
}

GtkListItemFactory *
sa_record_cells_factory_new (SaRecordCells *self, int field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "field", GINT_TO_POINTER (field));
  g_object_set_data_full (G_OBJECT (factory), "spare",
                          g_ptr_array_new_with_free_func (g_object_unref),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (on_teardown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  return factory;
}

/* --- Object --- */

static void
sa_record_cells_dispose (GObject *object)
{
  SaRecordCells *self = SA_RECORD_CELLS (object);
  GHashTableIter iter;
  gpointer row;

  if (self->tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->view);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    row_free (self, row);
  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->titles);
  G_OBJECT_CLASS (sa_record_cells_parent_class)->dispose (object);
}

static void
sa_record_cells_finalize (GObject *object)
{
  g_hash_table_unref (SA_RECORD_CELLS (object)->rows);
  G_OBJECT_CLASS (sa_record_cells_parent_class)->finalize (object);
}

static void
sa_record_cells_class_init (SaRecordCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sa_record_cells_dispose;
  G_OBJECT_CLASS (klass)->finalize = sa_record_cells_finalize;
}

static void
sa_record_cells_init (SaRecordCells *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->row_height = USUAL_HEIGHT;
}

SaRecordCells *
sa_record_cells_new (GtkColumnView *view, SaType *type, SaTitles *titles)
{
  SaRecordCells *self = g_object_new (SA_TYPE_RECORD_CELLS, NULL);

  g_set_weak_pointer (&self->view, view);
  self->type = type;
  self->titles = g_object_ref (titles);
  return self;
}
