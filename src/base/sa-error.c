/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain shared by all layers. */

#include "sa-error.h"

#include "sa-text.h"

#define EXCERPT_LENGTH 40

G_DEFINE_QUARK (sa - error - quark, sa_error)

/**
 * sa_error_set_invalid:
 * @error: return location
 * @message: a translated sentence; the first "%s" in it becomes @text
 * @text: (nullable): what was typed or read; it may be long, or no UTF-8, and is shortened and
 * mended
 *
 * Sets SA_ERROR_INVALID with a sentence that quotes what it is about.
 */
void
sa_error_set_invalid (GError **error, const char *message, const char *text)
{
  g_autofree char *excerpt = NULL;
  g_autoptr (GString) sentence = NULL;

  if (error == NULL)
    return;
  excerpt = sa_text_excerpt (text, EXCERPT_LENGTH);
  sentence = g_string_new (message);
  g_string_replace (sentence, "%s", excerpt, 1);
  g_set_error_literal (error, SA_ERROR, SA_ERROR_INVALID, sentence->str);
}
