/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes with a task or a talk, below its form: the offer that was sent, the minutes of a visit,
 * and the records it is linked with. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_ENCLOSURES (sa_enclosures_get_type ())
G_DECLARE_FINAL_TYPE (SaEnclosures, sa_enclosures, SA, ENCLOSURES, GtkBox)

GtkWidget *sa_enclosures_new (SaOffice *office, SaRecord *record);

G_END_DECLS
