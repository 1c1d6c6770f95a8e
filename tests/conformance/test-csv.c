/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The twelve files of csv-spectrum, each against what it means as JSON. */

#include "sa-table-open.h"
#include "shared-data.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
check_row (const SaTableRow *row, const char *const *header, JsonObject *expected, const char *name)
{
  g_assert_null (row->problem);
  g_assert_cmpuint (row->n_cells, ==, json_object_get_size (expected));
  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *value = json_object_get_string_member (expected, header[i]);

      /* In this one place the collection contradicts itself: the number in its CSV file is not the
       * one in its JSON file. The CSV file is what is read. */
      if (strcmp (name, "location_coordinates.csv") == 0
          && strcmp (header[i], "Contact Phone Number") == 0)
        value = "2095257564";
      g_assert_cmpstr (row->cells[i], ==, value);
    }
}

static void
check_file (const char *csv, const char *json)
{
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  g_autofree char *name = g_path_get_basename (csv);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableReader) reader = NULL;
  g_autoptr (SaTableOptions) options = sa_table_options_new ();
  const char *const *header;
  JsonNode *root;
  SaTableRow row;
  guint n = 0, n_expected;

  g_test_message ("%s", name);
  json_parser_load_from_file (parser, json, &error);
  g_assert_no_error (error);
  options->header = TRUE;
  reader = sa_table_reader_open (file, options, &error);
  g_assert_no_error (error);
  header = sa_table_reader_header (reader, NULL);

  root = json_parser_get_root (parser);
  n_expected = JSON_NODE_HOLDS_ARRAY (root) ? json_array_get_length (json_node_get_array (root))
                                            : 1;
  for (; sa_table_reader_next (reader, &row, &error); n++)
    {
      g_assert_cmpuint (n, <, n_expected);
      check_row (&row, header,
                 JSON_NODE_HOLDS_ARRAY (root)
                     ? json_array_get_object_element (json_node_get_array (root), n)
                     : json_node_get_object (root),
                 name);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_expected);
}

static void
test_spectrum (void)
{
  g_autofree char *folder = shared_data ("csv-spectrum");
  g_autofree char *csvs = NULL;
  g_auto (GStrv) paths = NULL;

  if (folder == NULL)
    return;

  csvs = g_build_filename (folder, "csvs", NULL);
  paths = shared_data_list (csvs, ".csv");
  g_assert_cmpuint (g_strv_length (paths), ==, 12);
  for (char **path = paths; *path != NULL; path++)
    {
      g_autofree char *base = g_path_get_basename (*path);
      g_autofree char *stem = g_strndup (base, strlen (base) - 4);
      g_autofree char *json_name = g_strconcat (stem, ".json", NULL);
      g_autofree char *json = g_build_filename (folder, "json", json_name, NULL);

      check_file (*path, json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conformance/csv/spectrum", test_spectrum);

  return g_test_run ();
}
