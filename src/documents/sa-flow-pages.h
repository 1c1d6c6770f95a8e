/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slices on pages: text that flows from one page to the next. */

#pragma once

#include "sa-ink.h"
#include "sa-pages.h"

G_BEGIN_DECLS

#define SA_TYPE_FLOW_PAGES (sa_flow_pages_get_type ())
G_DECLARE_FINAL_TYPE (SaFlowPages, sa_flow_pages, SA, FLOW_PAGES, SaPages)

SaPages *sa_flow_pages_new (const char *title, const SaPaper *paper, SaInk *ink, GPtrArray *slices);

G_END_DECLS
