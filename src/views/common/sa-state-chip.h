/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A state in its colour: in a cell, a row of a list, the head of a page. */

#pragma once

#include <gtk/gtk.h>
#include "sa-record.h"

G_BEGIN_DECLS

/* Says what state @record is in; hidden where it has none. */
void sa_state_chip_show (GtkLabel *chip, SaRecord *record);

/* Gives any widget the style class of a mood, in place of the one it got before. */
void sa_state_chip_colour (GtkWidget *chip, SaMood mood);

G_END_DECLS
