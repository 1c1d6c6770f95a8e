/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the table share. */

#pragma once

#include "sa-filter-chips.h"
#include "sa-record-columns.h"
#include "sa-record-list.h"
#include "sa-record-table.h"
#include "sa-paced-list.h"
#include "sa-selection-bar.h"

G_BEGIN_DECLS

struct _SaRecordTable
{
  AdwBin parent_instance;

  GtkWidget *toolbar;
  GtkEditable *entry;
  GtkLabel *count;
  GtkWidget *filter;
  GtkMenuButton *saved_filters;
  GtkMenuButton *more;
  SaFilterChips *chips;
  GtkStack *states;
  GtkStack *views;
  AdwBin *instead;
  GtkColumnView *column_view;
  GtkListView *list_view;
  AdwStatusPage *empty;
  GtkButton *empty_new;
  AdwStatusPage *trouble;
  SaSelectionBar *selection_bar;
  GtkPopover *menu; /* of a row; made when first asked for */
  guint menu_position;

  SaOffice *office;
  SaType *type;
  SaQuery *base;   /* conditions that always hold */
  SaQuery *wanted; /* conditions and words of the person, and the order */
  SaRecordList *records;
  SaPacedList *paced; /* the same for the views */
  GtkMultiSelection *selection;
  SaTitles *titles;
  SaRecordColumns *columns;
  GMenu *columns_section; /* of the list's menu, once that was made */
  guint patience;
  gboolean to_top;    /* the next rows are those of another question */
  gboolean entered;   /* Enter was pressed on words that are being looked for */
  gboolean selecting; /* in the narrow list: a press ticks a row */
};

void sa_record_table_install_actions (GtkWidgetClass *widget_class);
void sa_record_table_install_selection (GtkWidgetClass *widget_class);
void sa_record_table_watch_rows (SaRecordTable *self);

/* Leaving it unselects all. */
void sa_record_table_set_selecting (SaRecordTable *self, gboolean selecting);
void sa_record_table_toggle (SaRecordTable *self, guint position);

/* Shows the bar and enables the actions that fit what is selected. */
void sa_record_table_update_selection (SaRecordTable *self);

/* Asks the store again after "wanted" or "base" were changed. */
void sa_record_table_reload (SaRecordTable *self);

/* Takes over other conditions of the person. */
void sa_record_table_take_wanted (SaRecordTable *self, SaQuery *wanted);

/* Rows of the selected records: (element-type gint64). */
GArray *sa_record_table_get_selected (SaRecordTable *self);

/* Whether there is room for columns. */
gboolean sa_record_table_is_wide (SaRecordTable *self);

G_END_DECLS
