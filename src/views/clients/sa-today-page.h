/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Today: who is overdue, what is to be done, which leads wait for an answer; of one rep or of all.
 */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_TODAY_PAGE (sa_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SaTodayPage, sa_today_page, SA, TODAY_PAGE, AdwNavigationPage)

AdwNavigationPage *sa_today_page_new (SaOffice *office);

G_END_DECLS
