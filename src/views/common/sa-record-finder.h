/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dialog to find one record by typing, for whoever needs another record: a link, a merge, a call
 * with somebody whose page is not open. */

#pragma once

#include <adwaita.h>
#include "sa-record.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD_FINDER (sa_record_finder_get_type ())
G_DECLARE_FINAL_TYPE (SaRecordFinder, sa_record_finder, SA, RECORD_FINDER, AdwDialog)

/* @from is the widget the finder was presented from. */
typedef void (*SaRecordFoundFunc) (GtkWidget *from, gint64 row, gpointer data);

/**
 * sa_record_finder_present:
 * @title: what is looked for: "Merge with"
 * @types: (nullable): names of the types to offer, separated by spaces
 * @except: a row not to offer, or 0
 * @suggested: (nullable) (element-type gint64): rows offered before anything is typed
 */
void sa_record_finder_present (GtkWidget *from, const char *title, const char *types, gint64 except,
                               GArray *suggested, SaRecordFoundFunc found, gpointer data,
                               GDestroyNotify free_data);

/* For one of our office: they are offered first, and told from others. */
void sa_record_finder_present_staff (GtkWidget *from, const char *title, SaRecordFoundFunc found,
                                     gpointer data, GDestroyNotify free_data);

G_END_DECLS
