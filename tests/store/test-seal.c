/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sealed comes back with the database it was sealed with, whatever its passphrase, and with
 * no other; and nothing of it can be read. */

#include "office.h"
#include "sa-backup.h"
#include "sa-seal.h"

#define TEXT "Browar Łódź\nraty: 3 × 1 200 zł"

static GBytes *
seal (SaStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  GBytes *sealed = sa_store_seal (store, text, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
assert_unsealed (SaStore *store, GBytes *sealed, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unsealed = sa_store_unseal (store, sealed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (unsealed, ==, text);
}

static void
assert_refused (SaStore *store, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unsealed = sa_store_unseal (store, sealed, &error);

  g_assert_error (error, SA_ERROR, SA_ERROR_CORRUPT);
  g_assert_null (unsealed);
}

static void
test_round (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GBytes) sealed = seal (store, TEXT);
  g_autoptr (GBytes) again = seal (store, TEXT);
  g_autoptr (GBytes) nothing = seal (store, "");

  assert_unsealed (store, sealed, TEXT);
  assert_unsealed (store, again, TEXT);
  assert_unsealed (store, nothing, "");
  /* two of one text do not even show that they are the same */
  g_assert_false (g_bytes_equal (sealed, again));
  g_assert_null (
      g_strstr_len (g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed), "Browar"));
}

static void
test_others_cannot (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (SaStore) other = office_open (":memory:");
  g_autoptr (GBytes) sealed = seal (store, TEXT);

  assert_refused (other, sealed);
}

static void
test_damage_is_noticed (void)
{
  g_autoptr (SaStore) store = office_open (":memory:");
  g_autoptr (GBytes) sealed = seal (store, TEXT);
  gsize size;
  const char *bytes = g_bytes_get_data (sealed, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (bytes, i);
      g_autofree char *bent = g_memdup2 (bytes, size);
      g_autoptr (GBytes) wrong = NULL;

      bent[i] ^= 1;
      wrong = g_bytes_new (bent, size);
      assert_refused (store, cut);
      assert_refused (store, wrong);
    }
}

static void
test_passphrase_and_backup (void)
{
  g_autofree char *path = office_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SaStore) store = office_open (path);
  g_autofree char *backup = sa_backup_rotate (store, 3, &error);
  g_autoptr (GBytes) sealed = seal (store, TEXT);

  g_assert_no_error (error);
  g_assert_nonnull (backup);
  sa_store_set_passphrase (store, "a b c d", &error);
  g_assert_no_error (error);
  assert_unsealed (store, sealed, TEXT);
  g_clear_object (&store);
  sa_backup_restore (path, backup, "a b c d", NULL, &error);
  g_assert_no_error (error);
  store = sa_store_open (path, "a b c d", &error);
  g_assert_no_error (error);
  assert_unsealed (store, sealed, TEXT);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/seal/round", test_round);
  g_test_add_func ("/store/seal/others-cannot", test_others_cannot);
  g_test_add_func ("/store/seal/damage-is-noticed", test_damage_is_noticed);
  g_test_add_func ("/store/seal/passphrase-and-backup", test_passphrase_and_backup);
  status = g_test_run ();
  office_clean ();
  return status;
}
