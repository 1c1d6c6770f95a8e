/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaVatResult:
 * @SA_VAT_GOOD: form and check digits are right
 * @SA_VAT_UNKNOWN_COUNTRY: the first letters are no country whose numbers are known here
 * @SA_VAT_WRONG_FORM: too long, too short, or letters where digits belong
 * @SA_VAT_WRONG_CHECK: the form is right but the check digits do not agree: a slip in typing
 */
typedef enum
{
  SA_VAT_GOOD,
  SA_VAT_UNKNOWN_COUNTRY,
  SA_VAT_WRONG_FORM,
  SA_VAT_WRONG_CHECK,
} SaVatResult;

SaVatResult sa_vat_check (const char *code);
gboolean sa_nip_check (const char *digits);
gboolean sa_regon_check (const char *digits);

G_END_DECLS
