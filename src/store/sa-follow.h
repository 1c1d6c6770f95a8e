/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from a change: values kept with a record that are worked out from other records. The
 * services know how to work them out; the store knows when it is time, which is before a change is
 * committed, and after one is taken back or made again. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

#define SA_FOLLOW_ALL 0

/**
 * SaFollowFunc:
 * @change: what was done, undone or made again; still in its transaction. %SA_FOLLOW_ALL when
 *   fields were added that follow from what is there already
 *
 * Brings what follows from others up to date with sa_store_put_derived(). Returns %FALSE with
 * an error set when that failed; then nothing of the change is done.
 */
typedef gboolean (*SaFollowFunc) (SaStore *store, gint64 change, GError **error);

/* For all stores of the program, before it opens one: opening may have to end an undo that was cut
 * short. */
void sa_store_set_follow (SaFollowFunc func);

/* Works out what follows from @change, where somebody knows how. */
gboolean sa_store_follow (SaStore *store, gint64 change, GError **error);

/**
 * sa_store_find_affected:
 *
 * Which records the records of @type that a change touched refer to in @field, or referred to
 * before it; of %SA_FOLLOW_ALL, which any of them refers to. (element-type gint64)
 */
GArray *sa_store_find_affected (SaStore *store, gint64 change, SaType *type, guint field,
                                GError **error);

/**
 * sa_store_find_edited:
 *
 * Which records of @type a change gave another @field, those left out where it also gave them
 * another @but_not. (element-type gint64)
 */
GArray *sa_store_find_edited (SaStore *store, gint64 change, SaType *type, guint field,
                              guint but_not, GError **error);

/* The numbers of the types of all records a change bears on. (element-type gint64) */
GArray *sa_store_find_touched (SaStore *store, gint64 change, GError **error);

typedef gboolean (*SaFollowRowFunc) (SaStore *store, gint64 row, GError **error);

/**
 * sa_store_follow_each:
 * @rows: (transfer full) (nullable) (element-type gint64): %NULL where they could not be found
 *
 * Brings one record after the other up to date, and lets others write when the change is a big one,
 * which may have made very much to follow.
 */
gboolean sa_store_follow_each (SaStore *store, GArray *rows, SaFollowRowFunc func, GError **error);

/* Whether a record of @type was made by @change and refers to @row in @field, deleted or not. */
gboolean sa_store_has_made (SaStore *store, gint64 change, SaType *type, guint field, gint64 row);

/**
 * sa_store_put_derived:
 * @text: (nullable): what follows for a text field of a record
 *
 * Within a change it is logged as derived, which history tells and which is in nobody's way when
 * the change is undone. After undo and redo it is not logged, and the record does not count as
 * edited.
 */
gboolean sa_store_put_derived (SaStore *store, gint64 row, guint field, const char *text,
                               GError **error);

G_END_DECLS
