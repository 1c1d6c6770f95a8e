/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The headers by which the fields of a type are known, folded to keys: lower case letters and
 * digits. */

#pragma once

#include "sa-type.h"

G_BEGIN_DECLS

/* How well a header names a field. What other programs call it goes before our own label, because
 * "Title" is a job to all of them. */
#define SA_HEADER_NAME 8
#define SA_HEADER_KNOWN 6
#define SA_HEADER_LABEL 4

/* @joint: what goes before it when it is a further part of the field, such as a house number */
typedef struct
{
  int field;
  int score;
  const char *joint;
} SaHeaderMatch;

typedef struct _SaMappingHeaders SaMappingHeaders;

SaMappingHeaders *sa_mapping_headers_new (SaType *type);
void sa_mapping_headers_free (SaMappingHeaders *headers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaMappingHeaders, sa_mapping_headers_free)

GArray *sa_mapping_headers_find (SaMappingHeaders *headers, const char *key);
const char *sa_mapping_headers_joint (const SaField *field, const char *header);

G_END_DECLS
