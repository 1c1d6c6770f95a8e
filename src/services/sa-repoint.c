/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References are found by going through the model, so that a type added later needs nothing here.
 */

#include "sa-repoint.h"

#include <string.h>

#include "common.h"
#include "sa-find.h"

/* The field may hold references to a record of this type. */
static gboolean
may_refer (const SaField *field, const char *type)
{
  return field->kind == SA_KIND_REFERENCE
         && (field->target == NULL || strcmp (field->target, type) == 0);
}

/* A link that would lead from a record to itself says nothing any more. */
static gboolean
is_loop (SaRecord *record)
{
  return sa_record_is (record, "link")
         && sa_record_number (record, SA_LINK_FROM) == sa_record_number (record, SA_LINK_TO);
}

static gboolean
repoint_records (SaStore *store, GPtrArray *records, guint field, gint64 to, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      SaRecord *record = records->pdata[i];

      if (sa_record_get_row (record) == to)
        sa_record_clear (record, field);
      else
        sa_record_set_number (record, field, to);
      if (!sa_store_save (store, record, error))
        return FALSE;
      if (is_loop (record) && !sa_store_delete (store, sa_record_get_row (record), error))
        return FALSE;
    }
  return TRUE;
}

/* Deleted records too: one taken back later must not point at what is gone. */
static gboolean
repoint_field (SaStore *store, SaType *type, guint field, gint64 from, gint64 to, GError **error)
{
  for (int deleted = 0; deleted <= 1; deleted++)
    {
      g_autoptr (SaQuery) query = sa_query_new (type);
      g_autoptr (GPtrArray) records = NULL;

      sa_query_where_row (query, (int) field, from);
      sa_query_deleted (query, deleted == 1);
      records = sa_store_find (store, query, 0, error);
      if (records == NULL || !repoint_records (store, records, field, to, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sa_repoint:
 * @from, @to: two records. Where their types differ only references that may point to both move
 *
 * Makes every reference to @from one to @to: people, tasks, addresses, links, files and whatever
 * else the model has. A reference of @to to itself is cleared. Inside a change.
 */
gboolean
sa_repoint (SaStore *store, gint64 from, gint64 to, GError **error)
{
  SaModel *model = sa_store_get_model (store);
  GPtrArray *types = sa_model_get_types (model);
  const char *from_type = sa_type_get_name (sa_model_of_row (model, from));
  const char *to_type = sa_type_get_name (sa_model_of_row (model, to));

  for (guint i = 0; i < types->len; i++)
    {
      SaType *type = types->pdata[i];

      for (guint field = 0; field < sa_type_get_n_fields (type); field++)
        {
          const SaField *candidate = sa_type_get_field (type, field);

          if (may_refer (candidate, from_type) && may_refer (candidate, to_type)
              && !repoint_field (store, type, field, from, to, error))
            return FALSE;
        }
    }
  return TRUE;
}
