/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typography for paper. Layouts are measured without hinting and without rounding to pixels, so
 * that a page breaks at the same place on screen, in a PDF and on any printer. */

#include "sa-ink.h"

#include <string.h>

#define NO_BREAK_SPACE 0xA0
#define FAMILY "Adwaita Sans, Cantarell, sans-serif"

struct _SaInk
{
  PangoContext *context;
  PangoFontDescription *fonts[N_SA_STYLES];
};

/* @spacing: between lines, as a factor; @tracking: between letters, in points */
static const struct
{
  double size;
  PangoWeight weight;
  SaColour colour;
  double spacing;
  double tracking;
} styles[N_SA_STYLES] = {
  [SA_STYLE_TITLE] = { 23, PANGO_WEIGHT_BOLD, SA_COLOUR_TEXT, 0.95, -0.2 },
  [SA_STYLE_SUBTITLE] = { 10.5, PANGO_WEIGHT_NORMAL, SA_COLOUR_QUIET, 1.05, 0 },
  [SA_STYLE_KICKER] = { 7.5, PANGO_WEIGHT_BOLD, SA_COLOUR_ACCENT, 1, 0.9 },
  [SA_STYLE_HEADING] = { 11.5, PANGO_WEIGHT_BOLD, SA_COLOUR_TEXT, 1, 0 },
  [SA_STYLE_LABEL] = { 7, PANGO_WEIGHT_NORMAL, SA_COLOUR_QUIET, 1, 0.1 },
  [SA_STYLE_BODY] = { 9, PANGO_WEIGHT_NORMAL, SA_COLOUR_TEXT, 1.08, 0 },
  [SA_STYLE_STRONG] = { 9, PANGO_WEIGHT_BOLD, SA_COLOUR_TEXT, 1.08, 0 },
  [SA_STYLE_SMALL] = { 7.5, PANGO_WEIGHT_NORMAL, SA_COLOUR_QUIET, 1.05, 0 },
};

static const double colours[N_SA_COLOURS][3] = {
  [SA_COLOUR_TEXT] = { 0.12, 0.12, 0.14 },   [SA_COLOUR_QUIET] = { 0.40, 0.39, 0.43 },
  [SA_COLOUR_LINE] = { 0.80, 0.79, 0.81 },   [SA_COLOUR_TINT] = { 0.962, 0.960, 0.968 },
  [SA_COLOUR_ACCENT] = { 0.10, 0.37, 0.71 }, [SA_COLOUR_GOOD] = { 0.10, 0.47, 0.30 },
  [SA_COLOUR_WARNING] = { 0.64, 0.40, 0 },   [SA_COLOUR_BAD] = { 0.70, 0.10, 0.15 },
};

SaInk *
sa_ink_new (void)
{
  SaInk *ink = g_new0 (SaInk, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  ink->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (ink->context, 72);
  pango_cairo_context_set_font_options (ink->context, options);
  pango_context_set_round_glyph_positions (ink->context, FALSE);
  cairo_font_options_destroy (options);
  for (int i = 0; i < N_SA_STYLES; i++)
    {
      ink->fonts[i] = pango_font_description_from_string (FAMILY);
      pango_font_description_set_absolute_size (ink->fonts[i], styles[i].size * PANGO_SCALE);
      pango_font_description_set_weight (ink->fonts[i], styles[i].weight);
    }
  return ink;
}

void
sa_ink_free (SaInk *ink)
{
  if (ink == NULL)
    return;
  for (int i = 0; i < N_SA_STYLES; i++)
    pango_font_description_free (ink->fonts[i]);
  g_object_unref (ink->context);
  g_free (ink);
}

/* Words of one letter stay with the word behind them, as Polish print wants it: no line ends in the
 * "z" of "sp. z o.o.". Returns: (transfer full) */
static char *
tie_small_words (const char *text)
{
  GString *tied = g_string_sized_new (strlen (text) + 16);
  gunichar before = ' ', letter = ' ';

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' && g_unichar_isalpha (letter) && g_unichar_isspace (before))
        c = NO_BREAK_SPACE;
      g_string_append_unichar (tied, c);
      before = letter;
      letter = c;
    }
  return g_string_free (tied, FALSE);
}

/* Nothing we print may be hyphenated: a hyphen in an address would be read as part of it. */
static PangoLayout *
make_layout (SaInk *ink, const PangoFontDescription *font, double tracking, const char *text,
             double width)
{
  PangoLayout *layout = pango_layout_new (ink->context);
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *tied = tie_small_words (text != NULL ? text : "");

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (tracking != 0)
    pango_attr_list_insert (attributes,
                            pango_attr_letter_spacing_new ((int) (tracking * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, tied, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

/**
 * sa_ink_text:
 * @width: lines are broken at it, words too where they must; 0 for no end
 *
 * Returns: (transfer full): a paragraph
 */
PangoLayout *
sa_ink_text (SaInk *ink, SaStyle style, const char *text, double width)
{
  PangoLayout *layout = make_layout (ink, ink->fonts[style], styles[style].tracking, text, width);

  pango_layout_set_line_spacing (layout, (float) styles[style].spacing);
  return layout;
}

/* One line, cut with an ellipsis where it is too long. */
PangoLayout *
sa_ink_line (SaInk *ink, SaStyle style, const char *text, double width)
{
  PangoLayout *layout = sa_ink_text (ink, style, text, width);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* A paragraph in the body's weight and any size: for labels, which must fit. */
PangoLayout *
sa_ink_sized (SaInk *ink, double size, const char *text, double width)
{
  PangoFontDescription *font = pango_font_description_copy (ink->fonts[SA_STYLE_BODY]);
  PangoLayout *layout;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  layout = make_layout (ink, font, 0, text, width);
  pango_font_description_free (font);
  return layout;
}

double
sa_ink_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

double
sa_ink_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

SaColour
sa_ink_colour (SaStyle style)
{
  return styles[style].colour;
}

void
sa_ink_use (cairo_t *cr, SaColour colour)
{
  cairo_set_source_rgb (cr, colours[colour][0], colours[colour][1], colours[colour][2]);
}

void
sa_ink_show (cairo_t *cr, PangoLayout *layout, double x, double y, SaColour colour)
{
  sa_ink_use (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

void
sa_ink_rule (cairo_t *cr, double x, double y, double width, double weight, SaColour colour)
{
  sa_ink_use (cr, colour);
  cairo_rectangle (cr, x, y - weight / 2, width, weight);
  cairo_fill (cr);
}
