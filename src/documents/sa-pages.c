/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all documents have in common: a title, a paper, a number of pages, and the way into a PDF
 * file. The file appears under its name only when it is whole. */

#include "sa-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "sa-error.h"

typedef struct
{
  char *title;
  const SaPaper *paper;
  int n_pages; /* -1 until counted */
} SaPagesPrivate;

enum
{
  PROP_TITLE = 1,
  PROP_PAPER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SaPages, sa_pages, G_TYPE_OBJECT)

static SaPagesPrivate *
get_private (SaPages *self)
{
  return sa_pages_get_instance_private (self);
}

static void
sa_pages_finalize (GObject *object)
{
  g_free (get_private (SA_PAGES (object))->title);

  G_OBJECT_CLASS (sa_pages_parent_class)->finalize (object);
}

static void
sa_pages_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SaPagesPrivate *private = get_private (SA_PAGES (object));

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, private->title);
      break;
    case PROP_PAPER:
      g_value_set_pointer (value, (gpointer) private->paper);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sa_pages_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SaPagesPrivate *private = get_private (SA_PAGES (object));

  switch (id)
    {
    case PROP_TITLE:
      g_free (private->title);
      private->title = g_value_dup_string (value);
      break;
    case PROP_PAPER:
      private
      ->paper = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sa_pages_class_init (SaPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sa_pages_finalize;
  object_class->get_property = sa_pages_get_property;
  object_class->set_property = sa_pages_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAPER] = g_param_spec_pointer (
      "paper", NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sa_pages_init (SaPages *self)
{
  get_private (self)->n_pages = -1;
}

const char *
sa_pages_get_title (SaPages *pages)
{
  g_return_val_if_fail (SA_IS_PAGES (pages), NULL);

  return get_private (pages)->title;
}

const SaPaper *
sa_pages_get_paper (SaPages *pages)
{
  g_return_val_if_fail (SA_IS_PAGES (pages), NULL);

  return get_private (pages)->paper;
}

/**
 * sa_pages_measure:
 *
 * Does a part of what must be done before pages can be counted, so that a window stays alive
 * meanwhile. Returns: whether all of it is done
 */
gboolean
sa_pages_measure (SaPages *pages)
{
  g_return_val_if_fail (SA_IS_PAGES (pages), TRUE);

  return SA_PAGES_GET_CLASS (pages)->measure == NULL || SA_PAGES_GET_CLASS (pages)->measure (pages);
}

/* (transfer full) (nullable): a sentence on what is not on them, say */
char *
sa_pages_get_note (SaPages *pages)
{
  g_return_val_if_fail (SA_IS_PAGES (pages), NULL);

  return SA_PAGES_GET_CLASS (pages)->note != NULL ? SA_PAGES_GET_CLASS (pages)->note (pages) : NULL;
}

/* How many pages there are; at least one. */
int
sa_pages_count (SaPages *pages)
{
  SaPagesPrivate *private;

  g_return_val_if_fail (SA_IS_PAGES (pages), 0);

  private = get_private (pages);
  if (private->n_pages < 0)
    {
      while (!sa_pages_measure (pages))
        continue;
      private->n_pages = MAX (1, SA_PAGES_GET_CLASS (pages)->count (pages));
    }
  return private->n_pages;
}

/**
 * sa_pages_draw:
 * @page: counted from 0
 * @cr: its unit a point, its origin the upper left corner of the sheet
 *
 * Draws a page.
 */
void
sa_pages_draw (SaPages *pages, int page, cairo_t *cr)
{
  g_return_if_fail (SA_IS_PAGES (pages));
  g_return_if_fail (page >= 0 && page < sa_pages_count (pages));

  cairo_save (cr);
  SA_PAGES_GET_CLASS (pages)->draw (pages, page, cr);
  cairo_restore (cr);
}

typedef struct
{
  GOutputStream *stream;
  GError *error;
} Target;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Target *target = closure;

  if (target->error == NULL)
    g_output_stream_write_all (target->stream, data, length, NULL, NULL, &target->error);
  return target->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
draw_all (SaPages *pages, Target *target)
{
  const SaPaper *paper = sa_pages_get_paper (pages);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, target, paper->width,
                                                                  paper->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sa_pages_get_title (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Sales Admin");
  for (int i = 0; i < sa_pages_count (pages) && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      sa_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status;
}

/* Closing while cancelled drops what was written and leaves the file that was there. */
static void
abandon (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

/**
 * sa_pages_write_pdf:
 *
 * Writes all pages to a PDF file, taking the place of one that is there only when all went well.
 */
gboolean
sa_pages_write_pdf (SaPages *pages, GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GFileOutputStream) stream = NULL;
  Target target = { NULL };
  cairo_status_t status;

  g_return_val_if_fail (SA_IS_PAGES (pages), FALSE);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &target.error);
  target.stream = G_OUTPUT_STREAM (stream);
  status = stream != NULL ? draw_all (pages, &target) : CAIRO_STATUS_WRITE_ERROR;
  if (status == CAIRO_STATUS_SUCCESS)
    g_output_stream_close (target.stream, NULL, &target.error);
  else if (stream != NULL)
    abandon (target.stream);
  if (status == CAIRO_STATUS_SUCCESS && target.error == NULL)
    return TRUE;
  g_set_error (error, SA_ERROR, SA_ERROR_FAILED,
               _ ("“%s” could not be written: %s. Choose another place."), name,
               target.error != NULL ? target.error->message : cairo_status_to_string (status));
  g_clear_error (&target.error);
  return FALSE;
}
