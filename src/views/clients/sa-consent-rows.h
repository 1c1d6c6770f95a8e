/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person allows on each channel, since when, and how we know. */

#pragma once

#include "sa-office.h"
#include "sa-row-group.h"

G_BEGIN_DECLS

/* One row a channel, whether asked or not; activating it is "client.edit-consent" with the channel.
 */
void sa_consent_rows_add (SaRowGroup *group, SaOffice *office, gint64 person);

G_END_DECLS
