/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-vcard.h"

G_BEGIN_DECLS

typedef enum
{
  SA_VCARD_ENCODING_NONE,
  SA_VCARD_ENCODING_QUOTED_PRINTABLE,
  SA_VCARD_ENCODING_BASE64,
  SA_VCARD_ENCODING_UNKNOWN,
} SaVcardEncoding;

SaVcardProperty *sa_vcard_property_parse (const char *line, SaVcardVersion version);
SaVcardEncoding sa_vcard_property_get_encoding (const SaVcardProperty *self);
SaVcardEncoding sa_vcard_line_get_encoding (const char *line);
const char *sa_vcard_name_bare_param (const char *value);
char *sa_vcard_to_utf8 (const char *bytes, gsize length, const char *charset);

G_END_DECLS
