/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-vcard.h"

G_BEGIN_DECLS

char *sa_vcard_escape (const char *text, SaVcardVersion version);
char *sa_vcard_unescape (const char *value, gssize length, SaVcardVersion version);
GStrv sa_vcard_split (const char *value, char separator, SaVcardVersion version);
char *sa_vcard_join (const char *const *parts, char separator, SaVcardVersion version);
char *sa_vcard_decode_quoted_printable (const char *text, gsize *length);
char *sa_vcard_encode_quoted_printable (const char *text, gsize column);

G_END_DECLS
