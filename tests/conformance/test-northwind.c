/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Northwind's customers, suppliers and employees, imported with no mapping given: every value of
 * every row is where it belongs, importing twice changes nothing, and undoing leaves what was there
 * before.
 */

#include "clients.h"
#include "sa-find.h"
#include "sa-import.h"
#include "sa-table-open.h"
#include "sa-validate.h"
#include "shared-data.h"

#include <locale.h>
#include <string.h>

/* Where a column of Northwind must have gone. */
typedef struct
{
  const char *header;
  const char *field; /* "person.name" for the person at the organisation */
} Place;

static const Place organisation_places[] = {
  { "CustomerID", "code" },
  { "SupplierID", "code" },
  { "CompanyName", "name" },
  { "ContactName", "person.name" },
  { "ContactTitle", "person.job" },
  { "Address", "street" },
  { "City", "city" },
  { "Region", "region" },
  { "PostalCode", "postcode" },
  { "Country", "country" },
  { "Phone", "phones" },
  { "Fax", "fax" },
  { "HomePage", "websites" },
};

static const Place person_places[] = {
  { "EmployeeID", "code" },   { "LastName", "family_name" },   { "FirstName", "given_name" },
  { "Title", "job" },         { "TitleOfCourtesy", "prefix" }, { "BirthDate", "birthday" },
  { "HireDate", "hired" },    { "Address", "street" },         { "City", "city" },
  { "Region", "region" },     { "PostalCode", "postcode" },    { "Country", "country" },
  { "HomePhone", "phones" },  { "Extension", "extension" },    { "Notes", "notes" },
  { "ReportsTo", "manager" }, { "PhotoPath", "photo_link" },
};

static SaImportCounts
import_file (SaStore *store, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaImport) import = sa_import_new (file, NULL, store, NULL, &error);
  SaImportCounts dry, counts;

  g_assert_no_error (error);
  sa_import_dry_run (import, store, NULL, NULL, NULL, &dry, &error);
  g_assert_no_error (error);
  sa_import_run (import, store, NULL, NULL, NULL, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dry.added, ==, counts.added);
  g_assert_cmpint (dry.same, ==, counts.same);
  g_assert_cmpint (counts.changed + counts.doubtful + counts.rejected, ==, 0);
  return counts;
}

static gboolean
append_record (SaRecord *record, gpointer data, GError **error)
{
  GString *text = data;
  g_autofree char *id = sa_record_dup_id (record);

  g_string_append_printf (text, "%s %s", id, sa_record_meta (record)->state);
  for (guint i = 0; i < sa_type_get_n_fields (sa_record_get_record_type (record)); i++)
    {
      g_autofree char *plain = sa_record_plain (record, i);

      g_string_append_printf (text, "|%s", plain != NULL ? plain : "");
    }
  g_string_append_c (text, '\n');
  return TRUE;
}

static char *
dump (SaStore *store)
{
  GPtrArray *types = sa_model_get_types (sa_store_get_model (store));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < types->len; i++)
    {
      g_autoptr (SaQuery) query = sa_query_new (g_ptr_array_index (types, i));
      g_autoptr (GError) error = NULL;

      sa_query_sort (query, SA_QUERY_CREATED, FALSE);
      sa_store_foreach (store, query, append_record, text, &error);
      g_assert_no_error (error);
    }
  return g_string_free (text, FALSE);
}

static SaRecord *
find_record (SaStore *store, const char *type_name, int field, const char *value)
{
  g_autoptr (SaQuery) query = sa_query_new (sa_store_get_type_named (store, type_name));
  g_autoptr (GPtrArray) found = NULL;

  sa_query_where (query, field, SA_OP_IS, value);
  if (g_str_equal (type_name, "person"))
    sa_query_where (query, SA_PERSON_STAFF, SA_OP_IS, "1");
  found = sa_store_find (store, query, 0, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static SaRecord *
find_contact (SaStore *store, SaRecord *organisation)
{
  g_autoptr (GPtrArray) people = sa_store_find_referring (
      store, "person", SA_PERSON_ORGANISATION, sa_record_get_row (organisation), 0, NULL);

  g_assert_cmpuint (people->len, ==, 1);
  return g_object_ref (g_ptr_array_index (people, 0));
}

/* Letters and digits of a text: spaces and line breaks may be tidied, nothing else. */
static char *
bare (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (out, *text);
  return g_string_free (out, FALSE);
}

static void
assert_placed (SaStore *store, SaRecord *record, const char *field_name, const char *text)
{
  int index = sa_type_find_field (sa_record_get_record_type (record), field_name);
  const SaField *field = sa_type_get_field (sa_record_get_record_type (record), index);
  g_autofree char *value = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  if (field->kind == SA_KIND_REFERENCE)
    {
      g_autoptr (SaRecord) other = sa_store_get (store, sa_record_number (record, index), NULL);

      g_assert_nonnull (other);
      g_assert_cmpstr (sa_record_text (other, SA_PERSON_CODE), ==, text);
      return;
    }
  if (field->kind == SA_KIND_COUNTRY)
    expected = sa_validate_country (text, NULL);
  else if (strchr (text, '#') != NULL && field->kind == SA_KIND_URL)
    {
      g_auto (GStrv) parts = g_strsplit (text, "#", 3);

      expected = bare (parts[1]);
    }
  else
    expected = bare (text);
  value = sa_record_first (record, index);
  actual = bare (field->kind == SA_KIND_LONG_TEXT ? sa_record_text (record, index) : value);
  g_assert_cmpstr (actual, ==, expected);
}

static void
check_row (SaStore *store, SaRecord *record, const char *const *header, const SaTableRow *row,
           const Place *places, guint n_places)
{
  guint n_placed = 0;
  guint n_filled = 0;

  for (guint i = 0; header[i] != NULL; i++)
    {
      if (row->lengths[i] == 0)
        continue;
      n_filled++;
      for (guint j = 0; j < n_places; j++)
        if (g_str_equal (places[j].header, header[i]))
          {
            const char *dot = strchr (places[j].field, '.');
            g_autoptr (SaRecord) contact = dot != NULL ? find_contact (store, record) : NULL;

            assert_placed (store, dot != NULL ? contact : record,
                           dot != NULL ? dot + 1 : places[j].field, row->cells[i]);
            n_placed++;
          }
    }
  g_assert_cmpuint (n_placed, ==, n_filled);
}

/* Every row of the file against what is in the store. */
static void
check_file (SaStore *store, const char *folder, const char *name, const char *type, int code,
            const Place *places, guint n_places)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SaTableReader) reader = sa_table_reader_open (file, NULL, &error);
  const char *const *header;
  SaTableRow row;

  g_assert_no_error (error);
  header = sa_table_reader_header (reader, NULL);
  while (sa_table_reader_next (reader, &row, &error))
    {
      g_autofree char *id = g_strstrip (g_strdup (row.cells[0]));
      g_autoptr (SaRecord) record = find_record (store, type, code, id);

      check_row (store, record, header, &row, places, n_places);
    }
  g_assert_no_error (error);
}

static void
test_northwind (void)
{
  static const char *const files[] = { "employees.csv", "customers.csv", "suppliers.csv" };
  static const int sizes[] = { 9, 93, 29 };
  g_autofree char *folder = shared_data ("northwind");
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *after = NULL;
  gint64 groups[3];

  if (folder == NULL)
    return;
  store = sa_store_open (":memory:", NULL, &error);
  g_assert_no_error (error);
  before = dump (store);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      SaImportCounts counts = import_file (store, folder, files[i]);

      g_assert_cmpint (counts.added, ==, sizes[i]);
      groups[i] = counts.group;
    }
  check_file (store, folder, "employees.csv", "person", SA_PERSON_CODE, person_places,
              G_N_ELEMENTS (person_places));
  check_file (store, folder, "customers.csv", "organisation", SA_ORGANISATION_CODE,
              organisation_places, G_N_ELEMENTS (organisation_places));
  check_file (store, folder, "suppliers.csv", "organisation", SA_ORGANISATION_CODE,
              organisation_places, G_N_ELEMENTS (organisation_places));
  once = dump (store);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      SaImportCounts counts = import_file (store, folder, files[i]);

      g_assert_cmpint (counts.same, ==, sizes[i]);
      g_assert_cmpint (counts.group, ==, 0);
    }
  twice = dump (store);
  g_assert_cmpstr (once, ==, twice);
  for (guint i = G_N_ELEMENTS (files); i > 0; i--)
    {
      g_assert_cmpint (sa_store_undo_change (store, groups[i - 1], NULL, NULL, NULL, &error), ==,
                       groups[i - 1]);
      g_assert_no_error (error);
    }
  after = dump (store);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/northwind", test_northwind);
  return g_test_run ();
}
