/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-vcard.h"

G_BEGIN_DECLS

SaVcardProperty *sa_vcard_property_parse (const char *line, SaVcardVersion version);
const char *sa_vcard_name_bare_param (const char *value);
gboolean sa_vcard_line_is_quoted_printable (const char *line);
gboolean sa_vcard_line_is_base64 (const char *line);

G_END_DECLS
