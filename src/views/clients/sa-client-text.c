/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words, icons and colours the client pages share. Distances are said as people say them
 * ("yesterday", "in 3 days"), because a date alone makes the reader do sums. */

#include "sa-client-text.h"

#include <glib/gi18n-lib.h>

#include "sa-date.h"

/**
 * sa_client_days_ago:
 * @days: how many days have passed, 0 or more
 */
char *
sa_client_days_ago (int days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
}

/**
 * sa_client_days_ahead:
 * @days: how many days are left, 0 or more
 */
char *
sa_client_days_ahead (int days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
}

/* A day seen from today: "yesterday", "in 3 days", further away as a date. */
char *
sa_client_when (const char *day)
{
  g_autofree char *today = sa_date_today ();
  int days = sa_date_days_between (today, day);

  if (days < -30 || days > 30)
    return sa_date_format (day);
  return days < 0 ? sa_client_days_ago (-days) : sa_client_days_ahead (days);
}

/* The heading of a day in a timeline: "Today", "Yesterday", "Monday, 23 November 2026". */
char *
sa_client_day_heading (const char *day)
{
  g_autofree char *today = sa_date_today ();
  g_autoptr (GDateTime) date = NULL;
  int y, m, d;

  switch (sa_date_days_between (today, day))
    {
    case 0:
      return g_strdup (_ ("Today"));
    case -1:
      return g_strdup (_ ("Yesterday"));
    case 1:
      return g_strdup (_ ("Tomorrow"));
    }
  if (!sa_date_split (day, &y, &m, &d))
    return g_strdup (day);
  date = g_date_time_new_local (y, m, d, 12, 0, 0);
  /* Translators: the heading of a day in a timeline, as for strftime: "Monday, 23 November 2026".
   */
  return g_date_time_format (date, _ ("%A, %-d %B %Y"));
}

/* How late something is: "3 days late". */
char *
sa_client_late (int days)
{
  return g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
}

static gboolean
begins_a_name (const char *word)
{
  return g_unichar_isalnum (g_utf8_get_char (word));
}

/* Initials of a firm are those of its first two words, since the last is often "Ltd"; an opening
 * quotation mark is no initial. Of a person they are those of the first and the last name. */
char *
sa_client_avatar_text (const char *type, const char *title)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint taken = 0;

  if (g_str_equal (type, "person"))
    return g_strdup (title);
  words = g_strsplit (title, " ", -1);
  for (guint i = 0; words[i] != NULL && taken < 2; i++)
    {
      const char *word = words[i];

      while (*word != '\0' && !begins_a_name (word))
        word = g_utf8_next_char (word);
      if (*word == '\0')
        continue;
      g_string_append_printf (text, "%s%s", taken > 0 ? " " : "", word);
      taken++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
sa_client_kind_icon (const char *kind)
{
  static const char *const icons[][2] = {
    { "call", "call-start-symbolic" },    { "e-mail", "mail-unread-symbolic" },
    { "letter", "mail-read-symbolic" },   { "visit", "mark-location-symbolic" },
    { "note", "document-edit-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (kind, icons[i][0]) == 0)
      return icons[i][1];
  return "content-loading-symbolic";
}

const char *
sa_client_type_icon (const char *type)
{
  static const char *const icons[][2] = {
    { "organisation", "user-home-symbolic" }, { "person", "avatar-default-symbolic" },
    { "lead", "starred-symbolic" },           { "task", "object-select-symbolic" },
    { "interaction", "call-start-symbolic" }, { "attachment", "mail-attachment-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (type, icons[i][0]) == 0)
      return icons[i][1];
  return "sa-link-symbolic";
}

/* Adds one more part to a line of facts; nothing when the part is empty. */
void
sa_client_append (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}
