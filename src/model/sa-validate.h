/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaValidator:
 * @text: what was typed
 * @error: return location
 *
 * Checks a value and puts it in the form in which it is kept. Giving it its own result again
 * changes nothing.
 *
 * Returns: (transfer full) (nullable): the value as kept, or NULL with SA_ERROR_INVALID, whose
 * message is a sentence for the person who typed it; empty text is refused
 */
typedef char *(*SaValidator) (const char *text, GError **error);

/* sa-validate.c: what people are reached by */
char *sa_validate_email (const char *text, GError **error);
char *sa_validate_url (const char *text, GError **error);
char *sa_validate_country (const char *text, GError **error);
char *sa_validate_currency (const char *text, GError **error);
char *sa_validate_language (const char *text, GError **error);
char *sa_validate_birthday (const char *text, GError **error);

/* sa-validate-phone.c */
char *sa_validate_phone (const char *text, GError **error);
/* Where two numbers are written in one, leaves the first in @text. Returns: (transfer full)
 * (nullable): what comes behind the "/" or "," between them; %NULL where there is one number */
char *sa_phone_cut_second (char *text);
char *sa_phone_digits (const char *text);

/* sa-validate-code.c: numbers with check digits */
char *sa_validate_iban (const char *text, GError **error);
char *sa_validate_nip (const char *text, GError **error);
char *sa_validate_regon (const char *text, GError **error);
char *sa_validate_vat_id (const char *text, GError **error);
char *sa_validate_tax_id (const char *text, GError **error);
char *sa_tax_id_key (const char *text);

G_END_DECLS
