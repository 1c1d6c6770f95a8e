/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What any record can have, whatever its type: links to others, attached files; and what an office
 * keeps about its lists: saved filters and import mappings. */

#pragma once

#include "sa-type.h"

G_BEGIN_DECLS

typedef enum
{
  SA_LINK_FROM,
  SA_LINK_TO,
  SA_LINK_LABEL,
} SaLinkField;

typedef enum
{
  SA_ATTACHMENT_OF,
  SA_ATTACHMENT_NAME,
  SA_ATTACHMENT_MIME,
  SA_ATTACHMENT_SIZE,
  SA_ATTACHMENT_HASH,
} SaAttachmentField;

typedef enum
{
  SA_FILTER_NAME,
  SA_FILTER_TYPE,
  SA_FILTER_QUERY,
} SaFilterField;

typedef enum
{
  SA_MAPPING_NAME,
  SA_MAPPING_TYPE,
  SA_MAPPING_COLUMNS,
} SaMappingField;

extern const SaTypeDef sa_link_type;
extern const SaTypeDef sa_attachment_type;
extern const SaTypeDef sa_filter_type;
extern const SaTypeDef sa_mapping_type;

G_END_DECLS
