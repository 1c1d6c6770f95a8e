/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids: RFC 9562 form, always growing, never the same, on several threads. */

#include "sa-id.h"

#include <string.h>

#define N_THREADS 4
#define N_IDS 20000

static void
test_form (void)
{
  guint8 id[SA_ID_LENGTH];
  gint64 before = g_get_real_time () / 1000, ms = 0;

  sa_id_new (id);
  for (int i = 0; i < 6; i++)
    ms = ms << 8 | id[i];
  g_assert_cmpint (ms, >=, before);
  g_assert_cmpint (ms, <=, g_get_real_time () / 1000 + 1000);
  g_assert_cmpint (id[6] >> 4, ==, 7);
  g_assert_cmpint (id[8] >> 6, ==, 2);
}

static void
test_monotonic (void)
{
  guint8 last[SA_ID_LENGTH], id[SA_ID_LENGTH];

  sa_id_new (last);
  for (int i = 0; i < 200000; i++)
    {
      sa_id_new (id);
      g_assert_cmpint (memcmp (last, id, sizeof id), <, 0);
      memcpy (last, id, sizeof id);
    }
}

static gpointer
make_many (gpointer data)
{
  guint8 (*ids)[SA_ID_LENGTH] = data;

  for (int i = 0; i < N_IDS; i++)
    {
      sa_id_new (ids[i]);
      if (i > 0)
        g_assert_cmpint (memcmp (ids[i - 1], ids[i], SA_ID_LENGTH), <, 0);
    }
  return NULL;
}

static int
compare_ids (const void *a, const void *b)
{
  return memcmp (a, b, SA_ID_LENGTH);
}

static void
test_threads (void)
{
  g_autofree guint8 *ids = g_malloc (N_THREADS * N_IDS * SA_ID_LENGTH);
  GThread *threads[N_THREADS];

  for (gsize i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ids", make_many, ids + i * N_IDS * SA_ID_LENGTH);
  for (gsize i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  qsort (ids, N_THREADS * N_IDS, SA_ID_LENGTH, compare_ids);
  for (gsize i = 1; i < N_THREADS * N_IDS; i++)
    g_assert_cmpint (memcmp (ids + (i - 1) * SA_ID_LENGTH, ids + i * SA_ID_LENGTH, SA_ID_LENGTH), <,
                     0);
}

static void
test_text (void)
{
  guint8 id[SA_ID_LENGTH], back[SA_ID_LENGTH];

  sa_id_new (id);
  g_autofree char *text = sa_id_to_string (id);
  g_assert_cmpuint (strlen (text), ==, 36);
  g_assert_true (sa_id_from_string (text, back));
  g_assert_cmpmem (id, sizeof id, back, sizeof back);
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_assert_true (sa_id_from_string (upper, back));
  g_assert_cmpmem (id, sizeof id, back, sizeof back);

  /* RFC 9562, A.6 */
  g_assert_true (sa_id_from_string ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", back));
  g_autofree char *example = sa_id_to_string (back);
  g_assert_cmpstr (example, ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void
test_hostile (void)
{
  static const char *const broken[] = {
    "",
    "x",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
    "017f22e279b0-7cc3-98c4-dc0c0c07398f-",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    "017f22e2x79b0x7cc3x98c4xdc0c0c07398f",
    "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
    "\xff\xff",
  };
  guint8 id[SA_ID_LENGTH] = { 42 };

  g_assert_false (sa_id_from_string (NULL, id));
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    g_assert_false (sa_id_from_string (broken[i], id));
  g_autofree char *endless = g_strnfill (1000000, '0');
  g_assert_false (sa_id_from_string (endless, id));
  g_assert_cmpint (id[0], ==, 42);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/form", test_form);
  g_test_add_func ("/id/monotonic", test_monotonic);
  g_test_add_func ("/id/threads", test_threads);
  g_test_add_func ("/id/text", test_text);
  g_test_add_func ("/id/hostile", test_hostile);
  return g_test_run ();
}
