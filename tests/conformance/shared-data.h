/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

char *shared_data (const char *folder);
GStrv shared_data_list (const char *folder, const char *suffix);
