/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading CSV: every form people's programs write, what is detected about it, and every way it is
 * broken. */

#include "sa-error.h"
#include "sa-table-open.h"
#include "scratch.h"

#include <sys/resource.h>
#include <string.h>

static SaTableReader *
open_bytes (const void *bytes, gssize length, const SaTableOptions *options)
{
  g_autoptr (GFile) file = scratch_file ("table.csv", bytes, length);
  g_autoptr (GError) error = NULL;
  SaTableReader *reader = sa_table_reader_open (file, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reader);

  return reader;
}

/* All the table in one text: header and rows, values in <>, one row a line */
static char *
read_all (SaTableReader *reader)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *const *header;
  SaTableRow row;
  int n;

  header = sa_table_reader_header (reader, &n);
  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "<%s>", header[i]);
  while (sa_table_reader_next (reader, &row, &error))
    {
      g_string_append_c (out, '\n');
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i]), ==, row.lengths[i]);
          g_string_append_printf (out, "<%s>", row.cells[i]);
        }
      if (row.problem != NULL)
        g_string_append (out, "!");
    }
  g_assert_no_error (error);

  return g_string_free (out, FALSE);
}

static void
check (const char *csv, const char *expected)
{
  g_autoptr (SaTableReader) reader = open_bytes (csv, -1, NULL);
  g_autofree char *first = read_all (reader);
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpfloat (sa_table_reader_fraction (reader), ==, 1.0);

  g_assert_true (sa_table_reader_rewind (reader, &error));
  second = read_all (reader);
  g_assert_cmpstr (second, ==, expected);
}

static void
test_plain (void)
{
  check ("a,b,c\n1,2,3\n", "<a><b><c>\n<1><2><3>");
  check ("a,b,c\r\n1,2,3", "<a><b><c>\n<1><2><3>");
  check ("a,b\r1,2\r", "<a><b>\n<1><2>");
  check ("a,b\n1,\n,2\n", "<a><b>\n<1><>\n<><2>");
  check ("a,b\n1,\"\"\n\"\",\"\"\n\n,\n3,4", "<a><b>\n<1><>\n<3><4>");
  check ("a,b\n\n\n1,2\n\n", "<a><b>\n<1><2>");
  check ("a,b,c\n1\n1,2\n", "<a><b><c>\n<1><><>\n<1><2><>");
  check ("\xef\xbb\xbf"
         "a,b\n1,2\n",
         "<a><b>\n<1><2>");
  check ("name\nJan\nEwa\n", "<name>\n<Jan>\n<Ewa>");
}

static void
test_quotes (void)
{
  check ("a,b\n\"x, y\",2\n", "<a><b>\n<x, y><2>");
  check ("a,b\n\"x \"\"y\"\" z\",2\n", "<a><b>\n<x \"y\" z><2>");
  check ("a,b\n\"x\ny\",2\n\"x\r\ny\",3\n", "<a><b>\n<x\ny><2>\n<x\r\ny><3>");
  check ("a,b\n\"\n\",\"\"\"\"\n", "<a><b>\n<\n><\">");
  check ("a,b\nx 5\" y,2\n", "<a><b>\n<x 5\" y><2>");
  check ("a,b\n x , y \n", "<a><b>\n< x >< y >");
  check ("a, \"b\"\n1, \"x, y\"\n", "<a><b>\n<1><x, y>");
  check ("'a';'b'\n'x; y';'2'\n'it''s';'3'\n'z';'4'\n", "<a><b>\n<x; y><2>\n<it's><3>\n<z><4>");
}

static void
test_delimiters (void)
{
  check ("a;b\n1,5;2\n2,5;3\n", "<a><b>\n<1,5><2>\n<2,5><3>");
  check ("a\tb\n1, 5\t2\n3\t4\n", "<a><b>\n<1, 5><2>\n<3><4>");
  check ("a|b\n1|2\n", "<a><b>\n<1><2>");
  check ("sep=;\r\na;b\r\n1;2\r\n", "<a><b>\n<1><2>");
  check ("name;address\n\"A; B\";\"Long St 1, Town\"\nC;\"Short St 2, City\"\n",
         "<name><address>\n<A; B><Long St 1, Town>\n<C><Short St 2, City>");
}

static void
test_header (void)
{
  check ("Jan,jan@example.org,1\nEwa,ewa@example.org,2\n",
         "<Column 1><Column 2><Column 3>\n<Jan><jan@example.org><1>\n<Ewa><ewa@example.org><2>");

  g_autoptr (SaTableOptions) options = sa_table_options_new ();
  options->header = FALSE;
  g_autoptr (SaTableReader) reader = open_bytes ("a,b\n1,2\n", -1, options);
  g_autofree char *all = read_all (reader);
  g_assert_cmpstr (all, ==, "<Column 1><Column 2>\n<a><b>\n<1><2>");
}

/* The names of the columns are not always in the first row; a row of values is never passed over.
 */
static void
test_titles (void)
{
  static const char fair[] = "Targi 2026;;\n;;\n;Odwiedzający;\nFirma;Osoba;Telefon\n"
                             "Alfa;Jan;42 111\n";
  g_autoptr (SaTableReader) reader = open_bytes (fair, -1, NULL);
  g_autoptr (SaTableOptions) options = sa_table_options_new ();
  g_autoptr (SaTableReader) plain = NULL;
  g_autofree char *all = NULL;
  SaTableRow row;

  check (fair, "<Firma><Osoba><Telefon>\n<Alfa><Jan><42 111>");
  check ("Klienci\nFirma,Telefon\nAlfa,1\n", "<Firma><Telefon>\n<Alfa><1>");
  check ("name\nx\ny\n", "<name>\n<x>\n<y>");
  check ("Title,\na,1\n", "<Title><>\n<a><1>");
  check ("Title,,\nx,x,y\n", "<Title><><>\n<x><x><y>");
  g_assert_true (sa_table_reader_next (reader, &row, NULL));
  g_assert_cmpuint (row.line, ==, 5);

  options->header = FALSE;
  plain = open_bytes ("Title,\na,b\n1,2\n", -1, options);
  all = read_all (plain);
  g_assert_cmpstr (all, ==, "<Column 1><Column 2>\n<Title><>\n<a><b>\n<1><2>");
}

static void
test_lines (void)
{
  g_autoptr (SaTableReader)
      reader = open_bytes ("a,b\r\n\r\n\"x\r\ny\",2\r\n3,4\r\n\"p\n\nq\",5\n6,7", -1, NULL);
  const guint64 expected[] = { 3, 5, 6, 9 };
  SaTableRow row;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (sa_table_reader_next (reader, &row, NULL));
      g_assert_cmpuint (row.line, ==, expected[i]);
    }
  g_assert_false (sa_table_reader_next (reader, &row, NULL));
  g_assert_false (sa_table_reader_next (reader, &row, NULL));
}

static void
test_encodings (void)
{
  static const char *const encodings[] = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1250", "ISO-8859-2",
  };
  const char *text = "imię,miasto\nZażółć,Łódź\nśĄĘ,Źródła 3\nżaba,kąt\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (int mark = 0; mark < 2; mark++)
      {
        g_autofree char *marked = g_strconcat (mark ? "\xef\xbb\xbf" : "", text, NULL);
        g_autoptr (GError) error = NULL;
        g_autofree char *bytes = NULL;
        gsize length;

        if (mark && i > 2)
          continue;
        bytes = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, &error);
        g_assert_no_error (error);

        g_autoptr (SaTableReader) reader = open_bytes (bytes, (gssize) length, NULL);
        g_autofree char *all = read_all (reader);
        g_assert_cmpstr (sa_table_reader_get_options (reader)->encoding, ==, encodings[i]);
        g_assert_cmpstr (all, ==, "<imię><miasto>\n<Zażółć><Łódź>\n<śĄĘ><Źródła 3>\n<żaba><kąt>");
      }
}

/* The first letter that is not ASCII comes late, and characters are cut by the ends of chunks. */
static void
test_encoding_late (void)
{
  g_autoptr (GString) text = g_string_new ("name,city\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  SaTableRow row;
  guint n = 0;

  for (int i = 0; i < 40000; i++)
    g_string_append (text, "Firma,Krakow\n");
  for (int i = 0; i < 40000; i++)
    g_string_append (text, "Żółć,Łódź\n");
  bytes = g_convert (text->str, (gssize) text->len, "WINDOWS-1250", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);

  for (int wide = 0; wide < 3; wide++)
    {
      if (wide > 0)
        {
          g_clear_pointer (&bytes, g_free);
          bytes = g_convert (text->str, (gssize) text->len, wide == 1 ? "UTF-16LE" : "UTF-8",
                             "UTF-8", NULL, &length, &error);
        }
      g_autoptr (SaTableReader) reader = open_bytes (bytes, (gssize) length, NULL);
      for (n = 0; sa_table_reader_next (reader, &row, &error); n++)
        {
          g_assert_null (row.problem);
          g_assert_cmpstr (row.cells[1], ==, n < 40000 ? "Krakow" : "Łódź");
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, 80000);
    }
}

static void
test_forms (void)
{
  g_autoptr (SaTableReader) polish = open_bytes (
      "nazwa;kwota;dzień\nA;1 234,50;31.12.2025\nB;7,5;01.02.2026\n", -1, NULL);
  g_autoptr (SaTableReader) american = open_bytes (
      "name,amount,day\nA,\"1,234.50\",12/31/2025\nB,7.5,02/01/2026\n", -1, NULL);
  g_autoptr (SaTableReader)
      phones = open_bytes ("name;phone\nA;88.60.15.31\nB;91.24.45.40\nC;1.5\n", -1, NULL);
  const SaTableOptions *options = sa_table_reader_get_options (polish);

  g_assert_cmpint (options->delimiter, ==, ';');
  g_assert_cmpint (options->quote, ==, '"');
  g_assert_cmpint (options->decimal, ==, ',');
  g_assert_cmpint (options->date_order, ==, SA_DATE_ORDER_DMY);
  g_assert_cmpint (options->header, ==, TRUE);

  g_assert_cmpint (sa_table_reader_get_options (phones)->decimal, ==, '.');
  options = sa_table_reader_get_options (american);
  g_assert_cmpint (options->delimiter, ==, ',');
  g_assert_cmpint (options->decimal, ==, '.');
  g_assert_cmpint (options->date_order, ==, SA_DATE_ORDER_MDY);
}

/* A mark before three digits says nothing by itself; the sign between values does, unless a number
 * elsewhere in the file leaves no choice. */
static void
test_lone_marks (void)
{
  static const struct
  {
    const char *text;
    char decimal;
  } files[] = {
    { "nazwa;limit\nA;1.500\n", ',' },          { "nazwa;limit\nA;1,500\n", ',' },
    { "nazwa;limit\nA;1.500\nB;12.50\n", '.' }, { "nazwa;waga\nA;0.500\n", '.' },
    { "nazwa;waga\nA;1234.500\n", '.' },        { "nazwa;limit\nA;250\n", ',' },
    { "name,limit\nA,\"1,500\"\n", '.' },       { "name,weight\nA,\"0,500\"\n", ',' },
    { "name\tlimit\nA\t1.500\n", '.' },         { "[{\"name\": \"A\", \"weight\": 1.125}]", '.' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SaTableReader) reader = open_bytes (files[i].text, -1, NULL);

      g_test_message ("%s", files[i].text);
      g_assert_cmpint (sa_table_reader_get_options (reader)->decimal, ==, files[i].decimal);
    }
}

static void
test_override (void)
{
  g_autoptr (SaTableOptions) options = sa_table_options_new ();

  options->delimiter = ';';
  options->encoding = g_strdup ("ISO-8859-2");
  options->decimal = ',';
  options->date_order = SA_DATE_ORDER_YMD;
  g_autoptr (SaTableReader) reader = open_bytes ("a,b;c\n\xb1,\xbc;2.5\n", -1, options);
  g_autofree char *all = read_all (reader);
  g_assert_cmpstr (all, ==, "<a,b><c>\n<ą,ź><2.5>");
  g_assert_cmpint (sa_table_reader_get_options (reader)->decimal, ==, ',');
  g_assert_cmpint (sa_table_reader_get_options (reader)->date_order, ==, SA_DATE_ORDER_YMD);
}

/* A row that is wrong is told, the rows around it are read. */
static void
test_flawed_rows (void)
{
  static const char nul[] = "a,b\n1,2\nx\0y,3\n4,5\n";
  const char *bad = "a,b\nŁódź,Żory\nKraków,x\xb3y\nSułów,Łęg\n4,5\n";

  g_autoptr (SaTableReader) first = open_bytes (nul, sizeof nul - 1, NULL);
  g_autofree char *all = read_all (first);
  g_assert_cmpstr (all, ==, "<a><b>\n<1><2>\n<x\uFFFDy><3>!\n<4><5>");

  g_autoptr (SaTableReader) second = open_bytes (bad, -1, NULL);
  g_autofree char *rest = read_all (second);
  g_assert_cmpstr (rest, ==, "<a><b>\n<Łódź><Żory>\n<Kraków><x\uFFFDy>!\n<Sułów><Łęg>\n<4><5>");

  g_autoptr (SaTableReader) third = open_bytes ("a,b\n1,2\n1,2,3\n1,2,,\n\"4,5\n6,7\n", -1, NULL);
  g_autofree char *surplus = read_all (third);
  g_assert_cmpstr (surplus, ==, "<a><b>\n<1><2>\n<1><2><3>!\n<1><2><><>\n<4,5\n6,7\n><>!");

  /* Half of a surrogate pair */
  g_autoptr (SaTableReader) fourth = open_bytes ("\xff\xfe"
                                                 "a\0,\0b\0\n\0"
                                                 "1\0,\0\x00\xd8\n\0"
                                                 "3\0,\0"
                                                 "4\0",
                                                 24, NULL);
  g_autofree char *wide = read_all (fourth);
  g_assert_cmpstr (wide, ==, "<a><b>\n<1><\uFFFD>!\n<3><4>");
}

static void
refuse (const void *bytes, gssize length, const char *words)
{
  g_autoptr (GFile) file = scratch_file ("wrong.csv", bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableReader) reader = sa_table_reader_open (file, NULL, &error);
  SaTableRow row;

  while (reader != NULL && sa_table_reader_next (reader, &row, &error))
    ;
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "wrong.csv"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (void)
{
  g_autoptr (GFile) missing = scratch_path ("no-such-file.csv");
  g_autoptr (GFile) folder = g_file_get_parent (missing);
  g_autoptr (GError) error = NULL;

  refuse ("", 0, "empty");
  refuse ("\n\n\n", -1, "nothing in it");
  refuse ("%PDF-1.4 what", -1, "not a table");
  refuse ("\x1f\x8b\x08 zipped", -1, "not a table");

  g_assert_null (sa_table_reader_open (missing, NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sa_table_reader_open (folder, NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (SaTableOptions) options = sa_table_options_new ();
  options->encoding = g_strdup ("KLINGON-7");
  g_autoptr (GFile) file = scratch_file ("fine.csv", "a,b\n1,2\n", -1);
  g_assert_null (sa_table_reader_open (file, options, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
}

static void
test_wide (void)
{
  g_autoptr (GString) text = g_string_new ("c");

  for (int i = 1; i < SA_TABLE_MAX_COLUMNS; i++)
    g_string_append (text, ",c");
  g_string_append (text, "\n1,2\n");
  g_autoptr (SaTableReader) reader = open_bytes (text->str, (gssize) text->len, NULL);
  int n;
  sa_table_reader_header (reader, &n);
  g_assert_cmpint (n, ==, SA_TABLE_MAX_COLUMNS);

  g_string_assign (text, "c");
  for (int i = 1; i < 10000; i++)
    g_string_append (text, ",c");
  g_string_append (text, "\n1,2\n");
  refuse (text->str, (gssize) text->len, "columns");
}

/* A line of 1 GB: some of it written, the rest a hole in the file, and in quotes, so that nothing
 * ends it */
static void
test_long_line (void)
{
  g_autoptr (GFile) file = scratch_file ("long.csv", "a,b\n1,2\n3,\"", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *block = g_malloc (1024 * 1024);
  struct rusage before, after;
  SaTableRow row;

  memset (block, 'x', 1024 * 1024);
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 64; i++)
    g_output_stream_write_all (G_OUTPUT_STREAM (stream), block, 1024 * 1024, NULL, NULL, NULL);
  g_seekable_truncate (G_SEEKABLE (stream), (goffset) 1024 * 1024 * 1024, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);

  getrusage (RUSAGE_SELF, &before);
  g_autoptr (SaTableReader) reader = sa_table_reader_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sa_table_reader_next (reader, &row, &error));
  g_assert_cmpstr (row.cells[1], ==, "2");
  g_assert_false (sa_table_reader_next (reader, &row, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 3 of “long.csv” is longer than 16 MiB"));
  getrusage (RUSAGE_SELF, &after);
#ifndef __SANITIZE_ADDRESS__ /* which keeps what was freed for a while */
  /* Most of this is what the sanitizers hold back. */
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 512 * 1024);
#endif
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/plain", test_plain);
  g_test_add_func ("/exchange/csv/quotes", test_quotes);
  g_test_add_func ("/exchange/csv/delimiters", test_delimiters);
  g_test_add_func ("/exchange/csv/header", test_header);
  g_test_add_func ("/exchange/csv/titles", test_titles);
  g_test_add_func ("/exchange/csv/lines", test_lines);
  g_test_add_func ("/exchange/csv/encodings", test_encodings);
  g_test_add_func ("/exchange/csv/encoding-late", test_encoding_late);
  g_test_add_func ("/exchange/csv/forms", test_forms);
  g_test_add_func ("/exchange/csv/lone-marks", test_lone_marks);
  g_test_add_func ("/exchange/csv/override", test_override);
  g_test_add_func ("/exchange/csv/flawed-rows", test_flawed_rows);
  g_test_add_func ("/exchange/csv/refusals", test_refusals);
  g_test_add_func ("/exchange/csv/wide", test_wide);
  g_test_add_func ("/exchange/csv/long-line", test_long_line);
  result = g_test_run ();
  scratch_clean ();

  return result;
}
