/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something on paper: pages drawn by Cairo, the same for the printer, a PDF file and the preview.
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "sa-paper.h"

G_BEGIN_DECLS

#define SA_TYPE_PAGES (sa_pages_get_type ())
G_DECLARE_DERIVABLE_TYPE (SaPages, sa_pages, SA, PAGES, GObject)

/**
 * SaPagesClass:
 * @measure: (nullable): does a part of what @count needs to be done; returns whether it is all done
 * @count: how many pages there are; asked once
 * @note: (nullable): what whoever prints them should know, or %NULL; newly allocated
 * @draw: draws page @page, counted from 0, in points from the corner of the sheet
 */
struct _SaPagesClass
{
  GObjectClass parent_class;

  gboolean (*measure) (SaPages *pages);
  int (*count) (SaPages *pages);
  char *(*note) (SaPages *pages);
  void (*draw) (SaPages *pages, int page, cairo_t *cr);
};

/**
 * SaPages:
 *
 * Properties: "title" (char *), what it is called in a print queue or as a file; "paper" (pointer
 * to a constant #SaPaper). Both are set at construction.
 */
const char *sa_pages_get_title (SaPages *pages);
const SaPaper *sa_pages_get_paper (SaPages *pages);
gboolean sa_pages_measure (SaPages *pages);
int sa_pages_count (SaPages *pages);
char *sa_pages_get_note (SaPages *pages);
void sa_pages_draw (SaPages *pages, int page, cairo_t *cr);
gboolean sa_pages_write_pdf (SaPages *pages, GFile *file, GError **error);

G_END_DECLS
