/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Languages by any of their names, kept as the tags of BCP 47: "pl", "pt-BR". */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * sa_language_tag:
 * @any: (nullable): a tag in any case and with - or _ in it, or a name in English, Polish or the
 *   language itself
 *
 * Returns: (transfer full) (nullable): the tag in its customary case; %NULL when it is none
 */
char *sa_language_tag (const char *any);

/**
 * sa_language_name:
 * @tag: (nullable): as sa_language_tag() gives it
 *
 * Returns: (transfer full) (nullable): its name in the language of the person, Polish or English,
 *   with the country where the tag has one: "Portuguese (Brazil)"; a tag without a name stays as it
 *   is
 */
char *sa_language_name (const char *tag);

/**
 * sa_language_list:
 * Returns: (array zero-terminated=1): the tags of the languages that have names
 */
const char *const *sa_language_list (void);

G_END_DECLS
