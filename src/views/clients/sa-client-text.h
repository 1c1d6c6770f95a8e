/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words, icons and colours the client pages share: how a distance in days is said, what a kind of
 * interaction looks like. */

#pragma once

#include "sa-record.h"

G_BEGIN_DECLS

char *sa_client_days_ago (int days);
char *sa_client_days_ahead (int days);
char *sa_client_day_heading (const char *day);
char *sa_client_when (const char *day);
char *sa_client_late (int days);

/* What an avatar makes its initials from. */
char *sa_client_avatar_text (const char *type, const char *title);

const char *sa_client_kind_icon (const char *kind);
const char *sa_client_type_icon (const char *type);

void sa_client_append (GString *line, const char *part);

G_END_DECLS
