/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every page of ours has at its foot: what it is, when it was printed, which page of how many.
 */

#pragma once

#include "sa-ink.h"
#include "sa-paper.h"

G_BEGIN_DECLS

double sa_page_frame_height (const SaPaper *paper);
double sa_page_frame_width (const SaPaper *paper);
void sa_page_frame_draw (SaInk *ink, cairo_t *cr, const SaPaper *paper, const char *title, int page,
                         int n_pages);

G_END_DECLS
