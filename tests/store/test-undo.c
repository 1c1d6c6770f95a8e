/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Anything people do, in any order, undone and made again: after each step the tables hold what
 * they held when the office was last in that state, and what a plain model in memory holds. */

#include <string.h>

#include "clients.h"
#include "office.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-store-private.h"

#define STEPS 150

/* What the model knows of an organisation or person; they are numbered as they were made. */
typedef struct
{
  gint64 row;
  gboolean person;
  char *name;
  char *city;
  int employer; /* number + 1, 0 for none; of persons */
  gboolean deleted;
} Thing;

/* One state of the office, as the model sees it and as the tables hold it. */
typedef struct
{
  GPtrArray *things;
  char *tables;
} State;

typedef struct
{
  char *path;
  SaStore *store;
  GRand *random;
  GPtrArray *past;  /* State, the last is the present one */
  GPtrArray *ahead; /* State, the last is the next to be made again */
} World;

/* --- The model --- */

static void
thing_free (gpointer data)
{
  Thing *thing = data;

  g_free (thing->name);
  g_free (thing->city);
  g_free (thing);
}

static GPtrArray *
copy_things (GPtrArray *things)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (thing_free);

  for (guint i = 0; i < things->len; i++)
    {
      Thing *thing = g_memdup2 (g_ptr_array_index (things, i), sizeof (Thing));

      thing->name = g_strdup (thing->name);
      thing->city = g_strdup (thing->city);
      g_ptr_array_add (copy, thing);
    }
  return copy;
}

static void
state_free (gpointer data)
{
  State *state = data;

  g_ptr_array_unref (state->things);
  g_free (state->tables);
  g_free (state);
}

static State *
present (World *world)
{
  return g_ptr_array_index (world->past, world->past->len - 1);
}

/* --- What is compared --- */

static void
dump_table (SaStore *store, const char *type, GString *out)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY row", type);
  sqlite3_stmt *statement = sa_store_prepare (store, sql, NULL);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_string_append (out, type);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        if (sqlite3_column_type (statement, i) == SQLITE_BLOB)
          g_string_append_printf (out, "|%02x…",
                                  ((const guint8 *) sqlite3_column_blob (statement, i))[15]);
        else if (sqlite3_column_type (statement, i) == SQLITE_NULL)
          g_string_append (out, "|-");
        else
          g_string_append_printf (out, "|%s", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (out, '\n');
    }
  sqlite3_reset (statement);
}

static char *
dump (SaStore *store)
{
  GString *out = g_string_new (NULL);

  dump_table (store, "organisation", out);
  dump_table (store, "person", out);
  return g_string_free (out, FALSE);
}

static Thing *
thing_at (GPtrArray *things, int number)
{
  return g_ptr_array_index (things, number);
}

static gint64
employer_row (GPtrArray *things, const Thing *thing)
{
  return thing->employer > 0 ? thing_at (things, thing->employer - 1)->row : 0;
}

static void
compare_thing (World *world, const Thing *thing)
{
  g_autoptr (SaRecord) record = sa_store_get (world->store, thing->row, NULL);

  g_assert_nonnull (record);
  g_assert_cmpint (sa_record_meta (record)->deleted != 0, ==, thing->deleted);
  g_assert_cmpstr (sa_record_text (record, thing->person ? SA_PERSON_NAME : SA_ORGANISATION_NAME),
                   ==, thing->name);
  g_assert_cmpstr (sa_record_text (record, thing->person ? SA_PERSON_CITY : SA_ORGANISATION_CITY),
                   ==, thing->city);
  if (thing->person)
    g_assert_cmpint (sa_record_number (record, SA_PERSON_ORGANISATION), ==,
                     employer_row (present (world)->things, thing));
}

static gint64
count_rows (World *world)
{
  return sa_store_scalar (world->store,
                          "SELECT (SELECT count(*) FROM organisation)"
                          " + (SELECT count(*) FROM person)",
                          -1);
}

static void
compare (World *world)
{
  GPtrArray *things = present (world)->things;
  guint living = 0;

  g_assert_cmpint (count_rows (world), ==, things->len);
  for (guint i = 0; i < things->len; i++)
    {
      compare_thing (world, thing_at (things, i));
      living += !thing_at (things, i)->deleted;
    }
  /* The search index knows the living, and nobody else. */
  g_assert_cmpint (sa_store_scalar (world->store, "SELECT count(*) FROM search_docsize", -1), ==,
                   living);
}

/* --- What people do --- */

static char *
some_text (World *world)
{
  static const char *const texts[] = {
    "Łódź", "Kraków",   "O'Hara \"the\" \\", "line\none\ttab", "\x01\x1f", "",
    "",     "601 2345", "🥤 soft drinks",    "NULL",           "{\"a\":1}"
  };
  const char *text = texts[g_rand_int_range (world->random, 0, G_N_ELEMENTS (texts))];

  return *text != '\0' ? g_strdup_printf ("%s %d", text, g_rand_int_range (world->random, 0, 50))
                       : NULL;
}

static void
save (World *world, SaRecord *record)
{
  g_autoptr (GError) error = NULL;

  sa_store_save (world->store, record, &error);
  g_assert_no_error (error);
}

static void
set_fields (SaRecord *record, GPtrArray *things, const Thing *thing)
{
  sa_record_set_text (record, thing->person ? SA_PERSON_NAME : SA_ORGANISATION_NAME, thing->name);
  sa_record_set_text (record, thing->person ? SA_PERSON_CITY : SA_ORGANISATION_CITY, thing->city);
  if (thing->person && thing->employer > 0)
    sa_record_set_number (record, SA_PERSON_ORGANISATION, employer_row (things, thing));
  else if (thing->person)
    sa_record_clear (record, SA_PERSON_ORGANISATION);
}

/* A number of a thing of that kind, -1 when there is none. */
static int
pick (World *world, GPtrArray *things, gboolean person)
{
  for (int tries = 0; things->len > 0 && tries < 20; tries++)
    {
      int number = g_rand_int_range (world->random, 0, things->len);
      if (thing_at (things, number)->person == person)
        return number;
    }
  return -1;
}

static void
insert (World *world, GPtrArray *things)
{
  gboolean person = g_rand_boolean (world->random);
  g_autoptr (SaRecord) record = sa_record_new (
      sa_store_get_type_named (world->store, person ? "person" : "organisation"));
  Thing *thing = g_new0 (Thing, 1);

  thing->person = person;
  thing->name = g_strdup_printf ("Name %d", g_rand_int_range (world->random, 0, 1000));
  thing->city = some_text (world);
  thing->employer = person ? pick (world, things, FALSE) + 1 : 0;
  set_fields (record, things, thing);
  save (world, record);
  thing->row = sa_record_get_row (record);
  g_ptr_array_add (things, thing);
}

static void
store_thing (World *world, GPtrArray *things, const Thing *thing)
{
  g_autoptr (SaRecord) record = sa_store_get (world->store, thing->row, NULL);

  set_fields (record, things, thing);
  save (world, record);
}

static void
update (World *world, GPtrArray *things)
{
  int number = pick (world, things, g_rand_boolean (world->random));
  Thing *thing;

  if (number < 0)
    return;
  thing = thing_at (things, number);
  g_free (thing->city);
  thing->city = some_text (world);
  if (g_rand_boolean (world->random))
    {
      g_free (thing->name);
      thing->name = g_strdup_printf ("Renamed %d", g_rand_int_range (world->random, 0, 1000));
    }
  if (thing->person)
    thing->employer = pick (world, things, FALSE) + 1;
  store_thing (world, things, thing);
}

static void delete (World *world, GPtrArray *things)
{
  int number = pick (world, things, g_rand_boolean (world->random));
  Thing *thing;

  if (number < 0)
    return;
  thing = thing_at (things, number);
  g_assert_true (thing->deleted ? sa_store_undelete (world->store, thing->row, NULL)
                                : sa_store_delete (world->store, thing->row, NULL));
  thing->deleted = !thing->deleted;
}

/* One takes over the people and the city of another, which goes. */
static void
merge (World *world, GPtrArray *things)
{
  int keep = pick (world, things, FALSE);
  int lose = pick (world, things, FALSE);
  Thing *kept, *lost;

  if (keep < 0 || lose < 0 || keep == lose)
    return;
  kept = thing_at (things, keep);
  lost = thing_at (things, lose);
  for (guint i = 0; i < things->len; i++)
    {
      Thing *thing = thing_at (things, i);

      if (thing->employer != lose + 1)
        continue;
      thing->employer = keep + 1;
      store_thing (world, things, thing);
    }
  g_set_str (&kept->city, lost->city);
  store_thing (world, things, kept);
  if (!lost->deleted)
    g_assert_true (sa_store_delete (world->store, lost->row, NULL));
  lost->deleted = TRUE;
}

static void
act_once (World *world, GPtrArray *things)
{
  static void (*const acts[]) (World *, GPtrArray *) = { insert, insert, update,
                                                         update, delete, merge };

  acts[g_rand_int_range (world->random, 0, G_N_ELEMENTS (acts))](world, things);
}

/* One to four of these in one change; an inner one may be a change of its own. Returns FALSE when
 * nothing came of it. */
static gboolean
act_in_a_change (World *world, GPtrArray *things)
{
  gint64 before = sa_store_scalar (world->store, "SELECT count(*) FROM change", -1);
  gboolean is_long = g_rand_int_range (world->random, 0, 8) == 0;
  int n = g_rand_int_range (world->random, 1, 5);

  g_assert_cmpint (is_long ? sa_change_begin_long (world->store, "Long", NULL)
                           : sa_change_begin (world->store, "Short", NULL),
                   >, 0);
  for (int i = 0; i < n; i++)
    {
      gboolean inner = !is_long && g_rand_boolean (world->random);

      if (inner)
        sa_change_begin (world->store, "Inner", NULL);
      act_once (world, things);
      if (inner)
        g_assert_true (sa_change_commit (world->store, NULL));
      if (is_long)
        g_assert_true (sa_change_checkpoint (world->store, NULL));
    }
  if (g_rand_int_range (world->random, 0, 10) == 0)
    {
      sa_change_abort (world->store);
      return FALSE;
    }
  g_assert_true (sa_change_commit (world->store, NULL));
  return sa_store_scalar (world->store, "SELECT count(*) FROM change", -1) > before;
}

static void
compare_tables (World *world)
{
  g_autofree char *tables = dump (world->store);
  const char *expected = present (world)->tables;
  gsize same = 0;

  while (tables[same] != '\0' && tables[same] == expected[same])
    same++;
  while (same > 0 && tables[same - 1] != '\n')
    same--;
  if (!g_str_equal (tables, expected))
    g_error ("There is %.120s\nthere should be %.120s", tables + same, expected + same);
  compare (world);
}

static void
act (World *world)
{
  g_autoptr (GPtrArray) things = copy_things (present (world)->things);
  State *state;

  if (!act_in_a_change (world, things))
    {
      compare_tables (world);
      return;
    }
  state = g_new0 (State, 1);
  state->things = g_steal_pointer (&things);
  state->tables = dump (world->store);
  g_ptr_array_add (world->past, state);
  g_ptr_array_set_size (world->ahead, 0);
}

/* Returns FALSE when there is nothing to undo. */
static gboolean
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  gint64 change = sa_store_undo_change (world->store, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (change > 0, ==, world->past->len > 1);
  if (change == 0)
    return FALSE;
  g_ptr_array_add (world->ahead, g_ptr_array_steal_index (world->past, world->past->len - 1));
  compare_tables (world);
  return TRUE;
}

static gboolean
redo (World *world)
{
  g_autoptr (GError) error = NULL;
  gint64 change = sa_store_redo_change (world->store, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (change > 0, ==, world->ahead->len > 0);
  if (change == 0)
    return FALSE;
  g_ptr_array_add (world->past, g_ptr_array_steal_index (world->ahead, world->ahead->len - 1));
  compare_tables (world);
  return TRUE;
}

static void
begin_world (World *world, guint32 seed)
{
  State *empty = g_new0 (State, 1);

  world->path = office_path ();
  world->store = office_open (world->path);
  world->random = g_rand_new_with_seed (seed);
  world->past = g_ptr_array_new_with_free_func (state_free);
  world->ahead = g_ptr_array_new_with_free_func (state_free);
  empty->things = g_ptr_array_new_with_free_func (thing_free);
  empty->tables = dump (world->store);
  g_assert_cmpstr (empty->tables, ==, "");
  g_ptr_array_add (world->past, empty);
}

static void
end_world (World *world)
{
  gint64 n = office_count (world->store);

  g_clear_object (&world->store);
  g_assert_cmpint (office_check (world->path), ==, n);
  g_rand_free (world->random);
  g_ptr_array_unref (world->past);
  g_ptr_array_unref (world->ahead);
  g_free (world->path);
}

static void
test_anything (gconstpointer data)
{
  World world;

  begin_world (&world, GPOINTER_TO_UINT (data));
  for (int i = 0; i < STEPS; i++)
    {
      int what = g_rand_int_range (world.random, 0, 10);

      if (what < 6)
        act (&world);
      else if (what < 8)
        undo (&world);
      else
        redo (&world);
      compare (&world);
    }
  while (undo (&world))
    ;
  while (redo (&world))
    ;
  /* Another program finds the same. */
  g_clear_object (&world.store);
  world.store = office_open (world.path);
  compare_tables (&world);
  while (undo (&world))
    ;
  end_world (&world);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/undo/anything-1", GUINT_TO_POINTER (1), test_anything);
  g_test_add_data_func ("/undo/anything-2", GUINT_TO_POINTER (2026), test_anything);
  g_test_add_data_func ("/undo/anything-3", GUINT_TO_POINTER (6491), test_anything);
  status = g_test_run ();
  office_clean ();
  return status;
}
