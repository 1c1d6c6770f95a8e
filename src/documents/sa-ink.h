/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The look of everything we print: one family, a handful of sizes, three greys and an accent. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  SA_STYLE_TITLE,
  SA_STYLE_SUBTITLE,
  SA_STYLE_KICKER,
  SA_STYLE_HEADING,
  SA_STYLE_LABEL,
  SA_STYLE_BODY,
  SA_STYLE_STRONG,
  SA_STYLE_SMALL,
  N_SA_STYLES,
} SaStyle;

typedef enum
{
  SA_COLOUR_TEXT,
  SA_COLOUR_QUIET,
  SA_COLOUR_LINE,
  SA_COLOUR_TINT,
  SA_COLOUR_ACCENT,
  SA_COLOUR_GOOD,
  SA_COLOUR_WARNING,
  SA_COLOUR_BAD,
  N_SA_COLOURS,
} SaColour;

/* A Pango context set up for paper: unit point, no rounding to pixels. */
typedef struct _SaInk SaInk;

SaInk *sa_ink_new (void);
void sa_ink_free (SaInk *ink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaInk, sa_ink_free)

PangoLayout *sa_ink_text (SaInk *ink, SaStyle style, const char *text, double width);
PangoLayout *sa_ink_line (SaInk *ink, SaStyle style, const char *text, double width);
PangoLayout *sa_ink_sized (SaInk *ink, double size, const char *text, double width);
double sa_ink_height (PangoLayout *layout);
double sa_ink_width (PangoLayout *layout);
SaColour sa_ink_colour (SaStyle style);

void sa_ink_use (cairo_t *cr, SaColour colour);
void sa_ink_show (cairo_t *cr, PangoLayout *layout, double x, double y, SaColour colour);
void sa_ink_rule (cairo_t *cr, double x, double y, double width, double weight, SaColour colour);

G_END_DECLS
