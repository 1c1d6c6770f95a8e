/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that show the fields of a record: phones that can be called, addresses that can be copied
 * and found on a map, plain facts. Empty fields get no row. */

#pragma once

#include "sa-office.h"
#include "sa-row-group.h"

G_BEGIN_DECLS

/* The fields a group shows, in order. */
void sa_fact_rows_add (SaRowGroup *group, SaOffice *office, SaRecord *record, const guint *fields,
                       guint n_fields);

/* A record that this one has to do with, as @words say; it opens it. */
void sa_fact_rows_add_record (SaRowGroup *group, SaOffice *office, const char *words,
                              gint64 target);

/* Where an address stands in a record of its type. */
typedef struct
{
  guint street;
  guint postcode;
  guint city;
  guint region;
  guint country;
} SaAddressFields;

/* @address: the row of a further address, 0 for the one that is part of the record */
void sa_fact_rows_add_address (SaRowGroup *group, SaRecord *record, const SaAddressFields *fields,
                               const char *title, gint64 address);

/* The address on lines as its country writes it, or NULL when there is none. */
char *sa_fact_rows_format_address (SaRecord *record, const SaAddressFields *fields);

/* A small flat button at the end of a row; @name is its tooltip and accessible name. */
GtkWidget *sa_fact_rows_button (const char *icon, const char *name, const char *action,
                                GVariant *target);

G_END_DECLS
