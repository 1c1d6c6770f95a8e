/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients & Suppliers: organisations, people and leads, each a list; leads a board too. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENTS_PAGE (sa_clients_page_get_type ())
G_DECLARE_FINAL_TYPE (SaClientsPage, sa_clients_page, SA, CLIENTS_PAGE, AdwNavigationPage)

AdwNavigationPage *sa_clients_page_new (SaOffice *office);

G_END_DECLS
