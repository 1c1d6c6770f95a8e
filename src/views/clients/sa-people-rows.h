/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of people at an organisation, and of the organisations a person has worked for. */

#pragma once

#include "sa-office.h"
#include "sa-row-group.h"

G_BEGIN_DECLS

void sa_people_rows_add (SaRowGroup *group, SaOffice *office, gint64 organisation);
void sa_people_rows_add_roles (SaRowGroup *group, SaOffice *office, SaRecord *person);

G_END_DECLS
