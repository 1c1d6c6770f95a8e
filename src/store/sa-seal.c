/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sealing: the key is made with the database (sa-schema.c) and never changes, as what was sealed
 * before a backup was made must be readable when it is gone back to. */

#include "sa-seal.h"

#include <glib/gi18n-lib.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

#include "sa-store-private.h"

#define KEY_BYTES 32
#define NONCE_BYTES 12
#define TAG_BYTES 16

typedef EVP_CIPHER_CTX Cipher;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cipher, EVP_CIPHER_CTX_free)

static gboolean
read_key (SaStore *store, guint8 key[KEY_BYTES], GError **error)
{
  g_autofree char *hex = NULL;
  gboolean whole;

  if (!sa_store_get_setting (store, "seal", &hex, error))
    return FALSE;
  whole = hex != NULL && strlen (hex) == 2 * KEY_BYTES;
  for (int i = 0; whole && i < KEY_BYTES; i++)
    key[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4
                       | g_ascii_xdigit_value (hex[2 * i + 1]));
  if (hex != NULL)
    OPENSSL_cleanse (hex, strlen (hex));
  if (!whole)
    g_set_error (error, SA_ERROR, SA_ERROR_CORRUPT,
                 _ ("%s has lost the key to what was typed and not saved."), store->path);
  return whole;
}

/* Begins to encrypt or decrypt; NULL when there is no key. */
static Cipher *
begin (SaStore *store, const guint8 nonce[NONCE_BYTES], gboolean encrypt, GError **error)
{
  guint8 key[KEY_BYTES];
  Cipher *cipher;

  if (!read_key (store, key, error))
    return NULL;
  cipher = EVP_CIPHER_CTX_new ();
  EVP_CipherInit_ex (cipher, EVP_aes_256_gcm (), NULL, key, nonce, encrypt);
  OPENSSL_cleanse (key, sizeof key);
  return cipher;
}

GBytes *
sa_store_seal (SaStore *store, const char *text, GError **error)
{
  int length = (int) strlen (text);
  gsize size = NONCE_BYTES + (gsize) length + TAG_BYTES;
  g_autofree guint8 *sealed = g_malloc0 (size);
  guint8 *body = sealed + NONCE_BYTES;
  gboolean random = RAND_bytes (sealed, NONCE_BYTES) == 1;
  g_autoptr (Cipher) cipher = begin (store, sealed, TRUE, error);
  int written = 0;

  if (cipher == NULL)
    return NULL;
  if (random && EVP_EncryptUpdate (cipher, body, &written, (const guint8 *) text, length) == 1
      && EVP_EncryptFinal_ex (cipher, body + written, &written) == 1
      && EVP_CIPHER_CTX_ctrl (cipher, EVP_CTRL_GCM_GET_TAG, TAG_BYTES, body + length) == 1)
    return g_bytes_new_take (g_steal_pointer (&sealed), size);
  g_set_error_literal (error, SA_ERROR, SA_ERROR_FAILED,
                       _ ("What is typed and not saved yet could not be encrypted."));
  return NULL;
}

static char *
decrypt (Cipher *cipher, const guint8 *body, int length)
{
  g_autofree char *text = g_malloc0 ((gsize) length + 1);
  int written = 0;

  if (EVP_DecryptUpdate (cipher, (guint8 *) text, &written, body, length) != 1
      || EVP_CIPHER_CTX_ctrl (cipher, EVP_CTRL_GCM_SET_TAG, TAG_BYTES, (void *) (body + length))
             != 1
      || EVP_DecryptFinal_ex (cipher, (guint8 *) text + written, &written) != 1)
    return NULL;
  return g_steal_pointer (&text);
}

char *
sa_store_unseal (SaStore *store, GBytes *sealed, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  g_autoptr (Cipher) cipher = NULL;
  char *text = NULL;

  if (size >= NONCE_BYTES + TAG_BYTES)
    {
      cipher = begin (store, bytes, FALSE, error);
      if (cipher == NULL)
        return NULL;
      text = decrypt (cipher, bytes + NONCE_BYTES, (int) (size - NONCE_BYTES - TAG_BYTES));
    }
  if (text == NULL)
    g_set_error_literal (error, SA_ERROR, SA_ERROR_CORRUPT,
                         _ ("What was typed and not saved belongs to another database, or its file "
                            "is damaged."));
  return text;
}
