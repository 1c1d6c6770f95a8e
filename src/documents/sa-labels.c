/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address labels. Which records have an address is found out once; the records themselves are read
 * sheet by sheet as they are drawn. A text too big for its label is set smaller until it fits. */

#include "sa-labels.h"

#include <glib/gi18n-lib.h>

#include "sa-error.h"
#include "sa-find.h"
#include "sa-home.h"
#include "sa-ink.h"
#include "sa-postal.h"

#define SIZE_MOST 10.5
#define SIZE_LEAST 6.0
#define SIZE_STEP 0.5
#define PAD_ACROSS 15.0
#define PAD_DOWN 7.0
#define READ_AT_ONCE 256

struct _SaLabels
{
  SaPages parent_instance;

  SaStore *store;
  SaInk *ink;
  char *home; /* the country the letters are posted in */
  const SaLabelSheet *sheet;
  GArray *rows; /* gint64: records with an address */
  guint first;
  guint n_skipped;
};

#define SA_TYPE_LABELS (sa_labels_get_type ())
G_DECLARE_FINAL_TYPE (SaLabels, sa_labels, SA, LABELS, SaPages)
G_DEFINE_FINAL_TYPE (SaLabels, sa_labels, SA_TYPE_PAGES)

static guint
per_sheet (SaLabels *self)
{
  return (guint) (self->sheet->columns * self->sheet->rows);
}

static int
sa_labels_count (SaPages *pages)
{
  SaLabels *self = SA_LABELS (pages);

  return (int) ((self->first + self->rows->len + per_sheet (self) - 1) / per_sheet (self));
}

static void
draw_label (SaLabels *self, cairo_t *cr, guint place, const char *text)
{
  const SaLabelSheet *sheet = self->sheet;
  double x = sheet->left + (int) (place % (guint) sheet->columns) * sheet->across;
  double y = sheet->top + (int) (place / (guint) sheet->columns) * sheet->down;
  double width = sheet->width - 2 * PAD_ACROSS;
  double height = sheet->height - 2 * PAD_DOWN;

  for (double size = SIZE_MOST;; size -= SIZE_STEP)
    {
      g_autoptr (PangoLayout) layout = sa_ink_sized (self->ink, size, text, width);
      double needed;

      pango_layout_set_line_spacing (layout, 1.12F);
      needed = sa_ink_height (layout);
      if (needed > height && size > SIZE_LEAST)
        continue;
      cairo_save (cr);
      cairo_rectangle (cr, x, y, sheet->width, sheet->height);
      cairo_clip (cr);
      sa_ink_show (cr, layout, x + PAD_ACROSS, y + PAD_DOWN + MAX (0, (height - needed) / 2),
                   SA_COLOUR_TEXT);
      cairo_restore (cr);
      return;
    }
}

/* A record that cannot be read any more leaves its label blank. */
static void
sa_labels_draw (SaPages *pages, int page, cairo_t *cr)
{
  SaLabels *self = SA_LABELS (pages);
  guint begin = (guint) page * per_sheet (self);

  for (guint place = 0; place < per_sheet (self); place++)
    {
      guint number = begin + place;
      g_autoptr (SaRecord) record = NULL;
      g_auto (SaPostal) postal = { NULL };
      g_autofree char *lines = NULL;

      if (number < self->first || number - self->first >= self->rows->len)
        continue;
      record = sa_store_get (self->store, g_array_index (self->rows, gint64, number - self->first),
                             NULL);
      if (record == NULL || !sa_postal_find (&postal, self->store, record, self->home, NULL))
        continue;
      lines = sa_postal_lines (&postal);
      draw_label (self, cr, place, lines);
    }
}

static void
sa_labels_finalize (GObject *object)
{
  SaLabels *self = SA_LABELS (object);

  g_clear_object (&self->store);
  sa_ink_free (self->ink);
  g_free (self->home);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (sa_labels_parent_class)->finalize (object);
}

static char *
sa_labels_note (SaPages *pages)
{
  guint n = SA_LABELS (pages)->n_skipped;

  return n == 0 ? NULL
                : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u record has no address and was left out",
                                                "%u records have no address and were left out", n),
                                   n);
}

static void
sa_labels_class_init (SaLabelsClass *klass)
{
  SaPagesClass *pages_class = SA_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_labels_finalize;
  pages_class->count = sa_labels_count;
  pages_class->draw = sa_labels_draw;
  pages_class->note = sa_labels_note;
}

static void
sa_labels_init (SaLabels *self)
{
  self->ink = sa_ink_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Keeps the rows of a batch that have an address. */
static gboolean
sieve (SaLabels *self, const gint64 *rows, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) records = sa_store_get_many (self->store, rows, n_rows, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_auto (SaPostal) postal = { NULL };

      if (records->pdata[i] == NULL)
        continue;
      if (!sa_postal_find (&postal, self->store, records->pdata[i], self->home, error))
        return FALSE;
      if (postal.address != NULL)
        g_array_append_val (self->rows, rows[i]);
      else
        self->n_skipped++;
    }
  return TRUE;
}

/**
 * sa_labels_new:
 * @query: organisations or people
 * @first: how many labels of the first sheet are gone already
 *
 * Returns: (transfer full): labels for all records of the query that have an address
 * Errors: SA_ERROR_NOT_FOUND when none has
 */
SaPages *
sa_labels_new (SaStore *store, const SaQuery *query, const SaLabelSheet *sheet, guint first,
               GError **error)
{
  SaType *type = sa_query_get_type (query);
  /* Translators: a document; what it has labels for: Organisations, People */
  g_autofree char *title = g_strdup_printf (_ ("Address Labels: %s"),
                                            sa_type_get_title_plural (type));
  g_autoptr (GArray) rows = sa_store_find_rows (store, query, 0, 0, error);
  g_autoptr (SaLabels) self = NULL;

  if (rows == NULL)
    return NULL;
  self = g_object_new (SA_TYPE_LABELS, "title", title, "paper", sheet->paper, NULL);
  self->store = g_object_ref (store);
  self->home = sa_home_country (store);
  self->sheet = sheet;
  self->first = first % per_sheet (self);
  for (guint i = 0; i < rows->len; i += READ_AT_ONCE)
    {
      if (!sieve (self, &g_array_index (rows, gint64, i), MIN (READ_AT_ONCE, rows->len - i), error))
        return NULL;
    }
  if (self->rows->len == 0)
    {
      g_set_error_literal (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                           _ ("None of these records has a postal address. Enter one first."));
      return NULL;
    }
  return SA_PAGES (g_steal_pointer (&self));
}

guint
sa_labels_get_count (SaPages *labels)
{
  g_return_val_if_fail (SA_IS_LABELS (labels), 0);

  return SA_LABELS (labels)->rows->len;
}
