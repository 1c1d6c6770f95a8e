/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hash table from 64-bit keys to numbers that is asked millions of times: 16 bytes a key, nothing
 * allocated for one. The keys have to be well mixed hashes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SaKeyTable SaKeyTable;

SaKeyTable *sa_key_table_new (void);
void sa_key_table_free (SaKeyTable *table);

/**
 * sa_key_table_insert:
 * @key: not 0
 * @number: not 0
 *
 * Who came first keeps the key. Returns: whether it was new
 */
gboolean sa_key_table_insert (SaKeyTable *table, guint64 key, gint64 number);

/* Returns: the number of the key, 0 when it is not there. */
gint64 sa_key_table_find (const SaKeyTable *table, guint64 key);

/* Asks for the memory of a key that is to be found soon, so that several waits for it overlap. */
void sa_key_table_prefetch (const SaKeyTable *table, guint64 key);

gsize sa_key_table_get_n_keys (const SaKeyTable *table);

/* In bytes. */
gsize sa_key_table_get_size (const SaKeyTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaKeyTable, sa_key_table_free)

G_END_DECLS
