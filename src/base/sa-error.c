/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain shared by all layers. */

#include "sa-error.h"

G_DEFINE_QUARK (sa - error - quark, sa_error)
