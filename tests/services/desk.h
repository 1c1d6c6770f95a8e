/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the services begin with: a store in memory and a few records in it. */

#pragma once

#include "clients.h"
#include "common.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store.h"

SaStore *desk_open (void);
SaStore *desk_open_file (const char *path);
SaRecord *desk_new (SaStore *store, const char *type);
gint64 desk_save (SaStore *store, SaRecord *record);
gint64 desk_organisation (SaStore *store, const char *name, const char *city);
gint64 desk_person (SaStore *store, const char *name, gint64 organisation);
gint64 desk_count (SaStore *store, const char *type, const char *conditions);
void desk_undo (SaStore *store);
char *desk_day (int from_today);
char *desk_moment (int days_from_now);
