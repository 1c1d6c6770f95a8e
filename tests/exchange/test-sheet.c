/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workbooks and JSON, and writing of every format: what is written is read again the same, and what
 * other programs write is understood. */

#include "sa-csv-writer.h"
#include "sa-error.h"
#include "sa-sheet-zip.h"
#include "sa-table-open.h"
#include "scratch.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <minizip/zip.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

const char *__lsan_default_suppressions (void);

static const SaTableColumn columns[] = {
  { "name", "Nazwa", SA_COLUMN_TEXT, 0 },    { "amount", "Kwota", SA_COLUMN_NUMBER, 2 },
  { "day", "Dzień", SA_COLUMN_DATE, 0 },     { "when", "Kiedy", SA_COLUMN_DATE_TIME, 0 },
  { "active", "Czynny", SA_COLUMN_FLAG, 0 }, { "tags", "Znaczniki", SA_COLUMN_LIST, 0 },
};

static const char *const rows[][6] = {
  { "Łódź; \"Sp.\", z o.o.", "1234.50", "2026-02-28", "2026-02-28 13:30:00", "true", "a\nb, c" },
  { "=1+1", "-7.00", "1900-03-01", "2026-12-31", "false", "" },
  { " leading and trailing ", "12345678901234567890", "not a date", "", "perhaps", "one" },
  { "two\nlines _x000D_ _x kept", "0.10", "", "", "", NULL },
  { "\x01 control & <b>", "", "", "", "", "" },
  { "Kraków", "0", "1899-01-01", "", "", "" },
};

/* freexl loses a few bytes whenever it refuses a file; that is not what is looked for here. */
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfreexl";
}

static SaTableReader *
open_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  SaTableReader *reader = sa_table_reader_open (file, NULL, &error);

  g_assert_no_error (error);
  return reader;
}

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
      g_string_append_printf (out, "\n%" G_GUINT64_FORMAT ":", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i]), ==, row.lengths[i]);
          g_string_append_printf (out, "<%s>", row.cells[i]);
        }
      if (row.problem != NULL)
        g_string_append (out, "!");
    }
  g_assert_no_error (error);
  g_assert_cmpfloat (sa_table_reader_fraction (reader), ==, 1.0);

  return g_string_free (out, FALSE);
}

/* Twice, to see that a reader can begin anew */
static void
assert_table (GFile *file, const char *expected)
{
  g_autoptr (SaTableReader) reader = open_file (file);
  g_autofree char *first = read_all (reader);
  g_autofree char *second = NULL;

  g_assert_cmpstr (first, ==, expected);
  g_assert_true (sa_table_reader_rewind (reader, NULL));
  second = read_all (reader);
  g_assert_cmpstr (second, ==, expected);
}

static GFile *
write_table (const char *name, const SaTableWriterOptions *options)
{
  GFile *file = scratch_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableWriter) writer = NULL;
  SaTableFormat format;

  g_assert_true (sa_table_format_for_name (name, &format));
  writer = sa_table_writer_open (file, format, columns, G_N_ELEMENTS (columns), options, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (sa_table_writer_row (writer, rows[i], &error));
  g_assert_cmpuint (sa_table_writer_get_n_rows (writer), ==, G_N_ELEMENTS (rows));
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_true (sa_table_writer_close (writer, &error));
  g_assert_no_error (error);

  return file;
}

static char *
contents (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  return text;
}

static void
test_write_csv (void)
{
  g_autoptr (GFile) file = write_table ("plain.csv", NULL);
  g_autofree char *text = contents (file);

  g_assert_cmpstr (
      text, ==,
      "Nazwa,Kwota,Dzień,Kiedy,Czynny,Znaczniki\r\n"
      "\"Łódź; \"\"Sp.\"\", z o.o.\",1234.50,2026-02-28,2026-02-28 13:30:00,true,\"a\nb, c\"\r\n"
      "=1+1,-7.00,1900-03-01,2026-12-31,false,\r\n"
      "\" leading and trailing \",12345678901234567890,not a date,,perhaps,one\r\n"
      "\"two\nlines _x000D_ _x kept\",0.10,,,,\r\n"
      "\x01 control & <b>,,,,,\r\n"
      "Kraków,0,1899-01-01,,,\r\n");
  assert_table (
      file, "<Nazwa><Kwota><Dzień><Kiedy><Czynny><Znaczniki>"
            "\n2:<Łódź; \"Sp.\", z o.o.><1234.50><2026-02-28><2026-02-28 13:30:00><true><a\nb, c>"
            "\n4:<=1+1><-7.00><1900-03-01><2026-12-31><false><>"
            "\n5:< leading and trailing ><12345678901234567890><not a date><><perhaps><one>"
            "\n6:<two\nlines _x000D_ _x kept><0.10><><><><>"
            "\n8:<\x01 control & <b>><><><><><>"
            "\n9:<Kraków><0><1899-01-01><><><>");
}

static void
test_write_csv_options (void)
{
  const SaTableWriterOptions options = { ';', ',', TRUE, TRUE, NULL };
  g_autoptr (GFile) file = write_table ("polish.csv", &options);
  g_autofree char *text = contents (file);

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfNazwa;Kwota"));
  g_assert_nonnull (strstr (text, ";1234,50;"));
  g_assert_nonnull (strstr (text, "\n\"'=1+1\";-7,00;"));
}

static void
test_guard (void)
{
  static const char *const formulas[] = {
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3",  "-A1", "\t=1", "\r=1",
    "\n=1", "＝1",      "+48 600;=1",         "-1 -2", "+",   "-",
  };
  static const char *const harmless[] = {
    "",    "Jan", "-12.50", "-1 234,50", "+48 600 100 200", "+48-600-100-200", "+48 (22) 123",
    "1=1", "a@b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    g_assert_true (sa_csv_is_formula (formulas[i]));
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    g_assert_false (sa_csv_is_formula (harmless[i]));
}

static void
test_write_single (void)
{
  const SaTableColumn one = { "n", "N", SA_COLUMN_TEXT, 0 };
  const char *const empty[] = { "" };
  const char *const full[] = { "x" };
  g_autoptr (GFile) file = scratch_path ("single.csv");
  g_autoptr (SaTableWriter) writer = sa_table_writer_open (file, SA_TABLE_CSV, &one, 1, NULL, NULL);
  g_autofree char *text = NULL;

  sa_table_writer_row (writer, empty, NULL);
  sa_table_writer_row (writer, full, NULL);
  g_assert_true (sa_table_writer_close (writer, NULL));
  text = contents (file);
  g_assert_cmpstr (text, ==, "N\r\n\"\"\r\nx\r\n");
}

static void
test_xlsx (void)
{
  const SaTableWriterOptions options = { .sheet = "Klienci: [2026]" };
  g_autoptr (GFile) file = write_table ("book.xlsx", &options);
  g_autoptr (SaTableReader) reader = open_file (file);
  const char *const *sheets = sa_table_reader_get_sheets (reader);

  g_assert_cmpuint (g_strv_length ((GStrv) sheets), ==, 1);
  g_assert_cmpstr (sheets[0], ==, "Klienci   2026");
  assert_table (
      file, "<Nazwa><Kwota><Dzień><Kiedy><Czynny><Znaczniki>"
            "\n2:<Łódź; \"Sp.\", z o.o.><1234.5><2026-02-28><2026-02-28 13:30:00><true><a\nb, c>"
            "\n3:<=1+1><-7><1900-03-01><2026-12-31><false><>"
            "\n4:< leading and trailing ><12345678901234567890><not a date><><perhaps><one>"
            "\n5:<two\nlines _x000D_ _x kept><0.1><><><><>"
            "\n6:<\x01 control & <b>><><><><><>"
            "\n7:<Kraków><0><1899-01-01><><><>");
}

/* A workbook with a title over the names of its columns */
static void
test_title (void)
{
  const SaTableColumn titled[] = {
    { "a", "Trade show 2026", SA_COLUMN_TEXT, 0 },
    { "b", "", SA_COLUMN_TEXT, 0 },
    { "c", "", SA_COLUMN_TEXT, 0 },
  };
  const char *const names[] = { "Firma", "Osoba", "Telefon" };
  const char *const values[] = { "Alfa", "Jan", "42 111" };
  g_autoptr (GFile) file = scratch_path ("fair.xlsx");
  g_autoptr (SaTableWriter) writer = sa_table_writer_open (file, SA_TABLE_XLSX, titled,
                                                           G_N_ELEMENTS (titled), NULL, NULL);

  g_assert_true (sa_table_writer_row (writer, names, NULL));
  g_assert_true (sa_table_writer_row (writer, values, NULL));
  g_assert_true (sa_table_writer_close (writer, NULL));
  assert_table (file, "<Firma><Osoba><Telefon>\n3:<Alfa><Jan><42 111>");
}

static void
collect_width (void *data, const char *name, const char **attributes)
{
  const char *width = sa_sheet_attribute (attributes, "width");

  if (g_str_equal (sa_sheet_local_name (name), "col") && width != NULL)
    g_ptr_array_add (data, g_strdup (width));
}

static void
ignore_end (void *data, const char *name)
{
}

static void
ignore_text (void *data, const char *text, int length)
{
}

/* XML has a point in numbers whatever the country has; with a comma Excel calls the file damaged.
 */
static void
test_xlsx_of_a_country_with_commas (void)
{
  static const SaSheetHandlers handlers = { collect_width, ignore_end, ignore_text };
  g_autofree char *usual = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autoptr (GPtrArray) widths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SaSheetZip) zip = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (setlocale (LC_NUMERIC, "pl_PL.UTF-8") == NULL)
    {
      g_test_skip ("there is no Polish locale");
      return;
    }
  g_assert_cmpint (sa_csv_local_delimiter (), ==, ';');
  file = write_table ("polish.xlsx", &(SaTableWriterOptions) { 0 });
  setlocale (LC_NUMERIC, usual);
  g_assert_cmpint (sa_csv_local_delimiter (), ==, ',');
  zip = sa_sheet_zip_open (g_file_peek_path (file), &error);
  g_assert_no_error (error);
  g_assert_true (sa_sheet_zip_parse (zip, "xl/worksheets/sheet1.xml", &handlers, widths, &error));
  g_assert_cmpuint (widths->len, ==, G_N_ELEMENTS (columns));
  for (guint i = 0; i < widths->len; i++)
    g_assert_null (strchr (widths->pdata[i], ','));
}

static void
test_json (void)
{
  static const char *const names[] = { "table.jsonl", "table.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = write_table (names[i], NULL);

      /* In the array the first object stands in the second line. */
      g_autofree char *expected = g_strdup_printf (
          "<name><amount><day><when><active><tags>"
          "\n%u:<Łódź; \"Sp.\", z o.o.><1234.5><2026-02-28><2026-02-28 13:30:00><true><a\nb, c>"
          "\n%u:<=1+1><-7><1900-03-01><2026-12-31><false><>"
          "\n%u:< leading and trailing ><12345678901234567890><not a date><><perhaps><one>"
          "\n%u:<two\nlines _x000D_ _x kept><0.1><><><><>"
          "\n%u:<\x01 control & <b>><><><><><>"
          "\n%u:<Kraków><0><1899-01-01><><><>",
          i + 1, i + 2, i + 3, i + 4, i + 5, i + 6);

      assert_table (file, expected);
    }
}

static GFile *
write_zip (const char *name, ...)
{
  GFile *file = scratch_path (name);
  zipFile zip = zipOpen (g_file_peek_path (file), APPEND_STATUS_CREATE);
  const char *part;
  va_list args;

  va_start (args, name);
  while ((part = va_arg (args, const char *)) != NULL)
    {
      const char *text = va_arg (args, const char *);

      g_assert_cmpint (zipOpenNewFileInZip (zip, part, NULL, NULL, 0, NULL, 0, NULL,
                                            strcmp (part, "mimetype") == 0 ? 0 : Z_DEFLATED, 6),
                       ==, ZIP_OK);
      zipWriteInFileInZip (zip, text, (unsigned) strlen (text));
      zipCloseFileInZip (zip);
    }
  va_end (args);
  zipClose (zip, NULL);

  return file;
}

#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* As Excel and others write: shared and inline texts, styles, two sheets, prefixes, errors, gaps */
static void
test_foreign_xlsx (void)
{
  g_autoptr (GFile) file = write_zip (
      "foreign.xlsx", "_rels/.rels",
      "<Relationships><Relationship Id='r1' Type='" RELS
      "/officeDocument' Target='/work/book.xml'/>"
      "</Relationships>",
      "work/book.xml",
      "<x:workbook xmlns:x='x' xmlns:r='r'><x:workbookPr/><x:sheets>"
      "<x:sheet name='Secret' sheetId='3' state='hidden' r:id='a'/><x:sheet name='Empty' r:id='b'/>"
      "<x:sheet name='Full' r:id='c'/></x:sheets></x:workbook>",
      "work/_rels/book.xml.rels",
      "<Relationships><Relationship Id='a' Type='" RELS "/worksheet' Target='s/1.xml'/>"
      "<Relationship Id='b' Type='" RELS "/worksheet' Target='s/2.xml'/>"
      "<Relationship Id='c' Type='" RELS "/worksheet' Target='../work/s/3.xml'/>"
      "<Relationship Id='d' Type='" RELS "/sharedStrings' Target='texts.xml'/>"
      "<Relationship Id='e' Type='" RELS "/styles' Target='styles.xml'/></Relationships>",
      "work/texts.xml",
      "<sst><si><t>Name</t></si><si><r><t>Łó</t></r><r><t xml:space='preserve'>dź </t></r>"
      "<rPh><t>phonetic</t></rPh></si><si><t>a_x000A_b _xZZ00_</t></si></sst>",
      "work/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-415]d\\ mmmm\\ yyyy;@'/>"
      "<numFmt numFmtId='165' formatCode='#,##0.00\\ &quot;zł dmy&quot;'/>"
      "<numFmt numFmtId='166' formatCode='[h]:mm'/></numFmts><cellStyleXfs><xf "
      "numFmtId='14'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='164'/>"
      "<xf numFmtId='165'/><xf numFmtId='166'/></cellXfs></styleSheet>",
      "work/s/1.xml",
      "<worksheet><sheetData><row r='1'><c t='str'><v>no</v></c></row></sheetData></worksheet>",
      "work/s/2.xml", "<worksheet><sheetData><row r='1'/></sheetData></worksheet>", "work/s/3.xml",
      "<x:worksheet xmlns:x='x'><x:sheetData>"
      "<x:row r='2'><x:c r='A2' t='s'><x:v>0</x:v></x:c><x:c r='B2' "
      "t='inlineStr'><x:is><x:t>B</x:t></x:is></x:c>"
      "<x:c r='D2' t='str'><x:f>1</x:f><x:v>D</x:v></x:c></x:row>"
      "<x:row r='4'><x:c r='A4' t='s'><x:v>1</x:v></x:c><x:c r='B4' s='1'><x:v>46081</x:v></x:c>"
      "<x:c r='C4' s='2'><x:v>46081.5625</x:v></x:c><x:c r='D4' s='3'><x:v>59</x:v></x:c></x:row>"
      "<x:row><x:c t='s'><x:v>2</x:v></x:c><x:c s='4'><x:v>0.1</x:v></x:c><x:c "
      "s='5'><x:v>1.5</x:v></x:c>"
      "<x:c t='b'><x:v>1</x:v></x:c></x:row>"
      "<x:row r='6'><x:c r='A6'><x:v>48600100200</x:v></x:c><x:c r='B6' t='e'><x:v>#N/A</x:v></x:c>"
      "<x:c r='C6'><x:v>0.30000000000000004</x:v></x:c><x:c r='D6' "
      "t='s'><x:v>99</x:v></x:c></x:row>"
      "</x:sheetData></x:worksheet>",
      NULL);

  assert_table (file, "<Name><B><><D>"
                      "\n4:<Łódź ><2026-02-28><2026-02-28 13:30:00><1900-02-28>"
                      "\n5:<a\nb _xZZ00_><0.1><36:00:00><true>"
                      "\n6:<48600100200><#N/A><0.3><>!");

  g_autoptr (SaTableOptions) options = sa_table_options_new ();
  options->sheet = 0;
  options->header = FALSE;
  g_autoptr (SaTableReader) hidden = sa_table_reader_open (file, options, NULL);
  g_autofree char *all = read_all (hidden);
  g_assert_cmpstr (all, ==, "<Column 1>\n1:<no>");
  g_assert_cmpuint (g_strv_length ((GStrv) sa_table_reader_get_sheets (hidden)), ==, 3);

  options->sheet = 3;
  g_autoptr (GError) error = NULL;
  g_assert_null (sa_table_reader_open (file, options, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
}

#define ODS "application/vnd.oasis.opendocument.spreadsheet"
#define CELL(text)                                                                                 \
  "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"

/* As LibreOffice writes: counts for equal cells and rows, texts in pieces, comments, values beside
 * text */
static void
test_ods (void)
{
  g_autoptr (GFile) file = write_zip (
      "book.ods", "mimetype", ODS, "content.xml",
      "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:draw='d'>"
      "<office:body><office:spreadsheet><table:table table:name='Pusty'><table:table-row>"
      "<table:table-cell/></table:table-row></table:table><table:table table:name='Dane'>"
      "<table:table-row>" CELL ("Name") CELL ("B &amp; C") CELL ("D") CELL (
          "E") "<table:table-cell table:number-columns-repeated='1020'/></table:table-row>"
               "<table:table-row table:number-rows-repeated='2'>"
               "<table:table-cell office:value-type='string' "
               "table:number-columns-repeated='2'><text:p>Two</text:p>"
               "<text:p>lines<text:s "
               "text:c='2'/><text:span>sp<text:tab/>an</text:span></text:p></table:table-cell>"
               "<table:table-cell office:value-type='float' "
               "office:value='12.5'><text:p>12,50</text:p></table:table-cell>"
               "<table:table-cell office:value-type='date' "
               "office:date-value='2026-02-28T13:30:00'/></table:table-row>"
               "<table:table-row table:number-rows-repeated='3'><table:table-cell "
               "table:number-columns-repeated='9'/>"
               "</"
               "table:table-row><table:table-row><table:table-cell><office:annotation><text:p>"
               "comment</text:p>"
               "</office:annotation><text:p>Cell</text:p><draw:frame><text:p>box</text:p></"
               "draw:frame></table:table-cell>"
               "<table:covered-table-cell/><table:table-cell office:value-type='boolean' "
               "office:boolean-value='true'/>"
               "<table:table-cell office:value-type='time' "
               "office:time-value='PT13H30M00S'/></table:table-row>"
               "<table:table-row "
               "table:number-rows-repeated='1048560'><table:table-cell/></table:table-row>"
               "</table:table></office:spreadsheet></office:body></office:document-content>",
      NULL);
  g_autoptr (SaTableReader) reader = open_file (file);

  g_assert_cmpint (sa_table_reader_get_options (reader)->sheet, ==, 1);
  assert_table (file, "<Name><B & C><D><E>"
                      "\n2:<Two\nlines  sp\tan><Two\nlines  sp\tan><12.5><2026-02-28 13:30:00>"
                      "\n3:<Two\nlines  sp\tan><Two\nlines  sp\tan><12.5><2026-02-28 13:30:00>"
                      "\n7:<Cell><><true><13:30:00>");
}

static void
test_foreign_json (void)
{
  g_autoptr (GFile) file = scratch_file (
      "foreign.json",
      "[\n {\"a\": 1, \"b\": [\"x}\", \"y\\\"\"], \"c\": {\"d\": [1, 2]}},\n {\n  \"e\": true,\n"
      "  \"a\": null },\n {\"b\": 1.5, bad},\n\n {\"a\": \"\\u0141\"}, oops {\"a\": 2} ]",
      -1);
  g_autoptr (GString) late = g_string_new (NULL);

  assert_table (file, "<a><b><c><e>"
                      "\n2:<1><x}\ny\"><{\"d\":[1,2]}><>"
                      "\n3:<><><><true>"
                      "\n6:<{\"b\": 1.5, bad}><><><>!"
                      "\n8:<Ł><><><>"
                      "\n8:<2><><><>!");

  for (int i = 0; i < 1500; i++)
    g_string_append (late, "{\"a\":1}\n");
  g_string_append (late, "{\"z\":1}\n");
  g_autoptr (GFile) other = scratch_file ("late.jsonl", late->str, -1);
  g_autoptr (SaTableReader) reader = open_file (other);
  SaTableRow row;
  for (int i = 0; i < 1500; i++)
    g_assert_true (sa_table_reader_next (reader, &row, NULL));
  g_assert_null (row.problem);
  g_assert_true (sa_table_reader_next (reader, &row, NULL));
  g_assert_nonnull (strstr (row.problem, "“z”"));
  g_assert_false (sa_table_reader_next (reader, &row, NULL));
}

static void
refuse (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableReader) reader = sa_table_reader_open (file, NULL, &error);
  SaTableRow row;

  while (reader != NULL && sa_table_reader_next (reader, &row, &error))
    ;
  g_assert_nonnull (error);
  g_assert_true (error->domain == SA_ERROR);
}

static void
test_broken (void)
{
  g_autoptr (GFile) cut = scratch_file ("cut.xlsx", "PK\x03\x04 and no more", -1);
  g_autoptr (GFile) old = scratch_file ("cut.xls", "\xd0\xcf\x11\xe0 and no more", -1);
  g_autoptr (GFile) other = write_zip ("other.xlsx", "readme.txt", "hello", NULL);
  g_autoptr (GFile) odd = write_zip ("odd.ods", "mimetype", ODS, "content.xml", "<a><b></a>", NULL);
  g_autoptr (GFile) brace = scratch_file ("brace.json", "{\"a\": 1}\n{\"a\": \"never ends", -1);
  g_autoptr (GString) wide = g_string_new ("<worksheet><sheetData><row r='1'><c r='ZZZ1' "
                                           "t='str'><v>far</v></c></row></sheetData></worksheet>");
  g_autoptr (GFile)
      far = write_zip ("far.xlsx", "xl/workbook.xml",
                       "<workbook><sheets><sheet name='A' id='a'/></sheets></workbook>",
                       "xl/_rels/workbook.xml.rels",
                       "<Relationships><Relationship Id='a' Type='" RELS
                       "/worksheet' Target='s.xml'/></Relationships>",
                       "xl/s.xml", wide->str, NULL);
  g_autoptr (SaTableReader) reader = NULL;
  SaTableRow row;

  refuse (cut);
  refuse (old);
  refuse (other);
  refuse (odd);
  refuse (far);
  reader = open_file (brace);
  g_assert_true (sa_table_reader_next (reader, &row, NULL));
  g_assert_null (row.problem);
  g_assert_true (sa_table_reader_next (reader, &row, NULL));
  g_assert_nonnull (row.problem);
}

/* What is not finished leaves nothing, and what was there stays. */
static void
test_atomic (void)
{
  g_autoptr (GFile) file = scratch_file ("kept.csv", "before", -1);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) nowhere = scratch_path ("none/there.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *text = NULL;
  const char *name;

  g_chmod (g_file_peek_path (file), 0640);
  for (int format = SA_TABLE_CSV; format <= SA_TABLE_JSON; format++)
    {
      SaTableWriter *writer = sa_table_writer_open (file, (SaTableFormat) format, columns,
                                                    G_N_ELEMENTS (columns), NULL, &error);

      g_assert_no_error (error);
      g_assert_true (sa_table_writer_row (writer, rows[0], &error));
      g_assert_finalize_object (writer);
    }
  text = contents (file);
  g_assert_cmpstr (text, ==, "before");
  dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "."));

  g_assert_null (
      sa_table_writer_open (folder, SA_TABLE_CSV, columns, G_N_ELEMENTS (columns), NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (
      sa_table_writer_open (nowhere, SA_TABLE_XLSX, columns, G_N_ELEMENTS (columns), NULL, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_autoptr (SaTableWriter) writer = sa_table_writer_open (file, SA_TABLE_CSV, columns,
                                                           G_N_ELEMENTS (columns), NULL, &error);
  struct stat info;
  g_assert_true (sa_table_writer_close (writer, &error));
  g_assert_cmpint (g_stat (g_file_peek_path (file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

/* /dev/full takes nothing. */
static void
test_full (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableWriter) writer = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("NOT TESTED: there is no /dev/full on this system");
      return;
    }
  writer = sa_table_writer_open (file, SA_TABLE_CSV, columns, G_N_ELEMENTS (columns), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sa_table_writer_row (writer, rows[0], &error));
  g_assert_false (sa_table_writer_close (writer, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_FULL);
}

/* Files may not grow past a limit, which to a writer is like a full disk: each format says so, and
 * what was there before is untouched. */
static void
test_no_room (void)
{
  static const char *const names[] = { "small.csv", "small.xlsx", "small.jsonl" };
  const struct rlimit small = { 300 * 1024, RLIM_INFINITY };
  const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = scratch_file (names[i], "before", -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (SaTableWriter) writer = NULL;
      g_autofree char *text = NULL;
      SaTableFormat format;

      g_assert_true (sa_table_format_for_name (names[i], &format));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      writer = sa_table_writer_open (file, format, columns, G_N_ELEMENTS (columns), NULL, &error);
      g_assert_no_error (error);
      for (int n = 0; n < 20000; n++)
        if (!sa_table_writer_row (writer, rows[0], &error))
          break;
      if (error == NULL)
        g_assert_false (sa_table_writer_close (writer, &error));
      setrlimit (RLIMIT_FSIZE, &none);
      g_assert_error (error, SA_ERROR, SA_ERROR_FULL);
      text = contents (file);
      g_assert_cmpstr (text, ==, "before");
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet/write-csv", test_write_csv);
  g_test_add_func ("/exchange/sheet/write-csv-options", test_write_csv_options);
  g_test_add_func ("/exchange/sheet/guard", test_guard);
  g_test_add_func ("/exchange/sheet/write-single", test_write_single);
  g_test_add_func ("/exchange/sheet/xlsx", test_xlsx);
  g_test_add_func ("/exchange/sheet/title", test_title);
  g_test_add_func ("/exchange/sheet/xlsx-with-commas", test_xlsx_of_a_country_with_commas);
  g_test_add_func ("/exchange/sheet/json", test_json);
  g_test_add_func ("/exchange/sheet/foreign-xlsx", test_foreign_xlsx);
  g_test_add_func ("/exchange/sheet/ods", test_ods);
  g_test_add_func ("/exchange/sheet/foreign-json", test_foreign_json);
  g_test_add_func ("/exchange/sheet/broken", test_broken);
  g_test_add_func ("/exchange/sheet/atomic", test_atomic);
  g_test_add_func ("/exchange/sheet/full", test_full);
  g_test_add_func ("/exchange/sheet/no-room", test_no_room);
  result = g_test_run ();
  scratch_clean ();

  return result;
}
