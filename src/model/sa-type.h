/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a record type is: its fields, its states, and the way it names itself. A type is declared
 * once, as a constant SaTypeDef in model/<feature>.c; the table, the form, the columns, search,
 * import and export, history and undo are all derived from it. */

#pragma once

#include <glib-object.h>
#include "sa-validate.h"

G_BEGIN_DECLS

typedef struct _SaType SaType;
typedef struct _SaModel SaModel;
typedef struct _SaRecord SaRecord;

/**
 * SaKind:
 *
 * What a field holds. MONEY (minor units of the currency in the type's `currency` field), QUANTITY
 * (millionths), NUMBER, FLAG (0 or 1) and REFERENCE (a record's row number) are 64-bit integers;
 * all others are UTF-8 text. DATE is "YYYY-MM-DD", DATE_TIME the RFC 9557 form of sa-date.h,
 * CHOICES codes joined by commas, COUNTRY an ISO 3166 alpha-2 code, LANGUAGE a tag of BCP
 * 47, IMAGE the hash of an attachment's content.
 */
typedef enum
{
  SA_KIND_TEXT,
  SA_KIND_LONG_TEXT,
  SA_KIND_EMAIL,
  SA_KIND_PHONE,
  SA_KIND_URL,
  SA_KIND_MONEY,
  SA_KIND_QUANTITY,
  SA_KIND_NUMBER,
  SA_KIND_FLAG,
  SA_KIND_DATE,
  SA_KIND_DATE_TIME,
  SA_KIND_CHOICE,
  SA_KIND_CHOICES,
  SA_KIND_COUNTRY,
  SA_KIND_REFERENCE,
  SA_KIND_IMAGE,
  SA_KIND_LANGUAGE, /* the numbers of the kinds stand in files: new ones go to the end */
} SaKind;

/**
 * SaFieldFlags:
 * @SA_FIELD_REQUIRED: may not be empty
 * @SA_FIELD_SEARCHABLE: found by the search index
 * @SA_FIELD_CONFIDENTIAL: never in search, lists or exports unless asked for by name
 * @SA_FIELD_MULTIPLE: several values, one a line, each "value" or "value TAB label"
 * @SA_FIELD_COLUMN: shown as a list column unless the user hides it
 * @SA_FIELD_SORTED: has an index, so that lists sort by it at once
 * @SA_FIELD_HIDDEN: kept, but not shown in forms and lists
 * @SA_FIELD_MATCH: the same value in two records makes them possible duplicates
 * @SA_FIELD_RARE: few records have it, and those are looked for: has an index of them alone
 * @SA_FIELD_CUSTOM: added by the office at run time
 * @SA_FIELD_ANY_ORDER: the same words in another order are the same: “Nowak Jan” and “Jan Nowak”
 * @SA_FIELD_STAFF: refers to one of the office's own people, who are offered first
 * @SA_FIELD_FOLLOWS: follows from other records, which are what is edited: in lists, filters and
 *   files, but not in forms
 */
typedef enum
{
  SA_FIELD_REQUIRED = 1 << 0,
  SA_FIELD_SEARCHABLE = 1 << 1,
  SA_FIELD_CONFIDENTIAL = 1 << 2,
  SA_FIELD_MULTIPLE = 1 << 3,
  SA_FIELD_COLUMN = 1 << 4,
  SA_FIELD_SORTED = 1 << 5,
  SA_FIELD_HIDDEN = 1 << 6,
  SA_FIELD_MATCH = 1 << 7,
  SA_FIELD_CUSTOM = 1 << 8,
  SA_FIELD_RARE = 1 << 9,
  SA_FIELD_STAFF = 1 << 10,
  SA_FIELD_ANY_ORDER = 1 << 11,
  SA_FIELD_FOLLOWS = 1 << 12,
} SaFieldFlags;

/* One of the values a CHOICE field can take. @code is stored, @label is shown (translated), @names
 * is what others call it, separated by '|'. */
typedef struct
{
  const char *code;
  const char *label;
  const char *names;
} SaChoice;

/**
 * SaField:
 * @name: the SQL column and the name in files: lower case ASCII and underscores
 * @label: what people call it, marked with N_()
 * @group: the heading it stands under in a form, marked with N_(), or %NULL for the first group
 * @hint: what to type, marked with N_(), or %NULL
 * @validate: turns what was typed into what is stored, or says why it is wrong; %NULL takes
 * anything
 * @choices: ended by a %NULL code; for CHOICE and CHOICES
 * @target: the type a REFERENCE points to; %NULL means any
 * @headers: what a column holding it may be called in foreign files, separated by '|'; compared
 *   folded and without punctuation, beside @name and @label in both languages. A sign before one
 * says that it holds a further part, and what goes between: a blank for '+', else ", " or "/"
 * @units: (nullable): words people write around a NUMBER, folded and between blanks: "days"
 * @in_words: (nullable): what to tell people of a value, where they only read it and what
 *   sa_record_display() shows would not say enough
 */
typedef struct
{
  const char *name;
  SaKind kind;
  const char *label;
  const char *group;
  guint flags;
  SaValidator validate;
  const SaChoice *choices;
  const char *target;
  const char *headers;
  const char *hint;
  const char *units;
  char *(*in_words) (SaRecord *record, guint field);
} SaField;

/* Whether the mood of a state is neutral, good, warning or bad; decides the colour of its chip. */
typedef enum
{
  SA_MOOD_NEUTRAL,
  SA_MOOD_GOOD,
  SA_MOOD_WARNING,
  SA_MOOD_BAD,
} SaMood;

/**
 * SaState:
 * @next: codes of the states that may follow, separated by spaces
 *
 * One state in the life of a record. The first state of a type is the one a new record begins in.
 */
typedef struct
{
  const char *code;
  const char *label;
  SaMood mood;
  const char *next;
} SaState;

/**
 * SaTypeDef:
 * @number: 1…4095, never changed or used again: it is the upper part of the row numbers
 * @name: the SQL table and the name in commands
 * @title: one of them, marked with N_(); @title_plural: many; @title_new: one that is being made,
 * in words of its own as languages have genders, or %NULL where nobody makes one in a form
 * @icon: a symbolic icon's name
 * @fields: @n_fields of them, in the order of the type's enum and of the form
 * @states: ended by a %NULL code, or %NULL when the type has no states
 * @title_of, @subtitle_of: newly allocated text that names a record in a list; @subtitle_of may be
 *   %NULL. They must work from the record's own fields alone.
 * @sort_of: text to sort by where it differs from the title ("Kowalski Jan"), or %NULL
 * @columns: names of fields in the order of their columns in lists, the most important first; the
 *   others follow; %NULL leaves them in the order of the form
 * @form: names of the fields a form shows though they are empty, in their order; the headings come
 *   in the order of their first field, the other fields are hidden until asked for; %NULL shows all
 * @belongs_to: the REFERENCE field that tells two of one title apart, or %NULL
 * @check: the rules that concern several fields at once, or %NULL
 * @plain: %TRUE when it is a part of another record (an address): in global search only as that,
 *   where it has searched fields
 */
typedef struct
{
  int number;
  const char *name;
  const char *title;
  const char *title_plural;
  const char *icon;
  const char *title_new;
  const SaField *fields;
  guint n_fields;
  const SaState *states;
  char *(*title_of) (SaRecord *record);
  char *(*subtitle_of) (SaRecord *record);
  char *(*sort_of) (SaRecord *record);
  const char *columns;
  const char *form;
  const char *belongs_to;
  gboolean (*check) (SaRecord *record, GError **error);
  gboolean plain;
} SaTypeDef;

/* A SaType is a definition plus the fields an office added; it belongs to its SaModel and lives as
 * long as that. Nothing of it changes once records exist, so it may be read from any thread. */
const SaTypeDef *sa_type_get_def (const SaType *type);
const char *sa_type_get_name (const SaType *type);
int sa_type_get_number (const SaType *type);
SaModel *sa_type_get_model (const SaType *type);
guint sa_type_get_n_fields (const SaType *type);
const SaField *sa_type_get_field (const SaType *type, guint field);
int sa_type_find_field (const SaType *type, const char *name);

/* The positions of the fields an office added of its own. (element-type guint) (transfer full) */
GArray *sa_type_list_custom (const SaType *type);
/* By its name or its label, in any language of sa-label.h and any case; -1 when there is none. */
int sa_type_find_field_named (const SaType *type, const char *name);
/* What a REFERENCE field points to; NULL when that may be any record. */
SaType *sa_type_get_target (const SaType *type, guint field);
const char *sa_type_get_title (const SaType *type);
const char *sa_type_get_title_plural (const SaType *type);
const char *sa_type_get_title_new (const SaType *type);
const SaState *sa_type_find_state (const SaType *type, const char *code);

/**
 * sa_type_read_state:
 * @text: its code, or its label in any language of sa-label.h and any case
 *
 * Returns: (nullable): the state that is called so; @error (SA_ERROR_INVALID) says which there are
 */
const SaState *sa_type_read_state (const SaType *type, const char *text, GError **error);
const char *sa_type_get_first_state (const SaType *type);
gboolean sa_type_may_follow (const SaType *type, const char *from, const char *to);

/* What the titles of its records are called: "Name", or "Subject". */
const char *sa_type_get_title_label (const SaType *type);

/* What states are called where fields are called by their labels. In English it is not "State",
 * which in a table is a part of a country. */
const char *sa_type_get_state_label (void);

/* Labels in the user's language. */
const char *sa_field_get_label (const SaField *field);
gboolean sa_field_is_number (const SaField *field);
const SaChoice *sa_field_find_choice (const SaField *field, const char *code);

/* The model: all types there are. */
SaModel *sa_model_new (void);
SaModel *sa_model_ref (SaModel *model);
void sa_model_unref (SaModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaModel, sa_model_unref)

/**
 * sa_model_get_types:
 * Returns: (transfer none): all types in the order of their numbers, elements #SaType
 */
GPtrArray *sa_model_get_types (SaModel *model);
SaType *sa_model_find (SaModel *model, const char *name);
SaType *sa_model_find_number (SaModel *model, int number);
SaType *sa_model_of_row (SaModel *model, gint64 row);

/**
 * sa_model_add_field:
 * @field: copied; its flags get SA_FIELD_CUSTOM
 *
 * Gives a type one more field, after all others. To be called before records of the type exist in
 * memory, which is while the store opens.
 */
gboolean sa_model_add_field (SaModel *model, const char *type, const SaField *field,
                             GError **error);

/* A row number says which type it belongs to: type number in the upper bits, a counter in the
 * lower. */
#define SA_ROW_BITS 40
#define SA_ROW_FIRST(number) ((gint64) (number) << SA_ROW_BITS)
#define SA_ROW_LAST(number) (SA_ROW_FIRST ((number) + 1) - 1)
#define SA_ROW_TYPE(row) ((int) ((row) >> SA_ROW_BITS))

G_END_DECLS
