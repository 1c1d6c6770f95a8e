/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks what is to become of fields that somebody else changed while a form was open on them. */

#pragma once

#include <adwaita.h>
#include "sa-edit.h"

G_BEGIN_DECLS

/* What "response" says; anything else means that nothing was decided. */
#define SA_CLASH_MINE "mine"
#define SA_CLASH_THEIRS "theirs"

/* @mine: as it would be saved; @edit: what found the clash */
AdwDialog *sa_clash_dialog_new (SaStore *store, SaRecord *mine, SaEdit *edit);

G_END_DECLS
