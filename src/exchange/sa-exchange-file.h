/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SaExchangeFile SaExchangeFile;

gboolean sa_exchange_file_may_replace (GFile *file, const char *read, GError **error);
SaExchangeFile *sa_exchange_file_new (GFile *file, GError **error);
void sa_exchange_file_free (SaExchangeFile *self);
const char *sa_exchange_file_get_name (SaExchangeFile *self);
const char *sa_exchange_file_get_temporary_path (SaExchangeFile *self);
char *sa_exchange_file_reserve (SaExchangeFile *self, gsize length, GError **error);
void sa_exchange_file_advance (SaExchangeFile *self, gsize length);
gboolean sa_exchange_file_write (SaExchangeFile *self, const char *data, gsize length,
                                 GError **error);
gboolean sa_exchange_file_commit (SaExchangeFile *self, GError **error);
void sa_exchange_file_set_error (SaExchangeFile *self, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaExchangeFile, sa_exchange_file_free)

G_END_DECLS
