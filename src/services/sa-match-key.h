/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What identifies a record, as 64-bit keys. */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

/* Of two phone numbers that agree in so many last digits one has the country in front. */
#define SA_PHONE_DIGITS 9

/* Called with one key of a record, and the field it comes from. A key is never 0. */
typedef void (*SaMatchKeyFunc) (guint64 key, const SaField *why, gpointer data);

gboolean sa_match_may (const SaType *type);
guint64 sa_match_name_key (SaRecord *record);
void sa_match_keys (SaRecord *record, SaMatchKeyFunc func, gpointer data);

/* The same for many records of one type: which fields count is found out once. */
typedef struct _SaMatchKeyMaker SaMatchKeyMaker;

SaMatchKeyMaker *sa_match_key_maker_new (const SaType *type);
void sa_match_key_maker_free (SaMatchKeyMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaMatchKeyMaker, sa_match_key_maker_free)

void sa_match_key_maker_run (SaMatchKeyMaker *maker, SaRecord *record, SaMatchKeyFunc func,
                             gpointer data);

G_END_DECLS
