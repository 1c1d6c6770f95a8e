/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files tab of a client page: what is attached, added by choosing or dropping. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_CLIENT_FILES (sa_client_files_get_type ())
G_DECLARE_FINAL_TYPE (SaClientFiles, sa_client_files, SA, CLIENT_FILES, AdwBin)

void sa_client_files_show (SaClientFiles *self, SaOffice *office, SaRecord *record);

/* Attaches files to the record shown. @files: (element-type GFile) */
void sa_client_files_add (SaClientFiles *self, GListModel *files);

G_END_DECLS
