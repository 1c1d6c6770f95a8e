/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets of paper and of labels. Lengths are points, 1/72 of an inch. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaPaper:
 * @name: its PWG name, as GtkPaperSize takes it: "iso_a4"
 * @width, @height: of the sheet as it is looked at, upright or turned
 * @margin: left blank on each side
 */
typedef struct
{
  const char *name;
  double width;
  double height;
  double margin;
} SaPaper;

const SaPaper *sa_paper_a4 (void);
const SaPaper *sa_paper_letter (void);
const SaPaper *sa_paper_turn (const SaPaper *paper);
const SaPaper *sa_paper_find (const char *name);
const SaPaper *sa_paper_default (void);

/**
 * SaLabelSheet:
 * @name: for settings and the command line: "3x8"
 * @title: for people, marked with N_()
 * @paper: the sheet
 * @columns, @rows: labels on a sheet
 * @width, @height: of a label
 * @left, @top: where the first label begins
 * @across, @down: from the beginning of one label to the beginning of the next
 */
typedef struct
{
  const char *name;
  const char *title;
  const SaPaper *paper;
  int columns;
  int rows;
  double width;
  double height;
  double left;
  double top;
  double across;
  double down;
} SaLabelSheet;

const SaLabelSheet *sa_label_sheets (guint *n_sheets);
const SaLabelSheet *sa_label_sheet_find (const char *name);
const SaLabelSheet *sa_label_sheet_default (void);

G_END_DECLS
