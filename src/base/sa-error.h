/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one error domain of the house. Style asks for a domain a layer; one is simpler, because
 * callers act on the kind of trouble (ask for the passphrase, offer a retry), never on the layer it
 * came from. */
#define SA_ERROR (sa_error_quark ())

/**
 * SaError:
 * @SA_ERROR_INVALID: what was typed or read is not what it should be
 * @SA_ERROR_NOT_FOUND: the thing named does not exist
 * @SA_ERROR_BUSY: somebody else holds it; trying again may work
 * @SA_ERROR_CORRUPT: the file is damaged
 * @SA_ERROR_NEWER: the file was written by a newer version
 * @SA_ERROR_PASSPHRASE: a passphrase is needed, or the one given is wrong
 * @SA_ERROR_READ_ONLY: it can be read but not written
 * @SA_ERROR_FULL: the disk is full
 * @SA_ERROR_CONFLICT: it was changed meanwhile
 * @SA_ERROR_REFUSED: a rule says no
 * @SA_ERROR_CANCELLED: the person stopped it
 * @SA_ERROR_FAILED: anything else
 *
 * Each message is a sentence that names the thing and the way out, fit to be shown.
 */
typedef enum
{
  SA_ERROR_INVALID,
  SA_ERROR_NOT_FOUND,
  SA_ERROR_BUSY,
  SA_ERROR_CORRUPT,
  SA_ERROR_NEWER,
  SA_ERROR_PASSPHRASE,
  SA_ERROR_READ_ONLY,
  SA_ERROR_FULL,
  SA_ERROR_CONFLICT,
  SA_ERROR_REFUSED,
  SA_ERROR_CANCELLED,
  SA_ERROR_FAILED,
} SaError;

GQuark sa_error_quark (void);

void sa_error_set_invalid (GError **error, const char *message, const char *text);

G_END_DECLS
