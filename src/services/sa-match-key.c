/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of a record: its tax number, its code, each e-mail address, its name with the place it is
 * in, each phone number (a house may share one), and last its name alone. All are folded and
 * stripped of what people write differently: spaces, dots, country prefixes, legal forms. Two
 * records with a key in common may be the same thing. */

#include "sa-match-key.h"

#include <string.h>

#include "clients.h"
#include "sa-fold.h"

#define MIN_PHONE_DIGITS 6
#define MAX_WORDS 32

/* How a value is stripped, and the first thing mixed into its key. In order of their strength. */
typedef enum
{
  STRIP_TAX_ID = 1,
  STRIP_CODE,
  STRIP_EMAIL,
  STRIP_NAME,
  STRIP_PHONE,
} Strip;

typedef struct
{
  guint field;
  Strip strip;
  const SaField *why;
} Part;

/* Which fields name a thing and its place. A value of -1 stands for none. */
typedef struct
{
  const char *type;
  int name;
  int code;
  int city;
  int organisation;
} Naming;

static const Naming namings[] = {
  { "organisation", SA_ORGANISATION_NAME, SA_ORGANISATION_CODE, SA_ORGANISATION_CITY, -1 },
  { "person", SA_PERSON_NAME, SA_PERSON_CODE, SA_PERSON_CITY, SA_PERSON_ORGANISATION },
  { "lead", SA_LEAD_NAME, -1, SA_LEAD_CITY, -1 },
};

struct _SaMatchKeyMaker
{
  const Naming *naming;
  Part parts[8];
  guint n_parts;
  GString *folded;
  GString *text;
};

/* Ends of company names that say nothing about which company it is. */
static const char *const legal_forms[] = {
  "spolkazograniczonaodpowiedzialnoscia",
  "spolkaakcyjna",
  "spolkajawna",
  "spolkakomandytowa",
  "spzoo",
  "spzook",
  "spk",
  "spj",
  "psa",
  "sa",
  "sc",
  "gmbhcokg",
  "gmbh",
  "kg",
  "ag",
  "ev",
  "limited",
  "ltd",
  "plc",
  "llp",
  "llc",
  "inc",
  "corp",
  "co",
  "sro",
  "as",
  "uab",
  "oy",
  "ab",
  "aps",
  "bv",
  "nv",
  "sarl",
  "sas",
  "srl",
  "spa",
  "sl",
  "kft",
  "doo",
};

static const Naming *
naming_of (const SaType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (namings); i++)
    {
      if (strcmp (namings[i].type, sa_type_get_name (type)) == 0)
        return &namings[i];
    }
  return NULL;
}

/* Multiplies and folds 128 bits into 64, eight bytes a step: quick, and every bit of the text moves
 * about half the bits of the key. */
static inline guint64
mix (guint64 a, guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

static guint64
hash (Strip strip, const char *text, gsize length)
{
  guint64 state = 0x9e3779b97f4a7c15u ^ ((guint64) strip << 56) ^ length;

  for (gsize at = 0; at < length; at += 8)
    {
      guint64 word = 0;

      memcpy (&word, text + at, MIN (8, length - at));
      state = mix (state ^ word, 0xd6e8feb86659fd93u);
    }
  state = mix (state ^ 0xa0761d6478bd642fu, 0xe7037ed1a0b428dbu);
  return state != 0 ? state : 1;
}

/* Letters and digits of the folded text; where words begin is told as well. */
static guint
compact (const GString *folded, GString *out, gsize *starts)
{
  gboolean in_word = FALSE;
  guint n_words = 0;

  for (gsize i = 0; i < folded->len; i++)
    {
      char c = folded->str[i];

      if (!g_ascii_isalnum (c) && !(c & 0x80))
        {
          in_word = FALSE;
          continue;
        }
      if (!in_word && starts != NULL && n_words < MAX_WORDS)
        starts[n_words++] = out->len;
      in_word = TRUE;
      g_string_append_c_inline (out, c);
    }
  return n_words;
}

static gboolean
is_legal_form (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    {
      if (strcmp (legal_forms[i], text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A company's without its legal form, a person's in any order. */
static void
strip_name (SaMatchKeyMaker *maker, const SaField *field, const char *name)
{
  gsize starts[MAX_WORDS];
  guint n_words;

  if ((field->flags & SA_FIELD_ANY_ORDER) != 0)
    {
      sa_fold_append_words (maker->text, name);
      return;
    }
  g_string_truncate (maker->folded, 0);
  sa_fold_append (maker->folded, name, -1);
  n_words = compact (maker->folded, maker->text, starts);
  if (n_words == MAX_WORDS)
    return;
  for (guint i = 1; i < n_words; i++)
    {
      if (is_legal_form (maker->text->str + starts[i]))
        {
          g_string_truncate (maker->text, starts[i]);
          return;
        }
    }
}

/* The last digits, so that "+48 42 123 45 67" and "42 123-45-67" are one. */
static void
strip_phone (SaMatchKeyMaker *maker, const char *phone, gsize length)
{
  GString *text = maker->text;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (phone[i]))
        g_string_append_c_inline (text, phone[i]);
    }
  if (text->len < MIN_PHONE_DIGITS)
    g_string_truncate (text, 0);
  else if (text->len > SA_PHONE_DIGITS)
    g_string_erase (text, 0, (gssize) (text->len - SA_PHONE_DIGITS));
}

static void
strip_value (SaMatchKeyMaker *maker, Strip strip, const char *value, gsize length)
{
  g_string_truncate (maker->text, 0);
  switch (strip)
    {
    case STRIP_PHONE:
      strip_phone (maker, value, length);
      break;
    case STRIP_EMAIL:
      sa_fold_append (maker->text, value, (gssize) length);
      break;
    case STRIP_TAX_ID:
    case STRIP_CODE:
      g_string_truncate (maker->folded, 0);
      sa_fold_append (maker->folded, value, (gssize) length);
      compact (maker->folded, maker->text, NULL);
      if (strip == STRIP_TAX_ID && g_str_has_prefix (maker->text->str, "pl"))
        g_string_erase (maker->text, 0, 2);
      break;
    case STRIP_NAME:
      break; /* run_name() does */
    }
}

/* Each line of a value that may hold several, without its label. */
static void
run_part (SaMatchKeyMaker *maker, const Part *part, const char *value, SaMatchKeyFunc func,
          gpointer data)
{
  while (*value != '\0')
    {
      gsize line = strcspn (value, "\n");
      gsize length = strcspn (value, "\t\n");

      strip_value (maker, part->strip, value, length);
      if (maker->text->len > 0)
        func (hash (part->strip, maker->text->str, maker->text->len), part->why, data);
      value += line + (value[line] == '\n');
    }
}

/* A name alone says little: it counts with its city, or with the organisation somebody works for,
 * and alone only against others that are as bare. */
static gboolean
is_bare (const Naming *naming, SaRecord *record)
{
  return sa_record_text (record, (guint) naming->city) == NULL
         && (naming->organisation < 0
             || sa_record_number (record, (guint) naming->organisation) == 0);
}

static void
run_name (SaMatchKeyMaker *maker, const Part *part, SaRecord *record, SaMatchKeyFunc func,
          gpointer data)
{
  const Naming *naming = maker->naming;
  const char *city = sa_record_text (record, (guint) naming->city);
  gint64 organisation = 0;
  gsize named;

  g_string_truncate (maker->text, 0);
  strip_name (maker, part->why, sa_record_text (record, part->field));
  named = maker->text->len;
  if (named == 0)
    return;
  if (naming->organisation >= 0)
    organisation = sa_record_number (record, (guint) naming->organisation);
  if (organisation != 0)
    {
      g_string_append_c (maker->text, '\x1f');
      g_string_append_len (maker->text, (const char *) &organisation, sizeof organisation);
      func (hash (part->strip, maker->text->str, maker->text->len), part->why, data);
      g_string_truncate (maker->text, named);
    }
  if (city != NULL)
    {
      g_string_append_c (maker->text, '\n');
      g_string_truncate (maker->folded, 0);
      sa_fold_append (maker->folded, city, -1);
      compact (maker->folded, maker->text, NULL);
    }
  if (city != NULL || organisation == 0)
    func (hash (part->strip, maker->text->str, maker->text->len), part->why, data);
}

static int
compare_parts (const void *a, const void *b)
{
  return (int) ((const Part *) a)->strip - (int) ((const Part *) b)->strip;
}

static void
add_part (SaMatchKeyMaker *maker, const SaType *type, guint field, Strip strip)
{
  if (maker->n_parts < G_N_ELEMENTS (maker->parts))
    maker->parts[maker->n_parts++] = (Part) { field, strip, sa_type_get_field (type, field) };
}

SaMatchKeyMaker *
sa_match_key_maker_new (const SaType *type)
{
  SaMatchKeyMaker *maker = g_new0 (SaMatchKeyMaker, 1);

  maker->naming = naming_of (type);
  maker->folded = g_string_sized_new (128);
  maker->text = g_string_sized_new (128);
  if (maker->naming == NULL)
    return maker;
  for (guint i = 0; i < sa_type_get_n_fields (type); i++)
    {
      const SaField *field = sa_type_get_field (type, i);

      if ((int) i == maker->naming->code)
        add_part (maker, type, i, STRIP_CODE);
      else if ((int) i == maker->naming->name)
        add_part (maker, type, i, STRIP_NAME);
      else if (!(field->flags & SA_FIELD_MATCH))
        continue;
      else if (field->kind == SA_KIND_PHONE)
        add_part (maker, type, i, STRIP_PHONE);
      else if (field->kind == SA_KIND_EMAIL)
        add_part (maker, type, i, STRIP_EMAIL);
      else if (field->kind == SA_KIND_TEXT)
        add_part (maker, type, i, STRIP_TAX_ID);
    }
  qsort (maker->parts, maker->n_parts, sizeof (Part), compare_parts);
  return maker;
}

void
sa_match_key_maker_free (SaMatchKeyMaker *maker)
{
  if (maker == NULL)
    return;
  g_string_free (maker->folded, TRUE);
  g_string_free (maker->text, TRUE);
  g_free (maker);
}

/**
 * sa_match_key_maker_run:
 * @record: of the maker's type
 *
 * Calls @func for each key of the record, the strongest first.
 */
void
sa_match_key_maker_run (SaMatchKeyMaker *maker, SaRecord *record, SaMatchKeyFunc func,
                        gpointer data)
{
  const Part *bare = NULL;

  for (guint i = 0; i < maker->n_parts; i++)
    {
      const Part *part = &maker->parts[i];
      const char *value = sa_record_text (record, part->field);

      if (value == NULL)
        continue;
      if (part->strip != STRIP_NAME)
        run_part (maker, part, value, func, data);
      else if (is_bare (maker->naming, record))
        bare = part;
      else
        run_name (maker, part, record, func, data);
    }
  if (bare != NULL)
    run_name (maker, bare, record, func, data);
}

/* The keys of one record, without keeping a maker. */
void
sa_match_keys (SaRecord *record, SaMatchKeyFunc func, gpointer data)
{
  g_autoptr (SaMatchKeyMaker) maker = sa_match_key_maker_new (sa_record_get_record_type (record));

  sa_match_key_maker_run (maker, record, func, data);
}

/**
 * sa_match_name_key:
 *
 * Returns: what two records have in common that are called alike, wherever they are; 0 for none
 */
guint64
sa_match_name_key (SaRecord *record)
{
  g_autoptr (SaMatchKeyMaker) maker = sa_match_key_maker_new (sa_record_get_record_type (record));

  for (guint i = 0; i < maker->n_parts; i++)
    {
      const Part *part = &maker->parts[i];
      const char *name = sa_record_text (record, part->field);

      if (part->strip != STRIP_NAME || name == NULL)
        continue;
      g_string_truncate (maker->text, 0);
      strip_name (maker, part->why, name);
      return maker->text->len > 0 ? hash (STRIP_NAME, maker->text->str, maker->text->len) : 0;
    }
  return 0;
}

/* Whether records of a type can be looked for in this way at all. */
gboolean
sa_match_may (const SaType *type)
{
  return naming_of (type) != NULL;
}
