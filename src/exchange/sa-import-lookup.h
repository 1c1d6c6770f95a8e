/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds records by what files call them: a code, a name, a vCard's UID, a name at an organisation;
 * and those that may be the same because they share what identifies them. */

#pragma once

#include <gio/gio.h>

#include "sa-import-row.h"
#include "sa-store.h"

G_BEGIN_DECLS

typedef struct _SaImportLookup SaImportLookup;

SaImportLookup *sa_import_lookup_new (void);
void sa_import_lookup_free (SaImportLookup *lookup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImportLookup, sa_import_lookup_free)

typedef enum
{
  SA_LOOKUP_NAMES = 1 << 0,   /* codes, names, UIDs, members */
  SA_LOOKUP_MATCHES = 1 << 1, /* possible duplicates */
} SaLookupFlags;

void sa_import_lookup_want (SaImportLookup *lookup, SaType *type, SaLookupFlags flags);
gboolean sa_import_lookup_load (SaImportLookup *lookup, SaStore *store, GCancellable *cancellable,
                                GError **error);
SaLookupFlags sa_import_lookup_get_wanted (SaImportLookup *lookup, SaType *type);
void sa_import_lookup_add (SaImportLookup *lookup, SaRecord *record, gint64 row);

gint64 sa_import_lookup_same (SaImportLookup *lookup, SaRecord *record);
gint64 sa_import_lookup_code (SaImportLookup *lookup, SaType *type, const char *role,
                              const char *code);
gint64 sa_import_lookup_name (SaImportLookup *lookup, SaType *type, const char *name,
                              const char *city, gboolean staff, gboolean *several);
gint64 sa_import_lookup_uid (SaImportLookup *lookup, const char *uid);
gint64 sa_import_lookup_member (SaImportLookup *lookup, gint64 organisation, const char *name);

gint64 sa_import_lookup_find_keys (SaImportLookup *lookup, SaType *type, const SaImportKey *keys,
                                   guint n_keys, const SaField **why);
void sa_import_lookup_add_keys (SaImportLookup *lookup, SaType *type, const SaImportKey *keys,
                                guint n_keys, gint64 row);
void sa_import_lookup_prefetch (SaImportLookup *lookup, SaType *type, const SaImportKey *keys,
                                guint n_keys);
void sa_import_lookup_add_member (SaImportLookup *lookup, gint64 organisation, const char *name,
                                  gint64 row);

/* Whether an equal row was met before in a dry run; remembers it. */
gboolean sa_import_lookup_met (SaImportLookup *lookup, const GString *cells);

G_END_DECLS
