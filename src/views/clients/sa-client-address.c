/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form is the one of every record; who the address belongs to is known and not asked. */

#include "sa-client-address.h"

#include "sa-addresses.h"
#include "sa-client-actions.h"
#include "sa-navigator.h"
#include "sa-record-dialog.h"

/* The page shows what was added, so it is not left. */
static void
on_saved (GtkWidget *from, SaRecord *address, gpointer data)
{
}

void
sa_client_address_add (GtkWidget *from, SaRecord *owner)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (SaRecord) address = sa_addresses_new (store, owner);

  sa_record_dialog_present (from, address, on_saved, NULL, NULL);
}

void
sa_client_address_make_main (GtkWidget *from, gint64 address)
{
  SaStore *store = sa_office_get_store (sa_navigator_get_office (from));
  g_autoptr (GError) error = NULL;

  if (sa_addresses_make_main (store, address, &error))
    sa_navigator_did (from);
  else
    sa_navigator_report_error (from, error);
}
