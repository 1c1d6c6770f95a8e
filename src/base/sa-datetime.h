/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sa-date.h"

G_BEGIN_DECLS

char *sa_datetime_now (void);
char *sa_datetime_new (GDateTime *datetime);
GDateTime *sa_datetime_parse (const char *text);
char *sa_datetime_read (const char *text, SaDateOrder order, GError **error);
gboolean sa_time_read (const char *text, int *hour, int *minute, GError **error);
gboolean sa_datetime_means (const char *known, const char *said);
char *sa_datetime_date (const char *text);
char *sa_datetime_format (const char *text);
char *sa_datetime_format_lasting (const char *text);
char *sa_datetime_format_time (GDateTime *local);
char *sa_datetime_format_at (const char *text, GDateTime *now);

G_END_DECLS
