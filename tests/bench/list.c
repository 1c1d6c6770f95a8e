/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list of people and the search behave on a database with very many of them. Everything
 * runs in this process on its main loop, as it does under a window, but without drawing. Prints one
 * line a figure: its name, the value, the unit, and the limit where there is one. */

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/resource.h>

#include "clients.h"
#include "sa-find.h"
#include "sa-log.h"
#include "sa-record-list.h"
#include "sa-search-best.h"
#include "sa-store-private.h"

#define SCREEN 60  /* rows bound by a tall window */
#define PLACES 300 /* where it is scrolled to */
#define ORGANISATIONS 10000

#define LIMIT_OPEN 150
#define LIMIT_SHOW 100
#define LIMIT_HOLD 50
#define LIMIT_SEARCH 50

/* --- Time --- */

static gint64 woken;   /* when the main loop began to work */
static gint64 longest; /* how long it worked without looking for events, at most */
static gint64
    longest_work; /* the same in processor time: what other programs took is no fault of ours */
static gint64 woken_work;

static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
wake (void)
{
  woken = g_get_monotonic_time ();
  woken_work = processor_time ();
}

static void
look (void)
{
  longest = MAX (longest, g_get_monotonic_time () - woken);
  longest_work = MAX (longest_work, processor_time () - woken_work);
}

/* What is done between two polls holds the main loop. */
static int
poll_and_watch (GPollFD *fds, guint n_fds, int timeout)
{
  int n;

  look ();
  n = g_poll (fds, n_fds, timeout);
  wake ();
  return n;
}

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
print_figure (const char *name, double value, const char *unit, double limit)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("%s\t%s\t%s\t%d\n", name, g_ascii_formatd (text, sizeof text, "%.2f", value), unit,
           (int) limit);
}

static void
print_spread (const char *name, GArray *times, double limit)
{
  g_autofree char *median = g_strconcat (name, ", median", NULL);
  g_autofree char *high = g_strconcat (name, ", 99th percentile", NULL);
  g_autofree char *most = g_strconcat (name, ", most", NULL);

  g_array_sort (times, compare_doubles);
  print_figure (median, g_array_index (times, double, times->len / 2), "ms", limit);
  print_figure (high, g_array_index (times, double, times->len * 99 / 100), "ms", limit);
  print_figure (most, g_array_index (times, double, times->len - 1), "ms", 0);
}

/* What a part of the benchmark did to the main loop and to memory. */
static void
print_holds (const char *name)
{
  g_autofree char *held = g_strconcat (name, ", main loop held at most", NULL);
  g_autofree char *work = g_strconcat (name, ", main loop worked at most", NULL);

  print_figure (held, longest / 1000.0, "ms", LIMIT_HOLD);
  print_figure (work, longest_work / 1000.0, "ms", 0);
  longest = longest_work = 0;
  wake ();
}

/* --- The list --- */

static void
read_rows (SaRecordList *list, guint first)
{
  guint end = MIN (first + SCREEN, g_list_model_get_n_items (G_LIST_MODEL (list)));

  for (guint i = first; i < end; i++)
    {
      g_autoptr (SaRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *title = sa_record_title (record);

      if (*title == '\0')
        g_error ("A record without a title at %u", i);
    }
}

static void
wait_for (SaRecordList *list)
{
  while (sa_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  /* The call that ended it is over, so that it counts. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gboolean *shown)
{
  *shown = TRUE;
}

/* From the click to rows that can be drawn: at once where an index gives the order, else when the
 * worker has them. */
static double
time_to_rows (SaRecordList *list, const SaQuery *query)
{
  gboolean shown = FALSE;
  gulong handler = g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &shown);
  gint64 start = g_get_monotonic_time ();
  double time;

  wake ();
  sa_record_list_set_query (list, query);
  while (!shown && sa_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  read_rows (list, 0);
  time = milliseconds_since (start);
  wait_for (list);
  g_signal_handler_disconnect (list, handler);
  return time;
}

static SaRecordList *
measure_opening (SaStore *store, SaType *type)
{
  g_autoptr (SaQuery) query = sa_query_new (type);
  gint64 start = g_get_monotonic_time ();
  SaRecordList *list;

  wake ();
  list = sa_record_list_new (store, query);

  read_rows (list, 0);
  print_figure ("list, first rows", milliseconds_since (start), "ms", LIMIT_OPEN);
  wait_for (list);
  print_figure ("list, all row numbers known", milliseconds_since (start), "ms", 0);
  print_figure ("list, rows", g_list_model_get_n_items (G_LIST_MODEL (list)), "", 0);
  return list;
}

static void
measure_scrolling (SaRecordList *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);

  for (int i = 0; i < PLACES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      wake ();
      read_rows (list, g_rand_int_range (chance, 0, MAX (n, SCREEN + 1) - SCREEN));
      time = milliseconds_since (start);
      look ();
      g_array_append_val (times, time);
    }
  print_spread ("scroll to any place", times, LIMIT_SHOW);
}

static void
measure_sort (SaRecordList *list, SaStore *store, const char *label, int field, gboolean descending)
{
  g_autoptr (SaQuery) query = sa_query_copy (sa_record_list_get_query (list));
  gboolean indexed = sa_sorting_is_ready (store, sa_query_get_type (query), field);
  g_autofree char *name = g_strdup_printf ("%s by %s%s", indexed ? "sort" : "sort without an index",
                                           label, descending ? ", backwards" : "");

  sa_query_sort (query, field, descending);
  print_figure (name, time_to_rows (list, query), "ms", indexed ? LIMIT_SHOW : 0);
}

static gboolean
is_sorted_by (SaType *type, guint field)
{
  return (sa_type_get_field (type, field)->flags & (SA_FIELD_SORTED | SA_FIELD_COLUMN)) != 0;
}

static gboolean
is_ready (SaStore *store, SaType *type)
{
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (is_sorted_by (type, i) && !sa_sorting_is_ready (store, type, (int) i))
      return FALSE;
  return TRUE;
}

static gboolean
on_poll (gpointer store)
{
  sa_store_poll (store);
  return G_SOURCE_CONTINUE;
}

/* The user looks at the list meanwhile. Whoever is quicker than that sorts without an index. */
static void
measure_preparation (SaStore *store, SaType *type)
{
  gint64 start = g_get_monotonic_time ();
  guint poll = g_timeout_add (500, on_poll, store);

  wake ();
  while (!is_ready (store, type))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (poll);
  print_figure ("sorting made ready in the background", milliseconds_since (start), "ms", 0);
}

static void
measure_sorting (SaRecordList *list, SaStore *store, SaType *type)
{
  measure_sort (list, store, "phones, at once", SA_PERSON_PHONES, FALSE);
  measure_preparation (store, type);
  print_holds ("sorting made ready");
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    if (is_sorted_by (type, i))
      {
        measure_sort (list, store, sa_type_get_field (type, i)->name, (int) i, FALSE);
        measure_sort (list, store, sa_type_get_field (type, i)->name, (int) i, TRUE);
      }
  measure_sort (list, store, "latest change", SA_QUERY_CHANGED, TRUE);
  measure_sort (list, store, "latest", SA_QUERY_CREATED, TRUE);
  measure_sort (list, store, "title", SA_QUERY_TITLE, TRUE);
  measure_sort (list, store, "title", SA_QUERY_TITLE, FALSE);
}

/* Each word typed into the list letter by letter: until rows of what was typed are there, and until
 * all are. */
static void
measure_filtering (SaRecordList *list)
{
  static const char *const words[] = { "kowa", "lodz", "601234", "firma12", "jan kow" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint length = 1; length <= strlen (words[i]); length++)
      {
        g_autoptr (SaQuery) query = sa_query_copy (sa_record_list_get_query (list));
        g_autofree char *typed = g_strndup (words[i], length);
        gint64 start = g_get_monotonic_time ();
        double time;

        sa_query_search (query, typed);
        time = time_to_rows (list, query);
        g_array_append_val (times, time);
        time = milliseconds_since (start);
        g_array_append_val (all, time);
      }
  print_spread ("type to filter the list, first rows", times, 0);
  print_spread ("type to filter the list, all rows", all, 0);
}

/* --- Search --- */

static void
measure_search (SaStore *store)
{
  static const char *const words[] = {
    "kowa",     "lodz", "601234",       "firma12", "jan kow", "a",  "sales manager",
    "wojciech", "kra",  "buyer berlin", "+48 60",  "example", "zzz"
  };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double slowest = 0;
  g_autofree char *slowest_word = NULL;

  for (int round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      for (guint length = 1; length <= strlen (words[i]); length++)
        {
          g_autofree char *typed = g_strndup (words[i], length);
          g_autoptr (GError) error = NULL;
          gint64 start = g_get_monotonic_time ();
          g_autoptr (GPtrArray) hits = sa_search_best (store, typed, NULL, 6, FALSE, NULL, &error);
          double time = milliseconds_since (start);

          g_assert_no_error (error);
          g_array_append_val (times, time);
          if (time > slowest)
            {
              slowest = time;
              g_set_str (&slowest_word, typed);
            }
        }
  print_spread ("search, a key", times, LIMIT_SEARCH);
  g_print ("# the slowest was “%s”\n", slowest_word);
}

/* What this process holds now. */
static double
memory_in_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmRSS:");
  return line != NULL ? g_ascii_strtoll (line + 6 + strspn (line + 6, " \t"), NULL, 10) / 1024.0
                      : 0;
}

static double
most_memory_in_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

/* Organisations for the contacts, so that they can be sorted by them. */
static gboolean
give_organisations (SaStore *store, GError **error)
{
  SaType *type = sa_store_get_type_named (store, "organisation");
  g_autofree char *sql = NULL;
  gint64 last = 0;

  if (sa_change_begin_long (store, "Organisations", error) == 0)
    return FALSE;
  for (int i = 0; i < ORGANISATIONS; i++)
    {
      g_autoptr (SaRecord) record = sa_record_new (type);
      g_autofree char *name = g_strdup_printf ("Firma %05d", i * 7919 % ORGANISATIONS);

      sa_record_set_text (record, SA_ORGANISATION_NAME, name);
      if (!sa_store_save (store, record, error))
        return FALSE;
      last = sa_record_get_row (record);
    }
  sql = g_strdup_printf ("UPDATE person SET organisation = %" G_GINT64_FORMAT " - row * 31 %% %d",
                         last, ORGANISATIONS);
  return sa_change_commit (store, error) && sa_store_exec (store, sql, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = NULL;
  g_autoptr (SaRecordList) list = NULL;
  SaType *type;
  gint64 start;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: %s DATABASE\n", argv[0]);
      return 2;
    }
  start = g_get_monotonic_time ();
  store = sa_store_open (argv[1], NULL, &error);
  if (store != NULL)
    print_figure ("open the database", milliseconds_since (start), "ms", 0);
  if (store == NULL || !give_organisations (store, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_main_context_set_poll_func (NULL, poll_and_watch);
  type = sa_store_get_type_named (store, "person");
  list = measure_opening (store, type);
  print_holds ("list");
  measure_scrolling (list);
  print_holds ("scrolling");
  measure_sorting (list, store, type);
  print_holds ("sorting");
  print_figure ("memory without a window, sorted", memory_in_megabytes (), "MB", 0);
  measure_filtering (list);
  print_holds ("filtering");
  print_figure ("memory without a window, filtered", memory_in_megabytes (), "MB", 0);
  measure_search (store);
  print_figure ("memory without a window, most", most_memory_in_megabytes (), "MB", 0);
  return 0;
}
