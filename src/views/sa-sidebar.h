/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar: what can be made, where one can go, and what is being worked on. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_SIDEBAR (sa_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SaSidebar, sa_sidebar, SA, SIDEBAR, AdwBin)

void sa_sidebar_set_name (SaSidebar *self, const char *name);
void sa_sidebar_set_office (SaSidebar *self, SaOffice *office);
void sa_sidebar_select (SaSidebar *self, const char *place);
void sa_sidebar_popup_new (SaSidebar *self);
void sa_sidebar_popup_menu (SaSidebar *self);

G_END_DECLS
