/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a vCard is kept with the record made from it, so that no property is lost: all of them, in a
 * field of their own. */

#pragma once

#include "sa-vcard.h"

G_BEGIN_DECLS

char *sa_vcard_record_pack (const SaVcard *card);
SaVcard *sa_vcard_record_unpack (const char *text);
const char *sa_vcard_record_media_type (GBytes *bytes);
char *sa_vcard_record_picture_value (GBytes *bytes, SaVcardVersion version);
char *sa_vcard_record_uid (const char *text);

G_END_DECLS
