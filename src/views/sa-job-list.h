/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being worked on: a line, a bar and a way to stop it for each running job. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_JOB_LIST (sa_job_list_get_type ())
G_DECLARE_FINAL_TYPE (SaJobList, sa_job_list, SA, JOB_LIST, AdwBin)

void sa_job_list_set_office (SaJobList *self, SaOffice *office);

G_END_DECLS
