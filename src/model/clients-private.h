/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the declarations of clients, people, leads and contacts share. Headings and order of fields
 * are those of the forms: what people look for first stands first. */

#pragma once

#include <glib/gi18n-lib.h>
#include "clients.h"
#include "sa-record.h"
#include "sa-text.h"

G_BEGIN_DECLS

#define SA_HEAD_CONTACT N_ ("Contact")
#define SA_HEAD_ADDRESS N_ ("Address")
#define SA_HEAD_CARE N_ ("Relationship")
#define SA_HEAD_TERMS N_ ("Terms and Numbers")
#define SA_HEAD_PERSONAL N_ ("Personal")
#define SA_HEAD_WORK N_ ("Work")
#define SA_HEAD_NOTES N_ ("Notes")

#define DAYS "d day days dni dzien"
#define SEARCHED_COLUMN (SA_FIELD_SEARCHABLE | SA_FIELD_COLUMN)

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

G_END_DECLS
