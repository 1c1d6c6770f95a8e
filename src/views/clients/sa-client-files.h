/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is attached to a record, added by choosing or dropping: the files tab of a client page, or a
 * group of a form. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_FILES (sa_client_files_get_type ())
G_DECLARE_FINAL_TYPE (SaClientFiles, sa_client_files, SA, CLIENT_FILES, AdwBin)

void sa_client_files_show (SaClientFiles *self, SaOffice *office, SaRecord *record);

/* Among others: without a page that says that there are none. */
void sa_client_files_set_brief (SaClientFiles *self);

/* Attaches files that were dropped to the record shown. */
void sa_client_files_drop (SaClientFiles *self, GdkFileList *files);

G_END_DECLS
