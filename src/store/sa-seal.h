/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to lie outside of the database, and is nobody's business who cannot open it: what was
 * typed and not saved. */

#pragma once

#include "sa-store.h"

G_BEGIN_DECLS

/**
 * sa_store_seal:
 *
 * Encrypts @text under a key that the database holds, so that it is as safe as what is in there,
 * and can be read whatever its passphrase becomes. The form is AES-256 in Galois/Counter Mode (NIST
 * SP 800-38D): a nonce of 12 bytes, what was encrypted, a tag of 16 bytes.
 *
 * Returns: (transfer full): or %NULL with @error set
 */
GBytes *sa_store_seal (SaStore *store, const char *text, GError **error);

/**
 * sa_store_unseal:
 *
 * Returns: (transfer full): the text. Errors: SA_ERROR_CORRUPT when it was not sealed with this
 * database, or changed since
 */
char *sa_store_unseal (SaStore *store, GBytes *sealed, GError **error);

G_END_DECLS
