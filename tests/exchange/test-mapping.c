/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns find their fields by their headers, and mappings survive being written down. */

#include "sa-error.h"
#include "sa-label.h"
#include "sa-mapping.h"

#include <locale.h>

static SaMapping *
guess (const char *file_name, const char *const *header)
{
  g_autoptr (SaModel) model = sa_model_new ();

  return sa_mapping_guess (model, file_name, header, NULL);
}

static void
assert_targets (const SaMapping *mapping, const char *const *targets)
{
  g_assert_cmpuint (mapping->columns->len, ==, g_strv_length ((GStrv) targets));
  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *target = sa_mapping_get_target (mapping, i);

      g_assert_cmpstr (target, ==, targets[i]);
    }
}

static void
assert_constant (const SaMapping *mapping, const char *target, const char *value)
{
  for (guint i = 0; i < mapping->constants->len; i++)
    {
      const SaMappingConstant *constant = g_ptr_array_index (mapping->constants, i);
      g_autofree char *name = sa_mapping_constant_target (mapping, i);

      if (g_str_equal (name, target))
        {
          g_assert_cmpstr (constant->value, ==, value);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_northwind (void)
{
  static const char *const customers[] = { "CustomerID",   "CompanyName", "ContactName",
                                           "ContactTitle", "Address",     "City",
                                           "Region",       "PostalCode",  "Country",
                                           "Phone",        "Fax",         NULL };
  static const char *const customer_targets[] = { "code",    "name",   "person.name", "person.job",
                                                  "street",  "city",   "region",      "postcode",
                                                  "country", "phones", "fax",         NULL };
  static const char *const employees[] = {
    "EmployeeID", "LastName",  "FirstName", "Title",     "TitleOfCourtesy", "BirthDate",
    "HireDate",   "Address",   "City",      "Region",    "PostalCode",      "Country",
    "HomePhone",  "Extension", "Notes",     "ReportsTo", "PhotoPath",       NULL
  };
  static const char *const employee_targets[] = {
    "code",          "family_name", "given_name", "job",     "prefix",     "birthday",
    "hired",         "street",      "city",       "region",  "postcode",   "country",
    "phones (home)", "extension",   "notes",      "manager", "photo_link", NULL
  };
  g_autoptr (SaMapping) one = guess ("customers.csv", customers);
  g_autoptr (SaMapping) other = guess ("employees.csv", employees);

  g_assert_cmpstr (sa_type_get_name (one->type), ==, "organisation");
  assert_targets (one, customer_targets);
  assert_constant (one, "roles", "client");
  assert_constant (one, "state", "active");
  g_assert_true (sa_mapping_check (one, NULL));

  g_assert_cmpstr (sa_type_get_name (other->type), ==, "person");
  assert_targets (other, employee_targets);
  assert_constant (other, "staff", "1");
  g_assert_true (sa_mapping_check (other, NULL));
}

static void
test_polish (void)
{
  static const char *const header[] = { "Nazwa firmy",
                                        "NIP",
                                        "Ulica",
                                        "KOD POCZTOWY",
                                        "miasto",
                                        "województwo",
                                        "Kraj",
                                        "Telefon",
                                        "E-mail",
                                        "Osoba kontaktowa",
                                        "Opiekun",
                                        "Uwagi",
                                        "Limit kredytowy",
                                        NULL };
  static const char *const targets[] = { "name",         "tax_id",      "street",  "postcode",
                                         "city",         "region",      "country", "phones",
                                         "emails",       "person.name", "rep",     "notes",
                                         "credit_limit", NULL };
  static const char *const contacts[] = { "Imię",    "Nazwisko", "Firma",     "Stanowisko",
                                          "Komórka", "Telefon",  "NIP firmy", NULL };
  static const char *const contact_targets[] = { "given_name",          "family_name",
                                                 "organisation",        "job",
                                                 "phones (mobile)",     "phones",
                                                 "organisation.tax_id", NULL };
  static const char *const places[] = { "Nazwa", "Ulica", "Kod", "Miasto", NULL };
  static const char *const place_targets[] = { "name", "street", "postcode", "city", NULL };
  static const char *const codes[] = { "Kod", "Nazwa", "Miasto", NULL };
  static const char *const code_targets[] = { "code", "name", "city", NULL };
  g_autoptr (SaMapping) of_places = guess ("klienci.csv", places);
  g_autoptr (SaMapping) of_codes = guess ("klienci.csv", codes);
  g_autoptr (SaMapping) mapping = guess ("dostawcy.csv", header);
  g_autoptr (SaMapping) people = guess ("kontakty.csv", contacts);

  g_assert_cmpstr (sa_type_get_name (mapping->type), ==, "organisation");
  assert_constant (mapping, "roles", "supplier");
  assert_targets (mapping, targets);
  assert_targets (of_places, place_targets);
  assert_targets (of_codes, code_targets);
  g_assert_cmpstr (sa_type_get_name (people->type), ==, "person");
  assert_targets (people, contact_targets);
}

/* The files of Outlook have the title of a name and that of a job, and two addresses. */
static void
test_outlook (void)
{
  static const char *const header[] = { "Title",
                                        "First Name",
                                        "Last Name",
                                        "Company",
                                        "Job Title",
                                        "Business Street",
                                        "Business City",
                                        "Business Country/Region",
                                        "Home Street",
                                        "Home Street 2",
                                        "Home City",
                                        "Home State",
                                        "Home Postal Code",
                                        "Home Country/Region",
                                        "Home Phone",
                                        NULL };
  static const char *const targets[] = {
    "prefix",      "given_name",    "family_name",     "organisation",   "job",
    "street",      "city",          "country",         "street (home)",  "street (home)",
    "city (home)", "region (home)", "postcode (home)", "country (home)", "phones (home)",
    NULL
  };
  static const char *const jobs[] = { "Job Title", "First Name", "Last Name", "Title", NULL };
  static const char *const job_targets[] = { "job", "given_name", "family_name", "prefix", NULL };
  static const char *const alone[] = { "Title", "First Name", "Last Name", NULL };
  static const char *const alone_targets[] = { "job", "given_name", "family_name", NULL };
  static const char *const polish[] = {
    "Tytuł", "Imię", "Nazwisko", "Adres domowy - ulica", "Adres domowy - miejscowość", NULL
  };
  static const char *const polish_targets[] = { "prefix",        "given_name",  "family_name",
                                                "street (home)", "city (home)", NULL };
  g_autoptr (SaMapping) mapping = guess ("contacts.csv", header);
  g_autoptr (SaMapping) of_jobs = guess ("contacts.csv", jobs);
  g_autoptr (SaMapping) of_alone = guess ("contacts.csv", alone);
  g_autoptr (SaMapping) of_polish = guess ("kontakty.csv", polish);
  g_autoptr (GError) error = NULL;

  assert_targets (mapping, targets);
  sa_mapping_check (mapping, &error);
  g_assert_no_error (error);
  assert_targets (of_jobs, job_targets);
  assert_targets (of_alone, alone_targets);
  assert_targets (of_polish, polish_targets);
  g_assert_true (sa_mapping_set_target (mapping, 13, "country", NULL));
  g_assert_false (sa_mapping_check (mapping, NULL));
}

/* The files of Google number everything, and say what kind of value each is. */
static void
test_google (void)
{
  static const char *const header[] = { "First Name",
                                        "Last Name",
                                        "Name Prefix",
                                        "Organization Name",
                                        "Organization Title",
                                        "Organization Department",
                                        "Labels",
                                        "E-mail 1 - Label",
                                        "E-mail 1 - Value",
                                        "E-mail 2 - Label",
                                        "E-mail 2 - Value",
                                        "Phone 1 - Label",
                                        "Phone 1 - Value",
                                        "Address 1 - Label",
                                        "Address 1 - Formatted",
                                        "Address 1 - Street",
                                        "Address 1 - City",
                                        "Address 1 - PO Box",
                                        "Address 1 - Region",
                                        "Address 1 - Postal Code",
                                        "Address 1 - Country",
                                        "Address 1 - Extended Address",
                                        "Website 1 - Label",
                                        "Website 1 - Value",
                                        NULL };
  static const char *const targets[] = { "given_name",
                                         "family_name",
                                         "prefix",
                                         "organisation",
                                         "job",
                                         "department",
                                         "categories",
                                         "emails (kind)",
                                         "emails",
                                         "emails (kind)",
                                         "emails",
                                         "phones (kind)",
                                         "phones",
                                         "-",
                                         "-",
                                         "street",
                                         "city",
                                         "-",
                                         "region",
                                         "postcode",
                                         "country",
                                         "street",
                                         "websites (kind)",
                                         "websites",
                                         NULL };
  g_autoptr (SaMapping) mapping = guess ("contacts.csv", header);
  g_autofree char *text = sa_mapping_to_text (mapping);
  g_autoptr (SaMapping) saved = sa_mapping_parse (mapping->model, NULL, text, NULL);

  assert_targets (mapping, targets);
  g_assert_true (sa_mapping_check (mapping, NULL));
  assert_targets (saved, targets);
}

/* What the columns are called in offices: each header for itself. */
static void
test_office_words (void)
{
  static const struct
  {
    const char *type;
    const char *headers;
    const char *target;
  } words[] = {
    { "organisation",
      "Kontrahent|Nazwa kontrahenta|KLIENT|Nazwa klienta|Odbiorca|Dostawca|Nabywca|Pełna nazwa|"
      "Nazwa pełna|Nazwa1|Customer Name|Client|Client Name|Business Name|Supplier Name|Vendor",
      "name" },
    { "organisation", "Kod kontrahenta|Akronim|Customer No. (ours)", "code" },
    { "organisation", "Telefon|Telefon kontaktowy|Numer telefonu|Tel.|Telefon 2|Telefon klienta",
      "phones" },
    { "organisation", "Tel. kom.|Komórka|Telefon (kom.)", "phones (mobile)" },
    { "organisation", "Telefon osoby kontaktowej", "person.phones" },
    { "organisation", "Osoba kontaktowa|Osoba do kontaktu|Contact person", "person.name" },
    { "organisation", "Ulica i numer|Ulica i nr|Ul.|Adres siedziby|Adres kontrahenta", "street" },
    { "organisation", "Komentarz|Uwagi|Remarks", "notes" },
    { "organisation", "Przedstawiciel handlowy|Opiekun klienta|Salesperson", "rep" },
    { "organisation", "Grupa|Kategoria|Grupa (rabat)", "categories" },
    { "organisation", "Strona internetowa|Adres www|Web page", "websites" },
    { "organisation", "Termin zapłaty|Termin płatności (dni)|Payment terms (days)",
      "payment_days" },
    { "organisation", "Numer konta|Nr rachunku|Rachunek bankowy", "iban" },
    { "organisation", "Limit kredytu (PLN)", "credit_limit" },
    { "organisation", "Data ostatniego kontaktu", "last_contact" },
    { "organisation", "NIP kontrahenta|Numer NIP", "tax_id" },
    { "organisation", "Customer City|Miasto klienta", "city" },
    { "person", "Kontrahent|Klient|Nazwa firmy|Customer Name|Company", "organisation" },
    { "person", "Telefon służbowy|Telefon służbowy 2|Business Phone", "phones (work)" },
    { "person", "Telefon domowy|Home Phone", "phones (home)" },
    { "person", "Faks służbowy|Business Fax", "fax" },
    { "person", "Adres służbowy - ulica|Business Street", "street" },
    { "person", "Adres służbowy - miejscowość|Business City", "city" },
    { "person", "Adres służbowy - kod pocztowy|Business Postal Code", "postcode" },
    { "person", "Adres służbowy - województwo|Business State", "region" },
    { "person", "Adres służbowy - kraj/region|Business Country/Region", "country" },
    { "person", "Adres e-mail|Adres e-mail 2|E-mail 2 Address", "emails" },
    { "person", "Sufiks|Suffix", "suffix" },
    { "person", "Job Title|Stanowisko", "job" },
    { "person", "Web Page|Strona sieci Web", "websites" },
    { "person", "NIP firmy|Company VAT number", "organisation.tax_id" },
    { "person", "Adres firmy|Company address", "organisation.street" },
    { "lead", "Firma|Klient|Kontrahent|Customer Name", "organisation_name" },
    { "lead", "Osoba do kontaktu|Imię i nazwisko|Contact person", "person_name" },
    { "lead", "Zainteresowanie / Produkt|Produkty", "interest" },
    { "lead", "Telefon kontaktowy|Numer telefonu", "phones" },
    { "interaction", "Kontrahent|Klient|Customer", "organisation" },
  };
  g_autoptr (SaModel) model = sa_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) headers = g_strsplit (words[i].headers, "|", -1);

      for (char **header = headers; *header != NULL; header++)
        {
          const char *const row[] = { *header, NULL };
          g_autoptr (SaMapping)
              mapping = sa_mapping_guess (model, NULL, row, sa_model_find (model, words[i].type));
          g_autofree char *target = sa_mapping_get_target (mapping, 0);

          g_test_message ("%s: %s", words[i].type, *header);
          g_assert_cmpstr (target, ==, words[i].target);
        }
    }
}

/* What this program exports finds its way back, with names, and with labels in either language. */
static void
test_own_headers (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (GPtrArray) types = sa_mapping_list_types (model);

  g_assert_cmpuint (types->len, >=, 5);
  for (guint t = 0; t < types->len * 3; t++)
    {
      SaType *type = g_ptr_array_index (types, t / 3);
      guint n = sa_type_get_n_fields (type);
      g_auto (GStrv) header = g_new0 (char *, n + 1);
      g_autoptr (SaMapping) mapping = NULL;

      for (guint i = 0; i < n; i++)
        {
          const SaField *field = sa_type_get_field (type, i);
          const char *const names[] = { field->name, field->label,
                                        sa_label_in_polish (field->label) };

          header[i] = g_strdup ((field->flags & SA_FIELD_HIDDEN) != 0 ? field->name : names[t % 3]);
        }
      mapping = sa_mapping_guess (model, NULL, (const char *const *) header, type);
      for (guint i = 0; i < n; i++)
        {
          const SaMappingColumn *column = g_ptr_array_index (mapping->columns, i);
          const SaField *field = sa_type_get_field (type, i);

          g_test_message ("%s: %s", sa_type_get_name (type), header[i]);
          if ((field->flags & SA_FIELD_HIDDEN) == 0 && field->kind != SA_KIND_IMAGE)
            g_assert_cmpint (column->field, ==, (int) i);
        }
    }
}

static void
assert_read (SaRecord *record, guint field, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;

  sa_record_read (record, field, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sa_record_text (record, field), ==, expected);
}

/* Choices and states are understood in Polish by a program that runs in English. */
static void
test_polish_values (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (GPtrArray) types = sa_mapping_list_types (model);
  static const char *const header[] = { "Nazwa", "Stan", NULL };
  static const char *const targets[] = { "name", "state", NULL };
  g_autoptr (SaMapping) mapping = guess ("firmy.csv", header);

  assert_targets (mapping, targets);
  for (guint t = 0; t < types->len; t++)
    {
      SaType *type = g_ptr_array_index (types, t);
      const SaState *state = sa_type_get_def (type)->states;
      g_autoptr (SaRecord) record = sa_record_new (type);

      for (; state != NULL && state->code != NULL; state++)
        g_assert_true (sa_type_read_state (type, sa_label_in_polish (state->label), NULL) == state);
      for (guint i = 0; i < sa_type_get_n_fields (type); i++)
        for (const SaChoice *choice = sa_type_get_field (type, i)->choices;
             choice != NULL && choice->code != NULL; choice++)
          assert_read (record, i, sa_label_in_polish (choice->label), choice->code);
    }
}

/* The number of the house and of the flat go to the street. */
static void
test_street_parts (void)
{
  static const char *const header[] = { "Nazwa", "Ulica",  "Nr domu", "Nr lokalu",
                                        "Kod",   "Miasto", NULL };
  static const char *const targets[] = { "name",     "street", "street", "street",
                                         "postcode", "city",   NULL };
  static const char *const address[] = { "Company", "Address Line 1", "Address Line 2", "City",
                                         NULL };
  static const char *const address_targets[] = { "name", "street", "street", "city", NULL };
  g_autoptr (SaMapping) mapping = guess ("klienci.csv", header);
  g_autoptr (SaMapping) lines = guess ("clients.csv", address);

  assert_targets (mapping, targets);
  assert_targets (lines, address_targets);
  g_assert_true (sa_mapping_check (mapping, NULL));
}

/* Who came to the stand and what for are leads, though nothing is called their subject; who came is
 * a list of people. */
static void
test_trade_show (void)
{
  static const char *const header[] = {
    "Firma", "Osoba", "Stanowisko", "E-mail", "Zainteresowanie / Produkt", "Uwagi", NULL
  };
  static const char *const targets[] = { "organisation_name", "person_name", "job", "emails",
                                         "interest",          "notes",       NULL };
  static const char *const people[] = { "Firma", "Osoba", "Stanowisko", "E-mail", "Uwagi", NULL };
  g_autoptr (SaMapping) leads = guess ("targi.xlsx", header);
  g_autoptr (SaMapping) visitors = guess ("targi.xlsx", people);

  g_assert_cmpstr (sa_type_get_name (leads->type), ==, "lead");
  assert_targets (leads, targets);
  g_assert_true (sa_mapping_check (leads, NULL));
  g_assert_cmpstr (sa_type_get_name (visitors->type), ==, "person");
}

/* The words that bookkeeping programs have for clients and suppliers. */
static void
test_roles (void)
{
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaRecord) firm = sa_record_new (sa_model_find (model, "organisation"));
  guint roles = (guint) sa_type_find_field (sa_record_get_record_type (firm), "roles");

  assert_read (firm, roles, "Odbiorca", "client");
  assert_read (firm, roles, "NABYWCA", "client");
  assert_read (firm, roles, "vendor", "supplier");
  assert_read (firm, roles, "Odbiorca/Dostawca", "client,supplier");
  assert_read (firm, roles, "Dostawca / Kontrahent, Partner", "supplier,client,partner");
  g_assert_false (sa_record_read (firm, roles, "Odbiorca/smok", NULL));
}

static void
test_text (void)
{
  static const char *const header[] = { "Company=Name", " odd\nheader", "Since", "Limit", NULL };
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaMapping)
      mapping = sa_mapping_guess (model, NULL, header, sa_model_find (model, "organisation"));
  g_autoptr (GError) error = NULL;
  g_autoptr (SaMapping) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;
  SaMappingColumn *since = g_ptr_array_index (mapping->columns, 2);
  SaMappingColumn *limit = g_ptr_array_index (mapping->columns, 3);

  g_assert_true (sa_mapping_set_target (mapping, 0, "name", NULL));
  g_assert_true (sa_mapping_set_target (mapping, 1, "person.phones (home)", NULL));
  g_assert_true (sa_mapping_set_target (mapping, 2, "last_contact", NULL));
  g_assert_true (sa_mapping_set_target (mapping, 3, "credit_limit", NULL));
  since->date_order = SA_DATE_ORDER_DMY;
  limit->decimal = ',';
  g_assert_true (sa_mapping_set_constant (mapping, "notes", "a = b # c", NULL));
  text = sa_mapping_to_text (mapping);
  again = sa_mapping_parse (model, NULL, text, &error);
  g_assert_no_error (error);
  second = sa_mapping_to_text (again);
  g_assert_cmpstr (text, ==, second);
  g_assert_cmpstr (((SaMappingColumn *) g_ptr_array_index (again->columns, 0))->header, ==,
                   "Company=Name");
  g_assert_cmpstr (((SaMappingColumn *) g_ptr_array_index (again->columns, 1))->header, ==,
                   " odd\nheader");
  assert_constant (again, "notes", "a = b # c");
}

static void
test_text_wrong (void)
{
  static const char *const wrong[] = {
    "",
    "Name = name\n",
    "type: dragon\n",
    "type: organisation\nName\n",
    "type: organisation\nName = nonsense\n",
    "type: organisation\nName = dragon.name\n",
    "type: organisation\nset: roles\n",
    "type: organisation\nset: id = 1\n",
  };
  g_autoptr (SaModel) model = sa_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sa_mapping_parse (model, NULL, wrong[i], &error));
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
    }
}

/* The type may be known otherwise, and fields are called as people call them too. What is called so
 * is told when something is not. */
static void
test_text_by_label (void)
{
  static const char *const targets[] = { "name", "phones (home)", "state", "person.nickname",
                                         NULL };
  g_autoptr (SaModel) model = sa_model_new ();
  SaType *type = sa_model_find (model, "organisation");
  g_autoptr (GError) error = NULL;
  g_autoptr (SaMapping) mapping = sa_mapping_parse (
      model, type, "A = Name\nB = phone (home)\nC = Status\nD = person.Nickname\n", &error);

  g_assert_no_error (error);
  assert_targets (mapping, targets);
  g_assert_null (sa_mapping_parse (model, type, "A = nonsense\n", &error));
  g_assert_nonnull (strstr (error->message, "name, code, "));
}

static void
test_check (void)
{
  static const char *const header[] = { "City", "Name", "Other", NULL };
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaMapping)
      mapping = sa_mapping_guess (model, NULL, header, sa_model_find (model, "organisation"));
  g_autoptr (GError) error = NULL;

  g_assert_true (sa_mapping_check (mapping, NULL));
  g_assert_true (sa_mapping_set_target (mapping, 0, "last_contact", NULL));
  g_assert_true (sa_mapping_set_target (mapping, 2, "last_contact", NULL));
  g_assert_false (sa_mapping_check (mapping, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sa_mapping_set_target (mapping, 0, "-", NULL));
  g_assert_true (sa_mapping_set_target (mapping, 1, "-", NULL));
  g_assert_false (sa_mapping_check (mapping, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
}

static void
test_apply (void)
{
  static const char *const header[] = { "Beta", "Alpha", "Gamma", NULL };
  static const char *const targets[] = { "city", "name", "-", NULL };
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaMapping) saved = sa_mapping_parse (
      model, NULL, "type: lead\nset: lead_source = website\nAlpha = name\nBeta = city\n", NULL);
  g_autoptr (SaMapping) mapping = guess (NULL, header);

  sa_mapping_apply (mapping, saved);
  g_assert_cmpstr (sa_type_get_name (mapping->type), ==, "lead");
  assert_targets (mapping, targets);
  assert_constant (mapping, "lead_source", "website");
}

/* What was guessed from a file's name is of that file: "klienci.csv" makes no clients of suppliers.
 * What was chosen is saved. */
static void
test_guessed_stays_behind (void)
{
  static const char *const header[] = { "Firma", "Miasto", NULL };
  g_autoptr (SaModel) model = sa_model_new ();
  g_autoptr (SaMapping) clients = sa_mapping_guess (model, "klienci.csv", header, NULL);
  g_autoptr (SaMapping) suppliers = sa_mapping_guess (model, "dostawcy.csv", header, NULL);
  g_autofree char *words = sa_mapping_name_constants (clients);
  g_autofree char *guessed = sa_mapping_to_text (clients);
  g_autofree char *chosen = NULL;
  g_autoptr (SaMapping) saved = sa_mapping_parse (model, NULL, guessed, NULL);
  g_autoptr (SaMapping) other = NULL;

  g_assert_cmpstr (words, ==, "Roles = Client, Status of new ones = Active");
  g_assert_null (strstr (guessed, "set:"));
  sa_mapping_apply (suppliers, saved);
  assert_constant (suppliers, "roles", "supplier");
  assert_constant (suppliers, "state", "active");

  g_assert_true (sa_mapping_set_constant (clients, "roles", "partner", NULL));
  g_assert_true (sa_mapping_set_constant (clients, "state", NULL, NULL));
  chosen = sa_mapping_to_text (clients);
  g_assert_null (strstr (chosen, "state"));
  other = sa_mapping_parse (model, NULL, chosen, NULL);
  sa_mapping_apply (suppliers, other);
  assert_constant (suppliers, "roles", "partner");
}

static void
test_saved (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = sa_store_open (":memory:", NULL, &error);
  g_autoptr (SaMapping) mapping = NULL;
  g_autoptr (SaMapping) loaded = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_no_error (error);
  mapping = sa_mapping_parse (sa_store_get_model (store), NULL, "type: lead\nA = name\n", NULL);
  g_assert_true (sa_mapping_save (mapping, store, "Fair", &error));
  g_assert_true (sa_mapping_save (mapping, store, "Fair", &error));
  loaded = sa_mapping_load (store, "Fair", &error);
  g_assert_no_error (error);
  g_assert_nonnull (loaded);
  names = sa_mapping_list_saved (store, mapping->type, &error);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_null (sa_mapping_load (store, "Nobody", &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/northwind", test_northwind);
  g_test_add_func ("/mapping/polish", test_polish);
  g_test_add_func ("/mapping/outlook", test_outlook);
  g_test_add_func ("/mapping/google", test_google);
  g_test_add_func ("/mapping/office-words", test_office_words);
  g_test_add_func ("/mapping/own-headers", test_own_headers);
  g_test_add_func ("/mapping/polish-values", test_polish_values);
  g_test_add_func ("/mapping/street-parts", test_street_parts);
  g_test_add_func ("/mapping/trade-show", test_trade_show);
  g_test_add_func ("/mapping/roles", test_roles);
  g_test_add_func ("/mapping/text", test_text);
  g_test_add_func ("/mapping/text-wrong", test_text_wrong);
  g_test_add_func ("/mapping/text-by-label", test_text_by_label);
  g_test_add_func ("/mapping/check", test_check);
  g_test_add_func ("/mapping/apply", test_apply);
  g_test_add_func ("/mapping/guessed-stays-behind", test_guessed_stays_behind);
  g_test_add_func ("/mapping/saved", test_saved);
  return g_test_run ();
}
