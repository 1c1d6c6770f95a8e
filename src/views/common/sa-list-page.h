/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page that is one list of records: what "show all" of the search opens, and the place of types
 * that have no page of their own. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"
#include "sa-query.h"

G_BEGIN_DECLS

/* @query: (transfer full): its words stand in the list's entry, to be changed there */
AdwNavigationPage *sa_list_page_new (SaOffice *office, SaQuery *query);

G_END_DECLS
