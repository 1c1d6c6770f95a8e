/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an office shows that has nobody in it: the ways to begin. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SA_TYPE_WELCOME (sa_welcome_get_type ())
G_DECLARE_FINAL_TYPE (SaWelcome, sa_welcome, SA, WELCOME, AdwBin)

G_END_DECLS
