/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row on its way into the store, whatever file it comes from: the records it makes, what it
 * refers to, and what could not be placed. Rows are made once and used again and again. */

#pragma once

#include <gio/gio.h>

#include "sa-match-key.h"
#include "sa-record.h"

G_BEGIN_DECLS

/* What identifies a record besides a code, strongest first: two records with a key in common may be
 * the same. @why is the field it was made of. */
typedef struct
{
  guint64 key;
  const SaField *why;
} SaImportKey;

#define SA_IMPORT_MAX_KEYS 24

/* A reference still in words: the name or code of another record. */
typedef struct
{
  gboolean linked; /* a field of the linked record */
  guint field;
  char *text;
  gint64 found;     /* the record; 0 when it may still come, -1 when the text went to the notes */
  gboolean several; /* whether @found is the first of several called so */
  char *header;     /* of the column it stood in; belongs to the source */
} SaImportReference;

/* A further address of the record. */
typedef struct
{
  const char *kind; /* code, static */
  char *label;
  char *street;
  char *postcode;
  char *city;
  char *region;
  char *country;
} SaImportAddress;

/**
 * SaImportRow:
 * @record: what the row makes
 * @other: (nullable): an empty record of the source's other type, see sa_import_row_swap()
 * @linked: (nullable): what it makes or finds besides
 * @has_linked: whether there is anything for it in this row
 * @several_employers: whether the organisation found for @linked is the first of several
 * @linked_only: whether that is all the row makes: a company in a list of people
 * @touched: by field of @record: whether the row says something about it
 * @touched_linked: the same of @linked
 * @line: where it begins in the file
 * @cells: the values as they were, each ended by NUL, for the file of rejected rows
 * @references: (element-type SaImportReference)
 * @kept: lines that go to the notes because the value fits no field
 * @warnings: (element-type utf8): a sentence on each value of the row that does not fit
 * @id: the record's id, or empty
 * @uid: the vCard's UID, or empty
 * @state: the state asked for, or empty
 * @state_header: (nullable): of the column it stands in; belongs to the source
 * @reason: why it cannot be imported, or empty
 * @addresses: (element-type SaImportAddress)
 * @photo: (nullable): the picture's bytes
 * @keys: what identifies the record, made where the row is read
 */
typedef struct
{
  SaRecord *record;
  SaRecord *other;
  SaRecord *linked;
  gboolean has_linked;
  gboolean several_employers;
  gboolean linked_only;
  gboolean *touched;
  gboolean *touched_other;
  gboolean *touched_linked;
  gboolean swapped;
  guint64 line;
  GString *cells;
  guint n_cells;
  GArray *references;
  GString *kept;
  GPtrArray *warnings;
  GString *id;
  GString *uid;
  GString *state;
  const char *state_header;
  GString *reason;
  GPtrArray *addresses;
  GBytes *photo;
  SaImportKey keys[SA_IMPORT_MAX_KEYS];
  guint n_keys;
} SaImportRow;

SaImportRow *sa_import_row_new (SaType *type, SaType *other, SaType *linked);
void sa_import_row_free (SaImportRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaImportRow, sa_import_row_free)

void sa_import_row_reset (SaImportRow *row);
void sa_import_row_drop_linked (SaImportRow *row);
/* Makes the row one of the other type: an organisation among the people of a vCard file. */
void sa_import_row_swap (SaImportRow *row);
void sa_import_row_add_cell (SaImportRow *row, const char *text, gsize length);
void sa_import_row_add_reference (SaImportRow *row, gboolean linked, guint field, const char *text,
                                  const char *header);
void sa_import_row_keep (SaImportRow *row, const char *header, const char *text, const char *why);
void sa_import_row_refuse (SaImportRow *row, const char *why);
SaImportAddress *sa_import_row_add_address (SaImportRow *row);
void sa_import_row_make_keys (SaImportRow *row, SaMatchKeyMaker *maker);

/**
 * SaImportSource:
 *
 * What rows come from: a table with a mapping, or vCards. @next fills a row; %FALSE without an
 * error is the end. It runs on a thread of its own; @fraction may be asked from another at any
 * time. So may @plain, which says a cell in a form that needs no other cells to be understood;
 * %NULL where the cell does already.
 */
typedef struct _SaImportSource SaImportSource;
struct _SaImportSource
{
  SaType *type;
  SaType *other;
  SaType *linked;
  int link_field;
  gboolean link_is_ours;
  gboolean links;        /* rows can have something for the linked record */
  SaType *references[8]; /* what they refer to by name or code */
  guint n_references;
  int *said; /* fields of @type, and SA_MAP_STATE, that rows say something about */
  guint n_said;
  gboolean has_codes; /* rows carry codes: identity is looked up by them */
  GStrv header;       /* of the file of rejected rows */
  gboolean (*next) (SaImportSource *source, SaImportRow *row, GError **error);
  gboolean (*rewind) (SaImportSource *source, GError **error);
  double (*fraction) (SaImportSource *source);
  char *(*plain) (SaImportSource *source, const SaImportRow *row, guint cell, const char *text);
  void (*free) (SaImportSource *source);
};

G_END_DECLS
