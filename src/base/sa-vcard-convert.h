/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sa-vcard.h"

G_BEGIN_DECLS

SaVcardProperty *sa_vcard_property_convert (const SaVcardProperty *self, SaVcardVersion version);
void sa_vcard_complete (SaVcard *self);

G_END_DECLS
