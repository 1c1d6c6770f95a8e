/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every operation begins and ends with, written once. */

#include "sa-transact.h"

#include <glib/gi18n-lib.h>

#include "sa-deeds.h"
#include "sa-error.h"

/**
 * sa_transact:
 * @label: what the person did, as sa_change_begin() takes it
 * @func: does it; returns %FALSE with an error set to have all of it taken back
 *
 * Runs @func in a change.
 * Returns: whether it was done and is safe on disk
 */
gboolean
sa_transact (SaStore *store, const char *label, SaTransactFunc func, gpointer data, GError **error)
{
  if (sa_change_begin (store, label, error) == 0)
    return FALSE;
  if (func (store, data, error))
    return sa_change_commit (store, error);
  sa_change_abort (store);
  return FALSE;
}

static gboolean
save_record (SaStore *store, gpointer record, GError **error)
{
  return sa_store_save (store, record, error);
}

gboolean
sa_transact_save (SaStore *store, const char *label, SaRecord *record, GError **error)
{
  return sa_transact (store, label, save_record, record, error);
}

static gboolean
delete_record (SaStore *store, gpointer record, GError **error)
{
  return sa_store_delete (store, sa_record_get_row (record), error);
}

gboolean
sa_transact_delete (SaStore *store, SaRecord *record, GError **error)
{
  g_autofree char *label = sa_deed_deleted (store, record);

  return sa_transact (store, label, delete_record, record, error);
}

/**
 * sa_need_record:
 *
 * Reads a record that must be there.
 * Returns: (transfer full): the record; %NULL with SA_ERROR_NOT_FOUND when it is gone
 */
SaRecord *
sa_need_record (SaStore *store, gint64 row, GError **error)
{
  GError *failure = NULL;
  SaRecord *record = sa_store_get (store, row, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error_literal (error, SA_ERROR, SA_ERROR_NOT_FOUND,
                         _ ("The record is no longer there: it was deleted for good meanwhile."));
  return record;
}
