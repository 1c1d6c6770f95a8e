/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown in place of the office when its database cannot be opened: why, and what to do. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_TROUBLE_PAGE (sa_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (SaTroublePage, sa_trouble_page, SA, TROUBLE_PAGE, AdwBin)

/* "unlock" (char *passphrase) is emitted when a passphrase was given. */
void sa_trouble_page_show (SaTroublePage *self, const char *path, const GError *error,
                           gboolean passphrase_given);

G_END_DECLS
