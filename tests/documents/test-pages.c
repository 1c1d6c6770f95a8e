/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents have as many pages as they need, nothing runs over an edge, and a PDF is written whole
 * or not at all. */

#include <glib/gstdio.h>
#include <string.h>

#include "clients.h"
#include "sa-address-list.h"
#include "sa-blocks.h"
#include "sa-client-sheet.h"
#include "sa-error.h"
#include "sa-flow-pages.h"
#include "sa-home.h"
#include "sa-labels.h"
#include "sa-list-pages.h"
#include "sa-log.h"
#include "sa-page-frame.h"
#include "sa-postal.h"

const char *__lsan_default_suppressions (void);

/* Asked for by the leak checker when there is one: Fontconfig keeps its cache until the end. */
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

static SaStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  SaStore *store = sa_store_open (":memory:", NULL, &error);

  g_assert_no_error (error);
  return store;
}

static gint64
save (SaStore *store, SaRecord *record)
{
  g_autoptr (GError) error = NULL;

  sa_change_begin (store, "Set up", &error);
  sa_store_save (store, record, &error);
  g_assert_no_error (error);
  sa_change_commit (store, &error);
  g_assert_no_error (error);
  return sa_record_get_row (record);
}

static gint64
add_client (SaStore *store, const char *name, const char *street)
{
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));

  sa_record_set_text (record, SA_ORGANISATION_NAME, name);
  sa_record_set_text (record, SA_ORGANISATION_ROLES, "client,supplier");
  sa_record_set_text (record, SA_ORGANISATION_STREET, street);
  sa_record_set_text (record, SA_ORGANISATION_POSTCODE, street != NULL ? "90-001" : NULL);
  sa_record_set_text (record, SA_ORGANISATION_CITY, street != NULL ? "Łódź" : NULL);
  sa_record_set_text (record, SA_ORGANISATION_COUNTRY, "PL");
  sa_record_set_text (record, SA_ORGANISATION_PHONES, "+48 42 000 11 22\twork");
  return save (store, record);
}

static void
add_calls (SaStore *store, gint64 organisation, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (SaRecord) call = sa_record_new (sa_store_get_type_named (store, "interaction"));

      sa_record_set_text (call, SA_INTERACTION_SUBJECT, "A long talk about the prices of the year");
      sa_record_set_text (call, SA_INTERACTION_KIND, "call");
      sa_record_set_text (call, SA_INTERACTION_AT, "2026-01-05T10:00:00Z[Europe/Warsaw]");
      sa_record_set_number (call, SA_INTERACTION_ORGANISATION, organisation);
      sa_record_set_text (call, SA_INTERACTION_OUTCOME, "They will call back on Monday");
      save (store, call);
    }
}

/* What is drawn keeps away from every edge, and there is something. */
static void
assert_within (SaPages *pages, double edge)
{
  const SaPaper *paper = sa_pages_get_paper (pages);

  for (int i = 0; i < sa_pages_count (pages); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      sa_pages_draw (pages, i, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (width, >, 0);
      g_assert_cmpfloat (x, >=, edge);
      g_assert_cmpfloat (y, >=, edge);
      g_assert_cmpfloat (x + width, <=, paper->width - edge);
      g_assert_cmpfloat (y + height, <=, paper->height - edge);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_client_sheet (void)
{
  g_autoptr (SaStore) store = open_store ();
  gint64 row = add_client (store, "Hotel Pod Bardzo Długą Nazwą, Która Nie Mieści Się w Wierszu",
                           "ul. Piotrkowska 1");
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) one = sa_client_sheet_new (store, row, sa_paper_a4 (), &error);
  g_autoptr (SaPages) more = NULL;
  g_autoptr (SaPages) letter = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sa_pages_count (one), ==, 1);
  assert_within (one, sa_paper_a4 ()->margin / 2);
  add_calls (store, row, 30);
  more = sa_client_sheet_new (store, row, sa_paper_a4 (), &error);
  g_assert_cmpint (sa_pages_count (more), ==, 2);
  assert_within (more, sa_paper_a4 ()->margin / 2);
  letter = sa_client_sheet_new (store, row, sa_paper_letter (), &error);
  assert_within (letter, sa_paper_letter ()->margin / 2);
  g_assert_null (sa_client_sheet_new (store, row + 50, sa_paper_a4 (), &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
}

static void
test_long_text (void)
{
  SaInk *ink = sa_ink_new ();
  g_autoptr (SaBlocks) blocks = sa_blocks_new (ink, sa_page_frame_width (sa_paper_a4 ()));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SaPages) pages = NULL;

  for (int i = 0; i < 4000; i++)
    g_string_append (text, "soda ");
  sa_blocks_heading (blocks, "Notes");
  sa_blocks_paragraph (blocks, text->str);
  pages = sa_flow_pages_new ("Long", sa_paper_a4 (), ink, sa_blocks_get_slices (blocks));
  g_assert_cmpint (sa_pages_count (pages), >, 2);
  assert_within (pages, sa_paper_a4 ()->margin / 2);
}

static SaPages *
list_clients (SaStore *store)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  SaPages *pages = sa_address_list_new (store, query, sa_paper_a4 (), &error);

  g_assert_no_error (error);
  return pages;
}

/* Long names and addresses take the lines they need, and keep off the foot all the same. */
static void
test_long_entries (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaPages) short_ones = NULL;
  g_autoptr (SaPages) long_ones = NULL;
  int steps = 1;

  for (int i = 0; i < 250; i++)
    add_client (store, "Firma", "ul. Wodna 3");
  short_ones = list_clients (store);
  for (int i = 0; i < 250; i++)
    add_client (store,
                "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe Napojów Chłodzących „Źródełko” "
                "Stanisław Brzęczyszczykiewicz i Wspólnicy sp. z o.o. sp. k.",
                "ul. Generała Stanisława Sosabowskiego 123 m. 45\nwejście od podwórza\n3\n4\n5\n6"
                "\n7\n8\n9\n10");
  long_ones = list_clients (store);
  g_assert_cmpint (sa_pages_count (long_ones), >, 3 * sa_pages_count (short_ones));
  assert_within (long_ones, sa_paper_a4 ()->margin / 2);
  /* Measured bit by bit, or all at once when they are counted. */
  g_clear_object (&short_ones);
  short_ones = list_clients (store);
  while (!sa_pages_measure (short_ones))
    steps++;
  g_assert_cmpint (steps, ==, 3);
  g_assert_cmpint (sa_pages_count (short_ones), ==, sa_pages_count (long_ones));
}

static void
add_colleague (SaStore *store, gint64 organisation, const char *country)
{
  g_autoptr (SaRecord) person = sa_record_new (sa_store_get_type_named (store, "person"));

  sa_record_set_text (person, SA_PERSON_NAME, "Jan Nowak");
  sa_record_set_number (person, SA_PERSON_STAFF, 1);
  sa_record_set_text (person, SA_PERSON_COUNTRY, country);
  if (organisation != 0)
    sa_record_set_number (person, SA_PERSON_ORGANISATION, organisation);
  save (store, person);
}

static char *
address_in (SaStore *store, const char *country)
{
  g_autofree char *home = sa_home_country (store);
  g_autoptr (SaRecord) record = sa_record_new (sa_store_get_type_named (store, "organisation"));

  sa_record_set_text (record, SA_ORGANISATION_CITY, "Miasto");
  sa_record_set_text (record, SA_ORGANISATION_REGION, "Kraina");
  sa_record_set_text (record, SA_ORGANISATION_COUNTRY, country);
  return sa_postal_address (record, home);
}

/* Home is where most of the staff are; only letters that leave it name a country. */
static void
test_home (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autofree char *nowhere = address_in (store, NULL);
  g_autofree char *by_locale = sa_home_country (store);
  g_autofree char *home = NULL;
  g_autofree char *abroad = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *untold = NULL;
  g_autofree char *now = NULL;

  g_assert_cmpstr (nowhere, ==, "Miasto\nKraina");
  g_assert_null (by_locale); /* tests run in the C locale */
  add_colleague (store, add_client (store, "Nasza Hurtownia", "ul. Wodna 3"), "DE");
  home = address_in (store, "PL");
  abroad = address_in (store, "CZ");
  unknown = address_in (store, "Śródziemie");
  untold = address_in (store, NULL);
  g_assert_cmpstr (home, ==, "Miasto");
  g_assert_cmpstr (untold, ==, "Miasto");
  g_assert_cmpstr (abroad, ==, "Miasto\nCZECHIA");
  g_assert_cmpstr (unknown, ==, "Miasto\nKraina\nŚRÓDZIEMIE");
  add_colleague (store, 0, "CZ");
  add_colleague (store, 0, "CZ");
  now = sa_home_country (store);
  g_assert_cmpstr (now, ==, "CZ");
}

static void
test_address_list (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) pages = NULL;

  g_assert_null (sa_address_list_new (store, query, sa_paper_a4 (), &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Firma %02d", i);

      add_client (store, name, i % 3 != 0 ? "ul. Wodna 3" : NULL);
    }
  pages = sa_address_list_new (store, query, sa_paper_a4 (), &error);
  g_assert_no_error (error);
  g_assert_cmpint (sa_pages_count (pages), ==, 3);
  assert_within (pages, sa_paper_a4 ()->margin / 2);
}

static SaPages *
list_fields (SaStore *store, const int *fields, guint n)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  SaPages *pages = sa_list_pages_new (store, query, fields, n, sa_paper_a4 (), &error);

  g_assert_no_error (error);
  return pages;
}

/* A few columns stand upright, more lie down, and what has no room is named. */
static void
test_list (void)
{
  const int fields[] = { SA_ORGANISATION_CITY,   SA_QUERY_TITLE,           SA_QUERY_STATE,
                         SA_ORGANISATION_PHONES, SA_ORGANISATION_EMAILS,   SA_ORGANISATION_REP,
                         SA_ORGANISATION_TAX_ID, SA_ORGANISATION_WEBSITES, SA_ORGANISATION_NOTES };
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaPages) few = NULL;
  g_autoptr (SaPages) more = NULL;
  g_autoptr (SaPages) all = NULL;
  g_autofree char *none = NULL;
  g_autofree char *note = NULL;

  for (int i = 0; i < 90; i++)
    add_client (store, i == 40 ? "Przedsiębiorstwo Handlu Napojami „Źródełko” sp. z o.o." : "Firma",
                "ul. Wodna 3");
  few = list_fields (store, fields, 4);
  more = list_fields (store, fields, 6);
  all = list_fields (store, fields, G_N_ELEMENTS (fields));
  g_assert_true (sa_pages_get_paper (few) == sa_paper_a4 ());
  g_assert_cmpfloat (sa_pages_get_paper (more)->width, ==, sa_paper_a4 ()->height);
  none = sa_pages_get_note (more);
  note = sa_pages_get_note (all);
  g_assert_null (none);
  g_assert_cmpstr (note, ==, "No room on the paper for: Website, Notes");
  g_assert_cmpint (sa_pages_count (few), >, 1);
  g_assert_cmpint (sa_pages_count (more), >, sa_pages_count (few));
  assert_within (few, sa_paper_a4 ()->margin / 2);
  assert_within (more, sa_paper_a4 ()->margin / 2);
  assert_within (all, sa_paper_a4 ()->margin / 2);
}

static void
assert_sheet (SaStore *store, const SaQuery *query, const SaLabelSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) labels = sa_labels_new (store, query, sheet, 0, &error);
  g_autofree char *note = NULL;
  int per_sheet = sheet->columns * sheet->rows;
  double right = sheet->left + (sheet->columns - 1) * sheet->across + sheet->width;
  double bottom = sheet->top + (sheet->rows - 1) * sheet->down + sheet->height;

  g_assert_no_error (error);
  g_assert_true (sa_label_sheet_find (sheet->name) == sheet);
  note = sa_pages_get_note (labels);
  g_assert_cmpstr (note, ==, "1 record has no address and was left out");
  g_assert_cmpint (sa_pages_count (labels), ==, (24 + per_sheet - 1) / per_sheet);
  g_assert_cmpfloat (right, <=, sheet->paper->width + 0.1);
  g_assert_cmpfloat (bottom, <=, sheet->paper->height + 0.1);
  assert_within (labels, 2);
}

static void
test_labels (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, "organisation"));
  g_autoptr (GError) error = NULL;
  const SaLabelSheet *sheets;
  guint n_sheets;

  add_client (store, "No Address", NULL);
  g_assert_null (sa_labels_new (store, query, sa_label_sheet_default (), 0, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
  for (int i = 0; i < 24; i++)
    add_client (store, "Przedsiębiorstwo Wielobranżowe o Nazwie Dłuższej niż Etykieta sp. z o.o.",
                "ul. Generała Stanisława Sosabowskiego 123 m. 45, wejście od podwórza");
  sheets = sa_label_sheets (&n_sheets);
  for (guint i = 0; i < n_sheets; i++)
    assert_sheet (store, query, &sheets[i]);
}

static void
test_label_at_work (void)
{
  g_autoptr (SaStore) store = open_store ();
  g_autoptr (SaRecord) anna = sa_record_new (sa_store_get_type_named (store, "person"));
  g_autoptr (SaQuery) people = sa_query_new (sa_store_get_type_named (store, "person"));
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) labels = NULL;

  sa_record_set_text (anna, SA_PERSON_NAME, "Anna Nowak");
  sa_record_set_number (anna, SA_PERSON_ORGANISATION, add_client (store, "Acme", "ul. Wodna 3"));
  save (store, anna);
  /* On the last label of a sheet begun before. */
  labels = sa_labels_new (store, people, sa_label_sheet_find ("3x8"), 24 + 23, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sa_pages_count (labels), ==, 1);
  assert_within (labels, 2);
}

static void
test_pdf (void)
{
  g_autoptr (SaStore) store = open_store ();
  gint64 row = add_client (store, "Acme", "ul. Wodna 3");
  g_autofree char *folder = g_dir_make_tmp ("sa-pages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "acme.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "place.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad = g_file_new_for_path (nowhere);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SaPages) pages = sa_client_sheet_new (store, row, sa_paper_a4 (), &error);
  gsize length;

  g_assert_true (sa_pages_write_pdf (pages, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  g_assert_cmpuint (length, >, 2000);
  g_assert_cmpint (memcmp (content, "%PDF-", 5), ==, 0);
  g_assert_nonnull (g_strrstr_len (content + length - 16, 16, "%%EOF"));
  g_assert_false (sa_pages_write_pdf (pages, bad, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_FAILED);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_paper (void)
{
  g_assert_true (sa_paper_find ("A4") == sa_paper_a4 ());
  g_assert_true (sa_paper_find ("na_letter") == sa_paper_letter ());
  g_assert_null (sa_paper_find ("papyrus"));
  g_assert_nonnull (sa_paper_default ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/client-sheet", test_client_sheet);
  g_test_add_func ("/documents/long-text", test_long_text);
  g_test_add_func ("/documents/address-list", test_address_list);
  g_test_add_func ("/documents/list", test_list);
  g_test_add_func ("/documents/long-entries", test_long_entries);
  g_test_add_func ("/documents/home", test_home);
  g_test_add_func ("/documents/labels", test_labels);
  g_test_add_func ("/documents/label-at-work", test_label_at_work);
  g_test_add_func ("/documents/pdf", test_pdf);
  g_test_add_func ("/documents/paper", test_paper);
  return g_test_run ();
}
