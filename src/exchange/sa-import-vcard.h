/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-import-row.h"
#include "sa-vcard.h"

G_BEGIN_DECLS

SaImportSource *sa_import_vcard_new (GFile *file, SaModel *model, GError **error);
gboolean sa_import_vcard_is_organisation (const SaVcard *card);
void sa_import_vcard_fill (const SaVcard *card, SaImportRow *row);

/* The address that stands in the record itself, further ones being records of their own. */
const SaVcardProperty *sa_import_vcard_main_address (const SaVcard *card);

gboolean sa_import_vcard_is_fax (const SaVcard *card, const SaVcardProperty *property);

/* "mobile", "home", … or NULL. */
char *sa_import_vcard_label (const SaVcard *card, const SaVcardProperty *property);

G_END_DECLS
