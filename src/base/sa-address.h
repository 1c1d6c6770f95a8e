/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sa_address_format (const char *street, const char *postcode, const char *city,
                         const char *region, const char *country, gboolean with_country);

G_END_DECLS
