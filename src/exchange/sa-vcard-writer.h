/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-vcard.h"

G_BEGIN_DECLS

char *sa_vcard_format (const SaVcard *self, SaVcardVersion version);
char *sa_vcard_property_format (const SaVcardProperty *self, SaVcardVersion version);

G_END_DECLS
