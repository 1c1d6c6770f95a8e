/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

GFile *scratch_file (const char *name, const void *bytes, gssize length);
GFile *scratch_path (const char *name);
void scratch_clean (void);
