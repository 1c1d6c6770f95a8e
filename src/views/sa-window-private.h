/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sa-window.c and sa-window-actions.c share. */

#pragma once

#include "sa-sidebar.h"
#include "sa-trouble-page.h"
#include "sa-window.h"

G_BEGIN_DECLS

struct _SaWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwNavigationSplitView *split;
  SaSidebar *sidebar;
  AdwNavigationPage *content_page;
  AdwNavigationView *pages;
  SaTroublePage *trouble; /* NULL until there was any */

  char *path;
  char *passphrase;        /* of an encrypted database */
  SaOffice *office;        /* NULL until the database is open */
  GHashTable *place_pages; /* id of a place → its AdwNavigationPage */
  char *place;             /* id of the one shown */
  GQueue to_import;        /* of GFile */
  gboolean importing;      /* one of them is on show */
};

void sa_window_class_install_actions (GtkWidgetClass *widget_class);
void sa_window_update_undo (SaWindow *self);
void sa_window_close_database (SaWindow *self);

G_END_DECLS
