/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key is found again with the number it first came with, however much the table grew. */

#include "sa-key-table.h"

#define MANY 200000

/* Spreads 1, 2, 3… over all bits; an odd factor makes different keys of different numbers. */
static guint64
key_of (guint64 number)
{
  return (number + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static void
test_many (void)
{
  g_autoptr (SaKeyTable) table = sa_key_table_new ();

  g_assert_cmpint (sa_key_table_find (table, key_of (0)), ==, 0);
  for (gint64 i = 0; i < MANY; i++)
    g_assert_true (sa_key_table_insert (table, key_of (i), i - MANY / 2 * 3));
  g_assert_cmpuint (sa_key_table_get_n_keys (table), ==, MANY);
  for (gint64 i = 0; i < MANY; i++)
    g_assert_cmpint (sa_key_table_find (table, key_of (i)), ==, i - MANY / 2 * 3);
  for (gint64 i = MANY; i < 2 * MANY; i++)
    g_assert_cmpint (sa_key_table_find (table, key_of (i)), ==, 0);
  g_assert_cmpuint (sa_key_table_get_size (table), <, MANY * 32);
}

/* Keys of one shard that all want the same slot. */
static void
test_crowded (void)
{
  g_autoptr (SaKeyTable) table = sa_key_table_new ();

  for (guint64 i = 1; i <= 500; i++)
    {
      sa_key_table_prefetch (table, i << 32);
      g_assert_true (sa_key_table_insert (table, i << 32, (gint64) i));
    }
  for (guint64 i = 1; i <= 500; i++)
    g_assert_cmpint (sa_key_table_find (table, i << 32), ==, (gint64) i);
  g_assert_cmpint (sa_key_table_find (table, G_GUINT64_CONSTANT (501) << 32), ==, 0);
}

static void
test_first_keeps (void)
{
  g_autoptr (SaKeyTable) table = sa_key_table_new ();

  g_assert_true (sa_key_table_insert (table, 7, 1));
  g_assert_false (sa_key_table_insert (table, 7, 2));
  g_assert_cmpint (sa_key_table_find (table, 7), ==, 1);
  g_assert_cmpuint (sa_key_table_get_n_keys (table), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-table/many", test_many);
  g_test_add_func ("/key-table/crowded", test_crowded);
  g_test_add_func ("/key-table/first-keeps", test_first_keeps);
  return g_test_run ();
}
