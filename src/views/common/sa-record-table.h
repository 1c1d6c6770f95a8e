/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of records of one type: columns that can be sorted, moved and hidden, filters, selection
 * of many with what can be done to them, and a two-line list when there is little room. Nothing is
 * loaded but what is on show. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"
#include "sa-query.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD_TABLE (sa_record_table_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordTable, sa_record_table, SA, RECORD_TABLE, AdwBin)

/* Property "selecting" (read only): whether rows of the narrow list are being ticked.
 * Signal "asked": other conditions or words were chosen; see sa_record_table_dup_query(). */

/**
 * sa_record_table_new:
 * @name: under which columns and sort are remembered; the type's name for its main list
 * @query: (transfer full): conditions that always hold, and the first order
 *
 * Activating a row opens the record through the navigator.
 */
SaRecordTable *sa_record_table_new (SaOffice *office, const char *name, SaQuery *query);

/* What an empty list says instead of the usual "No Organisations Yet". */
void sa_record_table_set_empty (SaRecordTable *self, const char *icon, const char *title,
                                const char *description);

/* Other conditions that always hold; what the person filters by stays. */
void sa_record_table_set_base (SaRecordTable *self, SaQuery *query);

/* What is shown now, with what the person filters by. (transfer full) */
SaQuery *sa_record_table_dup_query (SaRecordTable *self);

/* Filters by words, as if they had been typed. */
void sa_record_table_set_words (SaRecordTable *self, const char *words);

/* Adds a widget (a switch to a board) to the end of the list's toolbar. */
void sa_record_table_add_end (SaRecordTable *self, GtkWidget *widget);

/* Shows @view below the toolbar in place of the rows, or with NULL the rows again. It follows
 * "asked", so that the same entry and filters hold for both. */
void sa_record_table_show_instead (SaRecordTable *self, GtkWidget *view);

G_END_DECLS
