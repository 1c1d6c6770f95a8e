/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SA_VCARD_2_1,
  SA_VCARD_3_0,
  SA_VCARD_4_0,
} SaVcardVersion;

/**
 * SaVcardParam:
 * @name: as written, for example “TYPE”
 * @values: one or more, without quotes
 */
typedef struct
{
  char *name;
  GStrv values;
} SaVcardParam;

/**
 * SaVcardProperty:
 * @group: (nullable): what stands before the dot, as in “item1.TEL”
 * @name: as written, compare without regard to case
 * @params: (element-type SaVcardParam): in order
 * @value: the value in UTF-8, unfolded and out of quoted-printable, but still escaped as @version
 * asks
 * @version: the version by whose rules @value and @params are to be understood
 * @line: the line of the file where it began, 0 if it is not from a file
 */
typedef struct
{
  char *group;
  char *name;
  GPtrArray *params;
  char *value;
  SaVcardVersion version;
  guint64 line;
} SaVcardProperty;

typedef struct _SaVcard SaVcard;

SaVcard *sa_vcard_new (SaVcardVersion version);
void sa_vcard_free (SaVcard *self);
SaVcardVersion sa_vcard_get_version (const SaVcard *self);
void sa_vcard_set_version (SaVcard *self, SaVcardVersion version);
guint64 sa_vcard_get_line (const SaVcard *self);
void sa_vcard_set_line (SaVcard *self, guint64 line);
const char *sa_vcard_get_problem (const SaVcard *self);
void sa_vcard_take_problem (SaVcard *self, char *problem);

guint sa_vcard_get_n_properties (const SaVcard *self);
SaVcardProperty *sa_vcard_get_property (const SaVcard *self, guint index);
SaVcardProperty *sa_vcard_find (const SaVcard *self, const char *name);
char *sa_vcard_find_text (const SaVcard *self, const char *name);
char *sa_vcard_find_label (const SaVcard *self, const SaVcardProperty *property);
void sa_vcard_take_property (SaVcard *self, SaVcardProperty *property);
SaVcardProperty *sa_vcard_add_text (SaVcard *self, const char *name, const char *text);
SaVcardProperty *sa_vcard_add_parts (SaVcard *self, const char *name, const char *const *parts);
SaVcardProperty *sa_vcard_add_list (SaVcard *self, const char *name, const char *const *values);
SaVcardProperty *sa_vcard_add_bytes (SaVcard *self, const char *name, GBytes *bytes,
                                     const char *media_type);

SaVcardProperty *sa_vcard_property_new (const char *group, const char *name, const char *value,
                                        SaVcardVersion version);
SaVcardProperty *sa_vcard_property_copy (const SaVcardProperty *self);
void sa_vcard_property_free (SaVcardProperty *self);
gboolean sa_vcard_property_is (const SaVcardProperty *self, const char *name);
void sa_vcard_property_add_param (SaVcardProperty *self, const char *name, const char *value);
const char *sa_vcard_property_get_param (const SaVcardProperty *self, const char *name);
void sa_vcard_property_remove_param (SaVcardProperty *self, const char *name);
gboolean sa_vcard_property_has_type (const SaVcardProperty *self, const char *type);
int sa_vcard_property_get_preference (const SaVcardProperty *self);
char *sa_vcard_property_get_text (const SaVcardProperty *self);
char *sa_vcard_property_get_plain (const SaVcardProperty *self);
GStrv sa_vcard_property_get_parts (const SaVcardProperty *self);
GStrv sa_vcard_property_get_list (const SaVcardProperty *self);
GBytes *sa_vcard_property_get_bytes (const SaVcardProperty *self, char **media_type);
char *sa_vcard_property_get_date (const SaVcardProperty *self);
gboolean sa_vcard_property_equal (const SaVcardProperty *a, const SaVcardProperty *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaVcard, sa_vcard_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaVcardProperty, sa_vcard_property_free)

G_END_DECLS
