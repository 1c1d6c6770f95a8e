/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-open-tasks.h"

SaQuery *
sa_open_tasks (SaStore *store)
{
  SaQuery *query = sa_query_new (sa_store_get_type_named (store, "task"));

  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "done");
  sa_query_where (query, SA_QUERY_STATE, SA_OP_IS_NOT, "refused");
  return query;
}
