/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sa-vcard.h"

G_BEGIN_DECLS

/* What is larger is taken for damage. */
#define SA_VCARD_MAX_LINE (16 * 1024 * 1024)
#define SA_VCARD_MAX_SIZE (64 * 1024 * 1024)
#define SA_VCARD_MAX_PROPERTIES 10000

typedef struct _SaVcardReader SaVcardReader;

SaVcardReader *sa_vcard_reader_open (GFile *file, GError **error);
void sa_vcard_reader_free (SaVcardReader *self);
SaVcard *sa_vcard_reader_next (SaVcardReader *self, GError **error);
double sa_vcard_reader_fraction (SaVcardReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaVcardReader, sa_vcard_reader_free)

G_END_DECLS
