/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table goes to which field of which record. A row makes one record of the
 * mapping's type, and may make or find one more that it is linked to: the person to talk to at an
 * organisation, the organisation a person works for. */

#pragma once

#include <gio/gio.h>

#include "sa-date.h"
#include "sa-store.h"

G_BEGIN_DECLS

/* Instead of a field: */
#define SA_MAP_NOTHING -1 /* the column is not imported */
#define SA_MAP_ID -2      /* the record's id, as this program exports it */
#define SA_MAP_STATE -3   /* the record's state */

/* The label by which a field of the address of a person is one of where they live. */
#define SA_MAP_HOME "home"

/* The label by which a column says what kind of values those in the next one are, row by row. */
#define SA_MAP_KIND "kind"

/**
 * SaMappingColumn:
 * @header: what the file calls the column
 * @sample: values of the first rows, to be shown beside it
 * @linked: whether @field is one of the linked record
 * @field: a field of the type, or one of SA_MAP_NOTHING, SA_MAP_ID, SA_MAP_STATE
 * @label: (nullable): for fields of several values the label of this one: "home", "mobile"; for
 *   those of an address SA_MAP_HOME; SA_MAP_KIND
 * @date_order: how dates are written; AUTO goes by what the whole file shows
 * @decimal: '.' or ','; 0 goes by what the whole file shows
 */
typedef struct
{
  char *header;
  char *sample;
  gboolean linked;
  int field;
  char *label;
  SaDateOrder date_order;
  char decimal;
} SaMappingColumn;

/* A value every row gets, such as roles = client. A column that has a value for the field wins. The
 * state (SA_MAP_STATE) is given to new records only. One that was guessed from what the file is
 * called belongs to this file, and is not saved with the mapping. */
typedef struct
{
  gboolean linked;
  int field;
  char *value;
  gboolean guessed;
} SaMappingConstant;

/**
 * SaMapping:
 * @linked: (nullable): the type of the linked record
 * @link_field: the REFERENCE that links them
 * @link_is_ours: whether that is a field of @type (person → organisation) or of @linked
 * @columns: (element-type SaMappingColumn): in the order of the file
 * @constants: (element-type SaMappingConstant)
 */
typedef struct
{
  SaModel *model;
  SaType *type;
  SaType *linked;
  int link_field;
  gboolean link_is_ours;
  GPtrArray *columns;
  GPtrArray *constants;
} SaMapping;

SaMapping *sa_mapping_new (SaModel *model, SaType *type);
SaMapping *sa_mapping_copy (const SaMapping *mapping);
void sa_mapping_free (SaMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaMapping, sa_mapping_free)

/* Which types a table can be imported as: (element-type SaType), free with g_ptr_array_unref. */
GPtrArray *sa_mapping_list_types (SaModel *model);

/* --- Guessing: sa-mapping-guess.c --- */
SaMapping *sa_mapping_guess (SaModel *model, const char *file_name, const char *const *header,
                             SaType *type);

/* --- Targets by name: "name", "person.job", "phones (home)", "id", "state", "-"; fields also by
 * their labels --- */
char *sa_mapping_get_target (const SaMapping *mapping, guint column);
char *sa_mapping_constant_target (const SaMapping *mapping, guint constant);
gboolean sa_mapping_set_target (SaMapping *mapping, guint column, const char *target,
                                GError **error);
/* @value: %NULL for none */
gboolean sa_mapping_set_constant (SaMapping *mapping, const char *target, const char *value,
                                  GError **error);

/* One thing a column can go to; @label is for people: "Person: Job". */
typedef struct
{
  char *target;
  char *label;
  gboolean linked;
  int field;
} SaMappingTarget;

/* All of them, "not imported" first: (element-type SaMappingTarget), free with g_ptr_array_unref.
 */
GPtrArray *sa_mapping_list_targets (const SaMapping *mapping);

/**
 * sa_mapping_check:
 *
 * Whether rows can become records: what must be filled in has a column, and no field that holds one
 * value gets several columns. Errors: SA_ERROR_INVALID with what to do.
 */
gboolean sa_mapping_check (const SaMapping *mapping, GError **error);

/* Whether a column with that field and label is of the address where a person lives. */
gboolean sa_mapping_is_home (const SaMapping *mapping, gboolean linked, int field,
                             const char *label);

/* Whether the column says what kind of values those of another are. */
gboolean sa_mapping_is_kind (const SaMapping *mapping, const SaMappingColumn *column);

/* --- In words: sa-mapping-words.c; free what they give --- */
char *sa_mapping_name_column (const SaMapping *mapping, guint column);
char *sa_mapping_name_left_out (const SaMapping *mapping);
char *sa_mapping_name_constants (const SaMapping *mapping);

/* --- The text form: sa-mapping-text.c --- */
char *sa_mapping_to_text (const SaMapping *mapping);
/* @type: (nullable): what the rows are, where @text does not say it */
SaMapping *sa_mapping_parse (SaModel *model, SaType *type, const char *text, GError **error);

/* Gives the columns the targets their namesakes have in @saved; others are not imported. What was
 * guessed for all rows stays, where @saved says nothing of it. */
void sa_mapping_apply (SaMapping *mapping, const SaMapping *saved);

/* Kept as a record of the office. Loading what is not there gives %NULL without an error. Saving is
 * one undoable change, and replaces one of the same name. */
gboolean sa_mapping_save (const SaMapping *mapping, SaStore *store, const char *name,
                          GError **error);
SaMapping *sa_mapping_load (SaStore *store, const char *name, GError **error);
GStrv sa_mapping_list_saved (SaStore *store, SaType *type, GError **error);

G_END_DECLS
