/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-log-kind.h"

#include <glib/gi18n-lib.h>

static const SaLogKind kinds[] = {
  { "call",
    N_ ("Log a Call"),
    N_ ("Call"),
    N_ ("Call with %s"),
    { N_ ("Reached"), N_ ("No answer"), N_ ("Left a message"), N_ ("Will call back"),
      N_ ("Ordered") } },
  { "e-mail",
    N_ ("Log an E-Mail"),
    N_ ("E-mail"),
    N_ ("E-mail with %s"),
    { N_ ("Sent"), N_ ("Answered"), N_ ("Asked for prices"), N_ ("Ordered") } },
  { "letter",
    N_ ("Log a Letter"),
    N_ ("Letter"),
    N_ ("Letter: %s"),
    { N_ ("Sent"), N_ ("Delivered"), N_ ("Answered"), N_ ("Came back") } },
  { "visit",
    N_ ("Log a Visit"),
    N_ ("Visit"),
    N_ ("Visit with %s"),
    { N_ ("Met"), N_ ("Nobody there"), N_ ("Showed samples"), N_ ("Ordered") } },
  { "note", N_ ("Take a Note"), N_ ("Note"), N_ ("Note about %s"), { NULL } },
};

const SaLogKind *
sa_log_kind_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return &kinds[i];
  return &kinds[0];
}

/* The formats are those of the table above; msgfmt sees to it that translations take the same. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *
sa_log_kind_subject (const SaLogKind *kind, const char *name)
{
  if (name == NULL)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->subject));
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, kind->subject_with), name);
}
#pragma GCC diagnostic pop
