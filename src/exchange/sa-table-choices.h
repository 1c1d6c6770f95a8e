/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be chosen of how a table file is written, in words for the window and for the command
 * line. */

#pragma once

#include "sa-table-options.h"

G_BEGIN_DECLS

typedef enum
{
  SA_TABLE_DELIMITER,
  SA_TABLE_QUOTE,
  SA_TABLE_ENCODING,
  SA_TABLE_DECIMAL,
  SA_TABLE_DATES,
} SaTableAspect;

#define SA_TABLE_N_ASPECTS (SA_TABLE_DATES + 1)

/* What is asked, in the user's language: "Values Are Separated By". */
const char *sa_table_aspect_get_title (SaTableAspect aspect);
/* Whether only text files have it. */
gboolean sa_table_aspect_is_of_text (SaTableAspect aspect);
/* What can be answered, in the user's language; free it. */
GStrv sa_table_aspect_list_choices (SaTableAspect aspect);

/* The choice that was made or detected; where it is none of those, their number. */
guint sa_table_options_get_choice (const SaTableOptions *options, SaTableAspect aspect);
void sa_table_options_set_choice (SaTableOptions *options, SaTableAspect aspect, guint choice);

/* Reads a choice as it is written on the command line: "tab", "dmy". Any single character may
 * separate values. */
gboolean sa_table_options_read_choice (SaTableOptions *options, SaTableAspect aspect,
                                       const char *text, GError **error);

/* "Semicolon · Double quotes · UTF-8 · 1 234,56 · Day, month, year · header row"; free it. */
char *sa_table_options_describe (const SaTableOptions *options);

G_END_DECLS
