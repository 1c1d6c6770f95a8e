/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links, attachments, saved filters and import mappings, declared like every other record, so that
 * they have history and undo too. */

#include "common.h"

#include <glib/gi18n-lib.h>

#include "sa-record.h"

static const SaField link_fields[] = {
  [SA_LINK_FROM] = { "source_record", SA_KIND_REFERENCE, N_ ("From"), .flags = SA_FIELD_REQUIRED },
  [SA_LINK_TO] = { "target_record", SA_KIND_REFERENCE, N_ ("To"), .flags = SA_FIELD_REQUIRED },
  [SA_LINK_LABEL] = { "label", SA_KIND_TEXT, N_ ("How they are linked") },
};

static const SaField attachment_fields[] = {
  [SA_ATTACHMENT_OF] = { "of", SA_KIND_REFERENCE, N_ ("Of"), .flags = SA_FIELD_REQUIRED },
  [SA_ATTACHMENT_NAME] = { "name", SA_KIND_TEXT, N_ ("Name"),
                           .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE },
  [SA_ATTACHMENT_MIME] = { "mime", SA_KIND_TEXT, N_ ("Kind of file") },
  [SA_ATTACHMENT_SIZE] = { "size", SA_KIND_NUMBER, N_ ("Size in bytes") },
  [SA_ATTACHMENT_HASH] = { "hash", SA_KIND_TEXT, N_ ("SHA-256"), .flags = SA_FIELD_HIDDEN },
};

static const SaField filter_fields[] = {
  [SA_FILTER_NAME] = { "name", SA_KIND_TEXT, N_ ("Name"), .flags = SA_FIELD_REQUIRED },
  [SA_FILTER_TYPE] = { "type", SA_KIND_TEXT, N_ ("Records"), .flags = SA_FIELD_REQUIRED },
  [SA_FILTER_QUERY] = { "query", SA_KIND_LONG_TEXT, N_ ("Conditions") },
};

static const SaField mapping_fields[] = {
  [SA_MAPPING_NAME] = { "name", SA_KIND_TEXT, N_ ("Name"), .flags = SA_FIELD_REQUIRED },
  [SA_MAPPING_TYPE] = { "type", SA_KIND_TEXT, N_ ("Records"), .flags = SA_FIELD_REQUIRED },
  [SA_MAPPING_COLUMNS] = { "columns", SA_KIND_LONG_TEXT, N_ ("Columns") },
};

static char *
link_title (SaRecord *record)
{
  return g_strdup (sa_record_text (record, SA_LINK_LABEL));
}

static char *
attachment_title (SaRecord *record)
{
  return g_strdup (sa_record_text (record, SA_ATTACHMENT_NAME));
}

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

const SaTypeDef sa_link_type = {
  9,
  "link",
  N_ ("Link"),
  N_ ("Links"),
  "sa-link-symbolic",
  FIELDS (link_fields),
  .title_of = link_title,
  .plain = TRUE,
};

const SaTypeDef sa_attachment_type = {
  10,
  "attachment",
  N_ ("File"),
  N_ ("Files"),
  "sa-file-symbolic",
  FIELDS (attachment_fields),
  .title_of = attachment_title,
};

const SaTypeDef sa_filter_type = {
  11,
  "filter",
  N_ ("Saved Filter"),
  N_ ("Saved Filters"),
  "sa-filter-symbolic",
  FIELDS (filter_fields),
  .plain = TRUE,
};

const SaTypeDef sa_mapping_type = {
  12,
  "mapping",
  N_ ("Import Mapping"),
  N_ ("Import Mappings"),
  "sa-mapping-symbolic",
  FIELDS (mapping_fields),
  .plain = TRUE,
};
