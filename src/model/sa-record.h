/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record in memory: one class for all types. Fields are addressed by the enum of the type, a read
 * is an array access; "changed" tells whoever shows it. Values are SQL's: nothing, a number or a
 * text. */

#pragma once

#include "sa-type.h"

G_BEGIN_DECLS

#define SA_TYPE_RECORD (sa_record_get_type ())
G_DECLARE_FINAL_TYPE (SaRecord, sa_record, SA, RECORD, GObject)

/* What is kept about every record, whatever its type. The texts belong to the record and are what
 * the change that created, last changed or deleted it says; the store fills them in. */
typedef struct
{
  gint64 row;     /* 0 until saved */
  guint8 id[16];  /* UUIDv7, given at construction */
  char *state;    /* code, or NULL when the type has no states */
  gint64 created; /* number of the change */
  gint64 changed;
  gint64 deleted;   /* 0 unless deleted */
  char *created_at; /* GRefString, RFC 3339 UTC; NULL in bulk reads, like the others */
  char *created_by;
  char *changed_at;
  char *changed_by;
  char *source; /* what the person did that made it: "Imported clients.csv" */
} SaRecordMeta;

SaRecord *sa_record_new (SaType *type);
SaRecord *sa_record_copy (SaRecord *record);

/* Makes it a new, empty record of its type again, so that a loop over a million rows needs only
 * one. */
void sa_record_reset (SaRecord *record);

/* Leaves nothing in it, not even a state or an id of its own; the store fills it next. */
void sa_record_wipe (SaRecord *record);

/* Makes it the same as another of its type and says so once: how a record on the screen is brought
 * up to date. */
void sa_record_assign (SaRecord *record, SaRecord *other);
SaType *sa_record_get_record_type (SaRecord *record);
gboolean sa_record_is (SaRecord *record, const char *type_name);
SaRecordMeta *sa_record_meta (SaRecord *record);
gint64 sa_record_get_row (SaRecord *record);
char *sa_record_dup_id (SaRecord *record);

/* Reading. Text is owned by the record and valid until the field is set again; NULL when empty. */
const char *sa_record_text (SaRecord *record, guint field);
gint64 sa_record_number (SaRecord *record, guint field);
gboolean sa_record_is_empty (SaRecord *record, guint field);

/* Writing values as they are stored. An empty text is nothing. */
void sa_record_set_text (SaRecord *record, guint field, const char *text);
void sa_record_take_text (SaRecord *record, guint field, char *text);
void sa_record_set_number (SaRecord *record, guint field, gint64 number);
void sa_record_clear (SaRecord *record, guint field);
void sa_record_set_state (SaRecord *record, const char *state);

/* One field of two records of a type: made the same, as the functions above do; and compared. */
void sa_record_copy_field (SaRecord *record, guint field, SaRecord *from);
gboolean sa_record_same_field (SaRecord *record, SaRecord *other, guint field);

/**
 * sa_record_parse:
 * @input: what a person typed or a file held; empty clears the field
 *
 * Sets a field from text as people write it: dates, amounts, choices by code, English label or
 * label in the user's language, whatever the validator accepts. A REFERENCE takes a row number
 * only; finding a record by name is the services' work. Returns: %FALSE with SA_ERROR_INVALID and a
 * sentence naming field and value; the field is unchanged
 */
gboolean sa_record_parse (SaRecord *record, guint field, const char *input, GError **error);

/* The same, with a sentence that names the value alone: for those who name the field themselves. */
gboolean sa_record_read (SaRecord *record, guint field, const char *input, GError **error);

/* For people: in the user's language and locale; NULL when empty. A REFERENCE gives NULL.
 * sa_record_display() gives what may also be typed; sa_record_in_words() is for reading only. */
char *sa_record_display (SaRecord *record, guint field);
char *sa_record_in_words (SaRecord *record, guint field);

/* The currency its amounts are in, though it may say none. */
const char *sa_record_currency (SaRecord *record);

/* For files: canonical, the same in every locale; NULL when empty. */
char *sa_record_plain (SaRecord *record, guint field);

/* The first value of a MULTIPLE field without its label; NULL when empty. */
char *sa_record_first (SaRecord *record, guint field);

/* Names itself. Newly allocated, never NULL. */
char *sa_record_title (SaRecord *record);
char *sa_record_subtitle (SaRecord *record);
char *sa_record_sort_key (SaRecord *record);

/* The state in the user's language, or NULL. */
const char *sa_record_state_label (SaRecord *record);

/* Whether the record may be saved: no required field is missing, and the rules of its type are
 * kept, which is SA_ERROR_INVALID otherwise; and the two alone, for those who tell all that is
 * wrong. */
gboolean sa_record_check (SaRecord *record, GError **error);
gboolean sa_record_is_missing (SaRecord *record, guint field);
gboolean sa_record_check_rules (SaRecord *record, GError **error);

/* Whether @field was set since the record was read and is other than in @before: a form sets fields
 * to what they were, too. */
gboolean sa_record_is_edited (SaRecord *record, guint field, SaRecord *before);

/* What was set since the record was read or last saved: the store writes only these. */
gboolean sa_record_is_changed (SaRecord *record);
gboolean sa_record_field_is_changed (SaRecord *record, guint field);
gboolean sa_record_state_is_changed (SaRecord *record);
void sa_record_mark_saved (SaRecord *record);

/* The marks of what was set, one byte a field and last the state's; and setting them again, for
 * when what was saved has been given up after all. */
GBytes *sa_record_get_marks (SaRecord *record);
void sa_record_add_marks (SaRecord *record, GBytes *marks);

/* Splits a MULTIPLE value: (element-type SaValuePart), free with g_ptr_array_unref. */
typedef struct
{
  char *value;
  char *label; /* "work", "home", … or NULL */
} SaValuePart;
GPtrArray *sa_value_split (const char *text);
const char *sa_value_label_in_words (const char *label);
char *sa_value_join (GPtrArray *parts);

G_END_DECLS
