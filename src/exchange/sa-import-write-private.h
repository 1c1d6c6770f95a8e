/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writer of an import is cut in four: what a row is (sa-import-decide.c), the row itself
 * (sa-import-write.c), what it refers to (sa-import-references.c), and what belongs to it
 * (sa-import-parts.c). */

#pragma once

#include "sa-import-identity.h"
#include "sa-import-merge.h"
#include "sa-import-write.h"

G_BEGIN_DECLS

/* A reference within the file to a row that had not come yet. */
typedef struct
{
  gint64 row;
  guint field;
  char *text;
  char *header;
} SaImportPending;

struct _SaImportWriter
{
  SaStore *store;
  const SaImportSource *source;
  SaDoubtful doubtful;
  gboolean dry;
  SaImportLookup *lookup;
  SaImportIdentity *identity; /* NULL where records have codes, or come from cards */
  guint64 key;                /* of the row at hand, for @identity */
  GArray *pending;            /* element-type SaImportPending */
  guint64 line;               /* of the row at hand */
  gint64 n_fake;      /* rows made up in a dry run, counted from the end of the type's numbers */
  GArray *fake_lines; /* element-type guint64: where each of them comes from */
  GHashTable *dreamt; /* in a dry run: gint64 → SaRecord, what would have been written */
  GByteArray *seen;   /* a bit for each record of the source's type that a row was written to */
  gint64 n_linked;    /* made besides the rows: linked records … */
  gint64 n_addresses; /* … and addresses */
  int code;           /* fields of the source's type, -1 where it has none */
  int other_code;
  int city;
};

/* --- sa-import-write.c --- */
gboolean sa_import_writer_is_fake (SaImportWriter *writer, gint64 row);
gboolean sa_import_writer_has_seen (SaImportWriter *writer, gint64 row);
void sa_import_writer_mark_seen (SaImportWriter *writer, gint64 row);
gboolean sa_import_writer_save (SaImportWriter *writer, SaRecord *record, GError **error);
SaRecord *sa_import_writer_get_living (SaImportWriter *writer, gint64 row, GError **error);

guint64 sa_import_line_of_fake (SaImportWriter *writer, gint64 row);
gboolean sa_import_is_known_card (SaImportWriter *writer, SaImportRow *row, SaRecord *record);
gboolean sa_import_insert (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                           GError **error);
gboolean sa_import_update (SaImportWriter *writer, SaImportRow *row, SaRecord *record,
                           SaImportWay way, SaImportOutcome *outcome, GError **error);

/* --- sa-import-references.c --- */
void sa_import_pending_clear (SaImportPending *pending);
gint64 sa_import_find_by_id (SaImportWriter *writer, SaType *target, const char *text);
void sa_import_resolve_references (SaImportWriter *writer, SaImportRow *row);
gboolean sa_import_drop_several (SaImportWriter *writer, SaImportRow *row);
char *sa_import_say_several (const char *text);
void sa_import_keep_several (SaImportRow *row, const char *header, const char *text);
const char *sa_import_city_of (SaRecord *record);
void sa_import_remember_pending (SaImportWriter *writer, SaImportRow *row, gint64 saved);

void sa_import_keep_present (SaImportWriter *writer, SaImportRow *row, SaRecord *record);

/* --- sa-import-parts.c --- */
gboolean sa_import_has_employer (SaImportWriter *writer, SaImportRow *row);
void sa_import_link_employer (SaImportWriter *writer, SaImportRow *row);
gboolean sa_import_drop_employer (SaImportWriter *writer, SaImportRow *row);
gboolean sa_import_write_employer (SaImportWriter *writer, SaImportRow *row, SaRecord *person,
                                   gboolean *changed, GError **error);
gboolean sa_import_put_employer (SaImportWriter *writer, SaImportRow *row, SaImportOutcome *outcome,
                                 GError **error);
gboolean sa_import_write_member (SaImportWriter *writer, SaImportRow *row, gint64 organisation,
                                 gboolean *changed, GError **error);
gboolean sa_import_write_addresses (SaImportWriter *writer, SaImportRow *row, gint64 of,
                                    gboolean is_new, gboolean *changed, GError **error);
gboolean sa_import_write_photo (SaImportWriter *writer, SaImportRow *row, GError **error);

G_END_DECLS
