/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address books have two addresses of a person side by side. The one of the office goes into the
 * person, as mail to clients does; where there is none it is the one of the home, which else
 * becomes a further address. */

#include "sa-import-home.h"

#include <string.h>

#include "clients.h"

/* The country alone is no address. */
static const guint parts[] = { SA_PERSON_STREET, SA_PERSON_POSTCODE, SA_PERSON_CITY,
                               SA_PERSON_REGION };

static gboolean
has_address (SaRecord *person)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!sa_record_is_empty (person, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_same_address (SaRecord *a, SaRecord *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (sa_record_text (a, parts[i]), sa_record_text (b, parts[i])) != 0)
      return FALSE;
  return TRUE;
}

static void
add_home (SaImportRow *row, SaRecord *home)
{
  SaImportAddress *address;

  if (!has_address (home) || is_same_address (row->record, home))
    return;
  address = sa_import_row_add_address (row);
  address->kind = "home";
  address->street = g_strdup (sa_record_text (home, SA_PERSON_STREET));
  address->postcode = g_strdup (sa_record_text (home, SA_PERSON_POSTCODE));
  address->city = g_strdup (sa_record_text (home, SA_PERSON_CITY));
  address->region = g_strdup (sa_record_text (home, SA_PERSON_REGION));
  address->country = g_strdup (sa_record_text (home, SA_PERSON_COUNTRY));
}

void
sa_import_home_read (GArray *columns, SaImportRow *row, const SaTableRow *cells)
{
  g_autoptr (SaRecord) home = NULL;
  gboolean is_main = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      const SaImportColumn *column = &g_array_index (columns, SaImportColumn, i);
      const char *text = column->home && column->cell < cells->n_cells ? cells->cells[column->cell]
                                                                       : "";

      if (text[strspn (text, " \t\r\n")] == '\0')
        continue;
      if (home == NULL)
        {
          is_main = !has_address (row->record);
          home = sa_record_new (sa_record_get_record_type (row->record));
        }
      if (is_main)
        sa_import_column_read (column, row, text, strlen (text));
      else
        sa_import_column_read_into (column, home, row, text, strlen (text));
    }
  if (home != NULL && !is_main)
    add_home (row, home);
}
