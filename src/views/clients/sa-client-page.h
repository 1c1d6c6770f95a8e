/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one organisation, person or lead. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_PAGE (sa_client_page_get_type ())
G_DECLARE_FINAL_TYPE (SaClientPage, sa_client_page, SA, CLIENT_PAGE, AdwNavigationPage)

/* @row: of an organisation, a person or a lead. */
AdwNavigationPage *sa_client_page_new (SaOffice *office, gint64 row);

gint64 sa_client_page_get_row (SaClientPage *self);

G_END_DECLS
