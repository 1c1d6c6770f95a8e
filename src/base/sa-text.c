/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small helpers for text that came from outside: tidying what was typed, and quoting it in an error
 * sentence without letting a megabyte or a broken byte into a dialog. */

#include "sa-text.h"

#include <string.h>

static gboolean
is_space_or_invisible (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x200b || c == 0x2060
         || c == 0xfeff;
}

/**
 * sa_text_clean:
 * @text: (nullable): anything, also invalid UTF-8
 *
 * One line of valid UTF-8: runs of white space and control characters become one space, ends are
 * trimmed. Letter case and accents stay.
 *
 * Returns: (transfer full): the tidy text, never NULL
 */
char *
sa_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid));
  gboolean gap = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space_or_invisible (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * sa_text_excerpt:
 * @text: (nullable): anything, also invalid UTF-8
 * @max_chars: at most so many characters
 *
 * The beginning of @text, tidied as sa_text_clean() does, with “…” where it was cut. For error
 * sentences.
 *
 * Returns: (transfer full): the excerpt, never NULL
 */
char *
sa_text_excerpt (const char *text, gsize max_chars)
{
  gsize bytes = text != NULL ? strnlen (text, max_chars * 8 + 8) : 0;
  g_autofree char *head = g_strndup (text != NULL ? text : "", bytes);
  g_autofree char *clean = sa_text_clean (head);

  if ((gsize) g_utf8_strlen (clean, -1) > max_chars)
    {
      *g_utf8_offset_to_pointer (clean, (glong) max_chars) = '\0';
      return g_strconcat (clean, "…", NULL);
    }
  if (text != NULL && text[bytes] != '\0')
    return g_strconcat (clean, "…", NULL);
  return g_steal_pointer (&clean);
}

/**
 * sa_text_alnum:
 * @text: (nullable): a code as people write it, "pl 526-025-02-74"
 *
 * Only the ASCII letters and digits of @text, in upper case: the form in which codes are checked
 * and compared.
 *
 * Returns: (transfer full): the bare code, never NULL
 */
char *
sa_text_alnum (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (out, g_ascii_toupper (*p));
    }
  return g_string_free (out, FALSE);
}

/**
 * sa_text_join:
 * @a: (nullable): what stands first
 * @b: (nullable): what follows
 *
 * Returns: (transfer full): both with @separator between them, or the one there is, or ""
 */
char *
sa_text_join (const char *separator, const char *a, const char *b)
{
  if (a != NULL && b != NULL)
    return g_strconcat (a, separator, b, NULL);
  return g_strdup (a != NULL ? a : b != NULL ? b : "");
}
