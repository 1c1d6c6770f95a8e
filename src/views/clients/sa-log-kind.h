/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be logged, and the words it is logged in. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The title and the outcomes are marked with N_(). */
typedef struct
{
  const char *code; /* of the kind of interaction */
  const char *title;
  const char *subject;
  const char *subject_with;
  const char *outcomes[6]; /* what is said most often, up to NULL */
} SaLogKind;

/* The kind of that code; a call when there is none. */
const SaLogKind *sa_log_kind_find (const char *code);

/* What an interaction with @name (nullable) is called. */
char *sa_log_kind_subject (const SaLogKind *kind, const char *name);

G_END_DECLS
