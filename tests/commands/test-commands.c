/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program as scripts use it: each command started for itself on a database of its own, its exit
 * status, what it prints, and what is in the database afterwards. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  GPtrArray *environment; /* pairs of name and value */
  char *out;
  char *err;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->folder = g_dir_make_tmp ("sa-commands-XXXXXX", NULL);
  desk->environment = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (desk->folder);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  remove_all (desk->folder);
  g_free (desk->folder);
  g_free (desk->out);
  g_free (desk->err);
  g_ptr_array_unref (desk->environment);
}

static void
set_environment (Desk *desk, const char *name, const char *value)
{
  g_ptr_array_add (desk->environment, g_strdup (name));
  g_ptr_array_add (desk->environment, g_strdup (value));
}

static char *
path_of (Desk *desk, const char *name)
{
  return g_build_filename (desk->folder, name, NULL);
}

static void
write_file (Desk *desk, const char *name, const char *text)
{
  g_autofree char *path = path_of (desk, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
read_file (Desk *desk, const char *name)
{
  g_autofree char *path = path_of (desk, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_nonnull (text);
  return text;
}

/* Runs sales-admin in the folder and expects an exit status. */
static void
run (Desk *desk, int status, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("SA_PROGRAM"));
  va_start (args, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, desk->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", desk->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  g_subprocess_launcher_unsetenv (launcher, "SALES_ADMIN_PASSPHRASE");
  for (guint i = 0; i < desk->environment->len; i += 2)
    g_subprocess_launcher_setenv (launcher, desk->environment->pdata[i],
                                  desk->environment->pdata[i + 1], TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_clear_pointer (&desk->out, g_free);
  g_clear_pointer (&desk->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &desk->out, &desk->err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != status)
    g_error ("sales-admin %s: expected status %d\n%s%s", first, status, desk->out, desk->err);
}

static JsonNode *
parse_output (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (desk->out, &error);

  g_assert_no_error (error);
  return node;
}

static void
assert_counts (Desk *desk, int added, int same, int rejected)
{
  static const char *const names[] = { "new",  "changed", "same",  "doubtful", "rejected",
                                       "kept", "group",   "along", NULL };
  g_autoptr (JsonNode) node = parse_output (desk);
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_members (object);
  const char *const *name = names;

  for (GList *member = members; member != NULL; member = member->next)
    g_assert_cmpstr (member->data, ==, *name++);
  g_assert_null (*name);
  g_assert_cmpint (json_object_get_int_member (object, "new"), ==, added);
  g_assert_cmpint (json_object_get_int_member (object, "same"), ==, same);
  g_assert_cmpint (json_object_get_int_member (object, "rejected"), ==, rejected);
}

#define CLIENTS                                                                                    \
  "CustomerID,CompanyName,City,Last contact\nA1,Żabka,Łódź,2026-01-02\nB2,=Beta,Poznań,\n"

static void
test_import (Desk *desk, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *once = NULL;
  g_autofree char *rejects = NULL;

  write_file (desk, "customers.csv", CLIENTS);
  write_file (desk, "bad.csv", "CustomerID,CompanyName,Last contact\nC3,Gama,31/02/2026\n");
  run (desk, 0, "dump", NULL);
  before = g_strdup (desk->out);
  run (desk, 0, "import", "customers.csv", "--dry-run", "--json", NULL);
  assert_counts (desk, 2, 0, 0);
  run (desk, 0, "dump", NULL);
  g_assert_cmpstr (desk->out, ==, before);
  run (desk, 0, "import", "--json", "customers.csv", NULL);
  assert_counts (desk, 2, 0, 0);
  run (desk, 0, "dump", NULL);
  once = g_strdup (desk->out);
  g_assert_nonnull (strstr (once, "Żabka"));
  run (desk, 0, "import", "--json", "customers.csv", NULL);
  assert_counts (desk, 0, 2, 0);
  run (desk, 0, "dump", NULL);
  g_assert_cmpstr (desk->out, ==, once);
  run (desk, 0, "import", "bad.csv", "--dry-run", NULL);
  g_assert_nonnull (strstr (desk->out, "1 value did not fit and is kept in the notes\n"));
  run (desk, 1, "import", "bad.csv", "--dry-run", "--strict", NULL);
  run (desk, 1, "import", "--json", "--strict", "bad.csv", "--rejects", "rejects.csv", NULL);
  assert_counts (desk, 0, 0, 1);
  rejects = read_file (desk, "rejects.csv");
  g_assert_nonnull (strstr (rejects, "C3,Gama,31/02/2026,"));
  run (desk, 0, "undo", NULL);
  run (desk, 0, "dump", NULL);
  g_assert_cmpstr (desk->out, ==, before);
  run (desk, 0, "redo", NULL);
  run (desk, 0, "dump", NULL);
  g_assert_cmpstr (desk->out, ==, once);
  run (desk, 0, "undo", "--list", NULL);
  g_assert_nonnull (strstr (desk->out, "customers.csv"));
}

/* The result says what the rows were taken for, and what they brought besides. */
static void
test_import_words (Desk *desk, gconstpointer data)
{
  write_file (desk, "customers.csv",
              "CustomerID,CompanyName,ContactName\nA1,Alfa,Jan Nowak\nB2,Beta,Ewa Lis\n");
  run (desk, 0, "import", "customers.csv", "--dry-run", NULL);
  g_assert_nonnull (
      strstr (desk->out, "Organisations: 2 new, 0 changed, 0 the same, 0 doubtful, 0 rejected\n"));
  g_assert_nonnull (strstr (desk->out, "Made along with them: 2 people\n"));
  run (desk, 0, "import", "customers.csv", "--json", NULL);
  g_assert_nonnull (strstr (desk->out, "\"people\""));
  run (desk, 0, "import", "customers.csv", NULL);
  g_assert_null (strstr (desk->out, "Made along"));
}

static void
test_mapping (Desk *desk, gconstpointer data)
{
  write_file (desk, "odd.csv", "A,B\nAlfa,Łódź\n");
  write_file (desk, "map.txt", "type: organisation\nset: roles = partner\nA = name\nB = city\n");
  run (desk, 1, "import", "odd.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "Say with --type what they are; these are known: "
                                       "organisation, person, lead, "));
  run (desk, 1, "import", "odd.csv", "--mapping", "nowhere", NULL);
  run (desk, 0, "import", "odd.csv", "--mapping", "map.txt", "--json", NULL);
  assert_counts (desk, 1, 0, 0);
  run (desk, 0, "dump", NULL);
  g_assert_nonnull (strstr (desk->out, "\"roles\":\"partner\""));
}

/* How a file is read and what its name stands for is said, and all of it can be said otherwise. */
static void
test_reading (Desk *desk, gconstpointer data)
{
  write_file (desk, "klienci.csv", "Firma;Ostatni kontakt\nAlfa;03/04/2026\n");
  write_file (desk, "bare.csv", "'Alfa, Beta','Łódź'\n");
  write_file (desk, "map.txt", "Column 1 = Name\nColumn 2 = city\n");
  run (desk, 0, "import", "klienci.csv", "--dates", "mdy", NULL);
  g_assert_nonnull (strstr (desk->err, "Read as: Semicolon · Double quotes · UTF-8 · 1 234,56 · "
                                       "Month, day, year · header row\n"));
  g_assert_nonnull (
      strstr (desk->err, "Every row gets: Roles = Client, Status of new ones = Active\n"));
  run (desk, 0, "dump", NULL);
  g_assert_nonnull (strstr (desk->out, "\"last_contact\":\"2026-03-04\""));
  run (desk, 0, "import", "bare.csv", "--no-header", "--quote", "'", "--type", "organisation",
       "--mapping", "map.txt", "--json", NULL);
  assert_counts (desk, 1, 0, 0);
  g_assert_null (strstr (desk->err, "Read as"));
  run (desk, 0, "dump", NULL);
  g_assert_nonnull (strstr (desk->out, "\"name\":\"Alfa, Beta\""));
  run (desk, 2, "import", "klienci.csv", "--delimiter", "xx", NULL);
  g_assert_nonnull (strstr (desk->err, "“xx” is none of these: “,” “;” “tab” “|”"));
  run (desk, 2, "import", "klienci.csv", "--dates", "dym", NULL);
  g_assert_nonnull (strstr (desk->err, "“ymd” “dmy” “mdy”"));
}

/* What goes wrong with files is told in whole sentences that name them. */
static void
test_places (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = path_of (desk, "no/such");
  g_autofree char *sentence = g_strdup_printf (
      "There is no folder “%s” to write “z.csv” to; make it or choose another.\n", folder);

  run (desk, 1, "import", "nix.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "There is no file “nix.csv”; check its name and folder.\n"));
  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 1, "export", "-t", "organisation", "-o", "no/such/z.csv", NULL);
  g_assert_nonnull (strstr (desk->err, sentence));
  run (desk, 1, "export", "-t", "lead", "-o", "z.vcf", NULL);
  g_assert_nonnull (strstr (desk->err, "Leads cannot be written as vCards"));
}

/* A field that is called like something every line has does not make a second key of it. */
static void
test_dump_keys (Desk *desk, gconstpointer data)
{
  write_file (desk, "filters.csv", "Name,Records\nIn Łódź,lead\n");
  run (desk, 0, "import", "filters.csv", "--type", "filter", NULL);
  run (desk, 0, "dump", NULL);
  g_assert_nonnull (strstr (desk->out, "{\"type\":\"filter\","));
  g_assert_nonnull (strstr (desk->out, ",\"filter_type\":\"lead\""));
  g_assert_null (strstr (desk->out, ",\"type\":"));
}

static void
test_search (Desk *desk, gconstpointer data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *hit;

  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 0, "search", "--json", "zab", "lodz", NULL);
  node = parse_output (desk);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  hit = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (hit, "type"), ==, "organisation");
  g_assert_cmpstr (json_object_get_string_member (hit, "title"), ==, "Żabka");
  g_assert_true (json_object_has_member (hit, "subtitle"));
  run (desk, 0, "show", json_object_get_string_member (hit, "id"), NULL);
  g_assert_nonnull (strstr (desk->out, "Łódź"));
  run (desk, 0, "print", "client", json_object_get_string_member (hit, "id"), "-o", "c.pdf", NULL);
  run (desk, 1, "show", "00000000-0000-7000-8000-000000000000", NULL);
  run (desk, 0, "search", "--json", "nobody", NULL);
  g_assert_cmpstr (desk->out, ==, "[]\n");
  g_assert_nonnull (strstr (desk->err, "Nothing was found"));
  run (desk, 0, "search", "zab", NULL);
  g_assert_cmpstr (desk->err, ==, "");
}

/* Whole words first, and no silence about what is not shown. */
static void
test_search_order (Desk *desk, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  write_file (desk, "customers.csv",
              "CompanyName,City\nAlfa,Łódź\nBeta,Łódź\nHuta Łódź,Kutno\nLodzia,Kutno\n"
              "Pałac,Łódzkie Górki\n");
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 0, "search", "lodz", NULL);
  lines = g_strsplit (desk->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_nonnull (strstr (lines[0], "Huta Łódź"));
  g_assert_null (strstr (lines[1], "Górki"));
  g_assert_null (strstr (lines[2], "Górki"));
  g_assert_null (strstr (lines[1], "Lodzia"));
  g_assert_null (strstr (lines[2], "Lodzia"));
  g_assert_cmpstr (desk->err, ==, "");
  run (desk, 0, "search", "lodz", "--limit", "2", NULL);
  g_assert_nonnull (strstr (desk->out, "Huta Łódź"));
  g_assert_nonnull (strstr (desk->err, "2 of 5 shown"));
  g_assert_nonnull (strstr (desk->err, "--limit 5"));
}

/* By id, code or name; where that is several, their ids are told. */
static void
test_show (Desk *desk, gconstpointer data)
{
  write_file (desk, "customers.csv",
              "CustomerID,CompanyName,City\nA1,Jaskółka,Łódź\nB2,Bar Wróbel,Poznań\n"
              "C3,Sklep Wróbel,Kutno\nD4,B2,Gdynia\n");
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 0, "show", "jaskolka", NULL);
  g_assert_nonnull (strstr (desk->out, "Łódź"));
  run (desk, 0, "show", "b2", NULL);
  g_assert_nonnull (strstr (desk->out, "Bar Wróbel"));
  run (desk, 0, "show", "sklep", NULL);
  g_assert_nonnull (strstr (desk->out, "Kutno"));
  run (desk, 1, "show", "wrobel", NULL);
  g_assert_nonnull (strstr (desk->err, "Bar Wróbel"));
  g_assert_nonnull (strstr (desk->err, "Sklep Wróbel"));
  run (desk, 1, "show", "condor", NULL);
  g_assert_nonnull (strstr (desk->err, "search"));
  run (desk, 2, "show", NULL);
  write_file (desk, "people.csv", "Name,Birthday,In this job since\nJan,1948-12-08,1992-05-01\n");
  run (desk, 0, "import", "-t", "person", "people.csv", NULL);
  run (desk, 0, "show", "jan", NULL);
  g_assert_nonnull (strstr (desk->out, "Birthday: 8 Dec 1948"));
  g_assert_nonnull (strstr (desk->out, "since: 1 May 1992"));
  write_file (desk, "tasks.csv", "Subject,About,Status\nOffer,A1,New\nVisit,A1,Done\n");
  write_file (desk, "addresses.csv", "Whose,Street,City\nA1,ul. Długa 1,Kutno\n");
  run (desk, 0, "import", "-t", "task", "tasks.csv", NULL);
  run (desk, 0, "import", "-t", "address", "addresses.csv", NULL);
  run (desk, 0, "show", "a1", NULL);
  g_assert_nonnull (strstr (desk->out, "  Task: Offer\n"));
  g_assert_null (strstr (desk->out, "Visit"));
  g_assert_nonnull (strstr (desk->out, "ul. Długa 1 · Kutno"));
  run (desk, 0, "show", "--json", "a1", NULL);
  g_assert_nonnull (strstr (desk->out, "\"related\""));
  g_assert_nonnull (strstr (desk->out, "\"Offer\""));
}

static void
test_print (Desk *desk, gconstpointer data)
{
  write_file (desk, "customers.csv",
              "CustomerID,CompanyName,Street,City\nA1,Jaskółka,Ptasia 1,Łódź\n"
              "B2,Wróbel,Ptasia 2,Łódź\nC3,Nowhere,,\n");
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 0, "print", "client", "jaskolka", "-o", "c.pdf", NULL);
  g_assert_nonnull (strstr (desk->err, "1 page written to “c.pdf”"));
  run (desk, 0, "print", "addresses", "-o", "a.pdf", NULL);
  g_assert_nonnull (strstr (desk->err, "1 page written to “a.pdf”"));
  run (desk, 0, "print", "labels", "-o", "l.pdf", "--first", "24", "--sheet", "3x8", NULL);
  g_assert_nonnull (strstr (desk->err, "2 labels written to “l.pdf”"));
  g_assert_nonnull (strstr (desk->err, "1 record has no address"));
  run (desk, 2, "print", "labels", "-o", "l.pdf", "--paper", "bogus", NULL);
  g_assert_nonnull (strstr (desk->err, "3x10"));
  run (desk, 2, "print", "labels", "-o", "l.pdf", "--sheet", "bogus", NULL);
  g_assert_nonnull (strstr (desk->err, "3x10"));
  run (desk, 2, "print", "labels", "-o", "l.pdf", "--sheet", "3x8", "--first", "25", NULL);
  g_assert_nonnull (strstr (desk->err, "1 to 24"));
  run (desk, 2, "print", "labels", "-o", "l.pdf", "--first", "0", NULL);
  run (desk, 2, "print", "addresses", "-o", "a.pdf", "--paper", "bogus", NULL);
  g_assert_nonnull (strstr (desk->err, "iso_a4"));
  run (desk, 2, "print", "addresses", "-o", "a.pdf", "--first", "2", NULL);
  run (desk, 2, "print", "client", "A1", "-o", "c.pdf", "--filter", "city=Łódź", NULL);
  run (desk, 2, "print", "poster", "-o", "p.pdf", NULL);
}

static void
test_export (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { "all.csv", "all.xlsx", "all.json", "all.jsonl", "all.vcf" };
  g_autofree char *all = NULL;
  g_autofree char *guarded = NULL;
  g_autofree char *once = NULL;

  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 0, "dump", NULL);
  once = g_strdup (desk->out);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    run (desk, 0, "export", "--type", "organisation", "-o", names[i], NULL);
  run (desk, 0, "export", "-t", "organisations", "--names", "--sort", "-name", "-o", "all.csv",
       NULL);
  all = read_file (desk, "all.csv");
  g_assert_true (g_str_has_prefix (all, "id,name,code,roles,city,last_contact,status\r\n"));
  run (desk, 0, "import", "--json", "-t", "organisation", "all.csv", NULL);
  assert_counts (desk, 0, 2, 0);
  run (desk, 0, "dump", NULL);
  g_assert_cmpstr (desk->out, ==, once);
  run (desk, 0, "export", "-t", "organisation", "-f", "city=Poznań", "-c", "name,city", "--guard",
       "-o", "guarded.csv", NULL);
  guarded = read_file (desk, "guarded.csv");
  g_assert_cmpstr (guarded, ==, "Name,City\r\n\"'=Beta\",Poznań\r\n");
  run (desk, 1, "export", "-t", "organisation", "-o", "all.doc", NULL);
  run (desk, 2, "export", "-o", "all.csv", NULL);
}

/* Fields by what stands over their columns, and nothing taken for another. */
/* Nothing that is read is written to, under whatever name. */
static void
test_one_file (Desk *desk, gconstpointer data)
{
  g_autofree char *link = path_of (desk, "link.csv");
  g_autofree char *text = NULL;

  write_file (desk, "x.csv", "Company,City\nAlfa,Łódź\n,Poznań\n");
  g_assert_cmpint (symlink ("x.csv", link), ==, 0);
  run (desk, 1, "import", "x.csv", "--rejects", "./x.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "is the file that is read"));
  run (desk, 1, "import", "x.csv", "--rejects", "link.csv", NULL);
  text = read_file (desk, "x.csv");
  g_assert_nonnull (strstr (text, "Alfa"));

  run (desk, 0, "--database", "office.csv", "import", "x.csv", "--rejects", "y.csv", NULL);
  run (desk, 1, "--database", "office.csv", "import", "x.csv", "--rejects", "office.csv", NULL);
  run (desk, 1, "--database", "office.csv", "export", "-t", "organisation", "-o", "office.csv",
       NULL);
  run (desk, 0, "--database", "office.csv", "check", NULL);
}

static void
test_fields (Desk *desk, gconstpointer data)
{
  g_autofree char *found = NULL;
  g_autofree char *open = NULL;
  g_autofree char *all = NULL;

  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 0, "export", "-t", "Organisations", "-f", "City=Łódź", "-c", "Name, CITY,State", "-s",
       "Last contact", "-o", "found.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "1 record written"));
  found = read_file (desk, "found.csv");
  g_assert_nonnull (strstr (found, "Żabka,Łódź,Active\r\n"));
  run (desk, 0, "export", "-t", "organisation", "--list-fields", NULL);
  g_assert_nonnull (strstr (desk->out, "last_contact         Last contact\n"));
  run (desk, 2, "export", "-t", "organisation", "-f", "Colour=red", "-o", "found.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "last_contact"));
  run (desk, 2, "export", "-t", "organisation", "-f", "gobbledegook &&& =", "-o", "x.csv", NULL);
  run (desk, 2, "export", "-t", "organisation", "-c", "name,colour", "-o", "found.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "last_contact"));
  run (desk, 2, "export", "-t", "organisation", "-s", "colour", "-o", "found.csv", NULL);
  run (desk, 2, "export", "-t", "person", "-s", "organisation.city", "-o", "found.csv", NULL);
  write_file (desk, "banks.csv",
              "CustomerID,CompanyName,IBAN\nE5,Bar,PL61109010140000071219812874\n");
  run (desk, 0, "import", "banks.csv", NULL);
  run (desk, 0, "export", "-t", "organisation", "-o", "open.csv", NULL);
  run (desk, 0, "export", "-t", "organisation", "--confidential", "-o", "all.csv", NULL);
  open = read_file (desk, "open.csv");
  all = read_file (desk, "all.csv");
  g_assert_null (strstr (open, "10140000"));
  g_assert_nonnull (strstr (all, "IBAN"));
  run (desk, 2, "print", "labels", "-f", "colour=red", "-o", "found.pdf", NULL);
}

static void
test_care (Desk *desk, gconstpointer data)
{
  g_autofree char *once = NULL;

  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "--database", "a.db", "import", "customers.csv", NULL);
  run (desk, 0, "dump", "--database=a.db", NULL);
  once = g_strdup (desk->out);
  run (desk, 0, "check", "-d", "a.db", NULL);
  run (desk, 0, "backup", "-d", "a.db", "copy.db", NULL);
  run (desk, 0, "backup", "-d", "a.db", NULL);
  run (desk, 1, "backup", "-d", "a.db", "./a.db", NULL);
  run (desk, 1, "backup", "-d", "a.db", "nowhere/copy.db", NULL);
  g_assert_nonnull (strstr (desk->err, "“nowhere/copy.db” cannot be written"));
  g_assert_nonnull (strstr (desk->err, "make it or choose another"));
  run (desk, 1, "backup", "-d", "a.db", "copy.db", NULL);
  g_assert_nonnull (strstr (desk->err, "--force"));
  run (desk, 0, "backup", "-d", "a.db", "--force", "copy.db", NULL);
  run (desk, 1, "backup", "-d", "a.db", "--force", "./a.db", NULL);
  run (desk, 0, "undo", "-d", "a.db", NULL);
  run (desk, 0, "restore", "-d", "a.db", "copy.db", NULL);
  run (desk, 0, "dump", "-d", "a.db", NULL);
  g_assert_cmpstr (desk->out, ==, once);
  /* What each restore found is kept. */
  run (desk, 0, "restore", "-d", "a.db", "copy.db", NULL);
  run (desk, 0, "dump", "-d", "a.db.before-restore-2", NULL);
  g_assert_cmpstr (desk->out, ==, once);
  run (desk, 0, "dump", "-d", "a.db.before-restore", NULL);
  g_assert_cmpstr (desk->out, !=, once);
  run (desk, 0, "restore", "-d", "a.db", "--list", NULL);
  g_assert_cmpuint (strlen (desk->out), >, 10);
  run (desk, 0, "purge", "-d", "a.db", NULL);
  run (desk, 1, "restore", "-d", "a.db", "nothing.db", NULL);
  write_file (desk, "word", "correct horse\n");
  run (desk, 0, "passphrase", "set", "-d", "copy.db", "--new-passphrase-file", "word", NULL);
  run (desk, 1, "restore", "-d", "a.db", "copy.db", NULL);
  g_assert_nonnull (strstr (desk->err, "copy.db is encrypted; give its passphrase"));
  run (desk, 0, "restore", "-d", "a.db", "copy.db", "--passphrase-file", "word", NULL);
  run (desk, 0, "dump", "-d", "a.db", "--passphrase-file", "word", NULL);
  g_assert_cmpstr (desk->out, ==, once);
  run (desk, 1, "undo", NULL);
}

/* Nothing is made, and nothing found, where a name is misspelt. */
static void
test_no_database (Desk *desk, gconstpointer data)
{
  static const char *const commands[][4] = {
    { "search", "x" },
    { "show", "x" },
    { "undo" },
    { "redo" },
    { "check" },
    { "backup" },
    { "dump" },
    { "purge" },
    { "export", "-t", "person", "--output=x.csv" },
    { "print", "labels", "--output=x.pdf" },
  };
  g_autofree char *path = path_of (desk, "mispelt.db");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      run (desk, 1, "--database", "mispelt.db", commands[i][0], commands[i][1], commands[i][2],
           commands[i][3], NULL);
      g_assert_nonnull (strstr (desk->err, "There is no database mispelt.db"));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_passphrase (Desk *desk, gconstpointer data)
{
  run (desk, 1, "dump", "--passphrase-file", "nix", NULL);
  g_assert_nonnull (strstr (desk->err, "There is no file “nix” to read the passphrase from"));
  write_file (desk, "first", "correct horse\n");
  write_file (desk, "second", "battery staple");
  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "import", "customers.csv", NULL);
  run (desk, 1, "passphrase", "change", "--new-passphrase-file", "first", NULL);
  run (desk, 0, "passphrase", "set", "--new-passphrase-file", "first", NULL);
  run (desk, 1, "dump", NULL);
  run (desk, 1, "dump", "--passphrase-file", "second", NULL);
  run (desk, 0, "dump", "--passphrase-file", "first", NULL);
  g_assert_nonnull (strstr (desk->out, "Żabka"));
  run (desk, 0, "passphrase", "change", "--passphrase-file", "first", "--new-passphrase-file",
       "second", NULL);
  run (desk, 1, "dump", "--passphrase-file", "first", NULL);
  set_environment (desk, "SALES_ADMIN_PASSPHRASE", "battery staple");
  run (desk, 0, "dump", NULL);
  run (desk, 0, "passphrase", "remove", NULL);
  set_environment (desk, "SALES_ADMIN_PASSPHRASE", "");
  run (desk, 0, "dump", NULL);
  g_assert_nonnull (strstr (desk->out, "Żabka"));
}

static void
test_usage (Desk *desk, gconstpointer data)
{
  static const char *const commands[] = { "import",     "export", "search", "show",   "print",
                                          "undo",       "redo",   "check",  "backup", "restore",
                                          "passphrase", "purge",  "dump",   "demo" };

  run (desk, 0, "--version", NULL);
  g_assert_true (g_str_has_prefix (desk->out, "sales-admin "));
  run (desk, 0, "--help", NULL);
  g_assert_nonnull (strstr (desk->out, "import"));
  run (desk, 0, "import", "--help", NULL);
  g_assert_nonnull (strstr (desk->out, "--dry-run"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *see = g_strdup_printf ("sales-admin %s --help", commands[i]);

      g_autofree char *usage = g_strdup_printf ("Usage:\n  sales-admin %s ", commands[i]);
      g_autofree char *example = g_strdup_printf ("Example:\n  sales-admin %s", commands[i]);

      run (desk, 0, commands[i], "--help", NULL);
      g_assert_true (g_str_has_prefix (desk->out, usage));
      g_assert_nonnull (strstr (desk->out, example));
      g_assert_cmpstr (desk->err, ==, "");
      run (desk, 2, commands[i], "--frobnicate", NULL);
      g_assert_nonnull (strstr (desk->err, "--frobnicate"));
      g_assert_nonnull (strstr (desk->err, see));
      g_assert_cmpstr (desk->out, ==, "");
    }
  run (desk, 2, "frobnicate", NULL);
  run (desk, 2, "import", NULL);
  run (desk, 2, "import", "--frobnicate", "x.csv", NULL);
  run (desk, 2, "import", "x.csv", "--duplicates", "eat", NULL);
  run (desk, 2, "search", NULL);
  run (desk, 2, "undo", "yesterday", NULL);
  run (desk, 2, "passphrase", NULL);
  run (desk, 1, "import", "nothing.csv", NULL);
  g_assert_nonnull (strstr (desk->err, "nothing.csv"));
}

/* What is wrong with the arguments is told in one way: our name, a sentence, where help is. */
static void
test_misuse (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *args[5];
    const char *told;
  } cases[] = {
    { { "--bogus" }, "no option “--bogus”" },
    { { "--bogus", "customers.csv" }, "no option “--bogus”" },
    { { "--database" }, "--database needs" },
    { { "--passphrase-file", "customers.csv" }, "--passphrase-file goes with a command" },
    { { "search", "x", "--database" }, "--database needs" },
    { { "search", "x", "--limit", "abc" }, "“abc” is not a number; --limit" },
    { { "search", "x", "--limit=1.5" }, "“1.5” is not a number; --limit" },
    { { "search", "x", "--type", "bogus" }, "organisation" },
    { { "export", "--type=bogus", "-o", "x.csv" }, "organisation" },
    { { "print", "labels", "-ox.pdf", "--first=x" }, "--first" },
    { { "export", "-s", "-name", "-q" }, "no option “-q”" },
  };

  write_file (desk, "customers.csv", CLIENTS);
  run (desk, 0, "import", "customers.csv", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *args = cases[i].args;

      run (desk, 2, args[0], args[1], args[2], args[3], args[4], NULL);
      g_assert_true (g_str_has_prefix (desk->err, "sales-admin: "));
      g_assert_nonnull (strstr (desk->err, cases[i].told));
      g_assert_nonnull (strstr (desk->err, "--help”"));
      g_assert_cmpstr (desk->out, ==, "");
    }
}

static void
test_demo (Desk *desk, gconstpointer data)
{
  run (desk, 0, "demo", "--today", "2026-11-23", NULL);
  g_assert_nonnull (strstr (desk->out, "sales-admin --database '"));
  run (desk, 0, "search", "lodz", "--json", NULL);
  g_assert_nonnull (strstr (desk->out, "Łódź"));
  run (desk, 0, "check", NULL);
  run (desk, 1, "demo", NULL);
  g_assert_nonnull (strstr (desk->err, "holds clients already"));
  /* Two people may have one name: what was exported for programs still finds its way back. */
  run (desk, 0, "export", "-t", "person", "--names", "-o", "people.csv", NULL);
  run (desk, 0, "import", "-t", "person", "--json", "people.csv", NULL);
  assert_counts (desk, 0, 5000, 0);
  /* So do cards, and what was exported for people and has no code. */
  run (desk, 0, "export", "-t", "organisation", "-o", "own.vcf", NULL);
  run (desk, 0, "import", "--json", "own.vcf", NULL);
  assert_counts (desk, 0, 2000, 0);
  run (desk, 0, "export", "-t", "person", "-o", "own.vcf", NULL);
  run (desk, 0, "import", "--json", "own.vcf", NULL);
  assert_counts (desk, 0, 5000, 0);
  run (desk, 0, "export", "-t", "lead", "-o", "leads.csv", NULL);
  run (desk, 0, "import", "--json", "leads.csv", NULL);
  assert_counts (desk, 0, 120, 0);
  run (desk, 0, "export", "-t", "interaction", "-o", "calls.csv", NULL);
  run (desk, 0, "import", "-t", "interaction", "--json", "calls.csv", NULL);
  assert_counts (desk, 0, 20000, 0);
  run (desk, 0, "export", "-t", "task", "-o", "tasks.csv", NULL);
  run (desk, 0, "import", "-t", "task", "--json", "tasks.csv", NULL);
  assert_counts (desk, 0, 600, 0);
  run (desk, 0, "export", "-t", "address", "-o", "addresses.csv", NULL);
  run (desk, 0, "import", "-t", "address", "--json", "addresses.csv", NULL);
  run (desk, 0, "export", "-t", "task", "--names", "-o", "tasks.jsonl", NULL);
  run (desk, 0, "import", "-t", "task", "--json", "tasks.jsonl", NULL);
  assert_counts (desk, 0, 600, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("SA_PROGRAM"));
#define ADD(name, func) g_test_add ("/commands/" name, Desk, NULL, set_up, func, tear_down)
  ADD ("import", test_import);
  ADD ("import-words", test_import_words);
  ADD ("reading", test_reading);
  ADD ("mapping", test_mapping);
  ADD ("places", test_places);
  ADD ("dump-keys", test_dump_keys);
  ADD ("search", test_search);
  ADD ("search-order", test_search_order);
  ADD ("show", test_show);
  ADD ("print", test_print);
  ADD ("export", test_export);
  ADD ("one-file", test_one_file);
  ADD ("fields", test_fields);
  ADD ("care", test_care);
  ADD ("passphrase", test_passphrase);
  ADD ("usage", test_usage);
  ADD ("misuse", test_misuse);
  ADD ("no-database", test_no_database);
  ADD ("demo", test_demo);
  return g_test_run ();
}
