/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clients.h"
#include "sa-import.h"

typedef struct
{
  gint64 added, changed, same, doubtful, rejected;
} Expected;

/* Around the cases of a suite. */
void importing_init (int *argc, char ***argv);
int importing_run (void);

SaStore *open_store (void);
SaImport *open_text (SaStore *store, const char *name, const char *text);

/* They import, and return the change it was. */
gint64 run_import (SaStore *store, SaImport *import, Expected expected);
gint64 import_text (SaStore *store, const char *name, const char *text, Expected expected);

/* All of a type, into a file @name and from there. */
void export_table (SaStore *store, const char *type, const char *name);
void import_again (SaStore *store, const char *type, const char *name, Expected expected);

gint64 count_records (SaStore *store, const char *type);
SaRecord *find_one (SaStore *store, const char *type, const char *conditions);
void assert_text (SaRecord *record, guint field, const char *text);
void assert_counts (const SaImportCounts *counts, Expected expected);
