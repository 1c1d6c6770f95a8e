/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes can be opened as a table: what comes out is UTF-8 in rows as wide as the header, and
 * going through the file again gives the same. */

#include "sa-table-open.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const unsigned char *data, size_t size);
const char *__lsan_default_suppressions (void);

/* freexl loses a few bytes whenever it refuses a file; that is not what is looked for here. */
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfreexl";
}

static void
require (gboolean condition)
{
  if (!condition)
    __builtin_trap ();
}

/* Reads to the end; returns a number that stands for what was read */
static guint
read_through (SaTableReader *reader)
{
  g_autoptr (GError) error = NULL;
  SaTableRow row;
  guint sum = 0;
  int n_header;

  sa_table_reader_header (reader, &n_header);
  while (sa_table_reader_next (reader, &row, &error))
    {
      require (row.n_cells >= (guint) n_header);
      for (guint i = 0; i < row.n_cells; i++)
        {
          require (strlen (row.cells[i]) == row.lengths[i]);
          require (g_utf8_validate_len (row.cells[i], row.lengths[i], NULL));
          sum = sum * 31 + g_str_hash (row.cells[i]);
        }
      sum = sum * 31 + (guint) row.line + (row.problem != NULL);
    }

  return sum;
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  int fd = memfd_create ("table", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableReader) reader = NULL;
  guint sum;

  require (write (fd, data, size) == (ssize_t) size);
  reader = sa_table_reader_open (file, NULL, &error);
  require ((reader == NULL) == (error != NULL));
  if (reader != NULL)
    {
      sum = read_through (reader);
      require (sa_table_reader_rewind (reader, NULL));
      require (read_through (reader) == sum);
    }
  close (fd);

  return 0;
}
