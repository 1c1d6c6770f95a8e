/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The foot of a page, and the room it leaves. */

#include "sa-page-frame.h"

#include <glib/gi18n-lib.h>

#include "sa-date.h"

#define FOOT_HEIGHT 26.0
#define GAP 24.0

/* The height of what stands between the upper margin and the foot. */
double
sa_page_frame_height (const SaPaper *paper)
{
  return paper->height - 2 * paper->margin - FOOT_HEIGHT;
}

double
sa_page_frame_width (const SaPaper *paper)
{
  return paper->width - 2 * paper->margin;
}

/**
 * sa_page_frame_draw:
 * @page: counted from 0
 *
 * Draws the foot. A long title makes way for the day and the number of the page.
 */
void
sa_page_frame_draw (SaInk *ink, cairo_t *cr, const SaPaper *paper, const char *title, int page,
                    int n_pages)
{
  double width = sa_page_frame_width (paper);
  double y = paper->height - paper->margin - FOOT_HEIGHT + 14;
  g_autofree char *today = sa_date_today ();
  g_autofree char *day = sa_date_format (today);
  /* Translators: at the foot of a page; a day */
  g_autofree char *printed = g_strdup_printf (_ ("Printed on %s"), day);
  g_autofree char *day_text = g_strdup_printf (" · %s", printed);
  /* Translators: at the foot of a page: which page of how many */
  g_autofree char *page_text = g_strdup_printf (_ ("Page %d of %d"), page + 1, n_pages);
  g_autoptr (PangoLayout) middle = sa_ink_line (ink, SA_STYLE_SMALL, day_text, 0);
  g_autoptr (PangoLayout) right = sa_ink_line (ink, SA_STYLE_SMALL, page_text, 0);
  g_autoptr (PangoLayout) left = sa_ink_line (
      ink, SA_STYLE_SMALL, title, width - sa_ink_width (middle) - sa_ink_width (right) - GAP);

  sa_ink_rule (cr, paper->margin, y, width, 0.5, SA_COLOUR_LINE);
  sa_ink_show (cr, left, paper->margin, y + 5, SA_COLOUR_QUIET);
  sa_ink_show (cr, middle, paper->margin + sa_ink_width (left), y + 5, SA_COLOUR_QUIET);
  sa_ink_show (cr, right, paper->margin + width - sa_ink_width (right), y + 5, SA_COLOUR_QUIET);
}
