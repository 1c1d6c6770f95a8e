/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text can be folded for search: what comes out is UTF-8, and folding it again changes nothing.
 */

#include "sa-fold.h"

int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *once = sa_fold (text);
  g_autofree char *twice = sa_fold (once);

  if (!g_utf8_validate (once, -1, NULL) || !g_str_equal (once, twice))
    __builtin_trap ();
  return 0;
}
