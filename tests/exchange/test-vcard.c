/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading and writing vCards of all three versions: what address books write, what is damaged, and
 * that nothing is lost on the way. */

#include "sa-error.h"
#include "sa-vcard-reader.h"
#include "sa-vcard-writer.h"
#include "scratch.h"

#include <string.h>

static GPtrArray *
read_bytes (const char *bytes, gssize length, GError **error)
{
  g_autoptr (GFile) file = scratch_file ("cards.vcf", bytes, length);
  g_autoptr (SaVcardReader) reader = sa_vcard_reader_open (file, error);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_vcard_free);
  g_autoptr (GError) local_error = NULL;
  SaVcard *card;

  g_assert_nonnull (reader);
  while ((card = sa_vcard_reader_next (reader, &local_error)))
    g_ptr_array_add (cards, card);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_assert_cmpfloat (sa_vcard_reader_fraction (reader), ==, 1.0);

  return g_steal_pointer (&cards);
}

static SaVcard *
read_one (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = read_bytes (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_null (sa_vcard_get_problem (cards->pdata[0]));

  return g_ptr_array_steal_index (cards, 0);
}

static void
assert_same (const SaVcard *a, const SaVcard *b)
{
  g_assert_cmpint (sa_vcard_get_version (a), ==, sa_vcard_get_version (b));
  g_assert_cmpuint (sa_vcard_get_n_properties (a), ==, sa_vcard_get_n_properties (b));
  for (guint i = 0; i < sa_vcard_get_n_properties (a); i++)
    g_assert_true (
        sa_vcard_property_equal (sa_vcard_get_property (a, i), sa_vcard_get_property (b, i)));
}

static void
assert_text (const SaVcard *card, const char *name, const char *expected)
{
  g_autofree char *text = sa_vcard_find_text (card, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_parts (const SaVcard *card, const char *name, const char *expected)
{
  g_auto (GStrv) parts = sa_vcard_property_get_parts (sa_vcard_find (card, name));
  g_autofree char *joined = g_strjoinv ("|", parts);

  g_assert_cmpstr (joined, ==, expected);
}

/* Written in its own version and read again, a card is the same; in another version its text is. */
static SaVcard *
check_round_trip (const SaVcard *card, SaVcardVersion version)
{
  g_autofree char *text = sa_vcard_format (card, version);
  SaVcard *again = NULL;

  for (const char *line = text; *line != '\0';)
    {
      const char *end = strstr (line, "\r\n");

      g_assert_nonnull (end);
      g_assert_cmpint (end - line, <=, 76);
      g_assert_true (g_utf8_validate (line, end - line, NULL));
      line = end + 2;
    }
  again = read_one (text);
  g_assert_cmpint (sa_vcard_get_version (again), ==, version);
  if (version == sa_vcard_get_version (card))
    assert_same (card, again);

  return again;
}

/* A piece of it alone would read as more of the picture. */
static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (100, 'X');
  g_autofree char *text = g_strdup_printf (
      "BEGIN:VCARD\r\nVERSION:3.0\r\nPHOTO;ENCODING=b:QUFB\r\n%s:1\r\nEND:VCARD\r\n", name);
  g_autoptr (SaVcard) card = read_one (text);
  g_autofree char *written = sa_vcard_format (card, SA_VCARD_3_0);
  g_autoptr (SaVcard) again = read_one (written);

  assert_same (card, again);
}

static void
test_2_1 (void)
{
  g_autoptr (SaVcard)
      card = read_one ("BEGIN:VCARD\r\nVERSION:2.1\r\n"
                       "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81=C4=85ka;Ewa;;;\r\n"
                       "FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-2:=A3=B1ka,=\r\n Ewa\r\n"
                       "TEL;WORK;VOICE;PREF:+48 600 100 200\r\n"
                       "TEL;HOME;FAX:12 345\r\n"
                       "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:Long St 5=0D=0A=\r\nTown\r\n"
                       "ADR;WORK:;;Long St 5\\; 7,;Town;;30-001;Polska\r\n"
                       "NOTE:folded\r\n  here\r\n"
                       "PHOTO;ENCODING=BASE64;PNG:\r\n AAEC\r\n AwQF\r\n\r\n"
                       "X-ODD;FOO=bar:a,b;c\r\n"
                       "END:VCARD\r\n");
  const SaVcardProperty *tel = sa_vcard_find (card, "tel");
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes)
      bytes = sa_vcard_property_get_bytes (sa_vcard_find (card, "PHOTO"), &media_type);

  g_assert_cmpint (sa_vcard_get_version (card), ==, SA_VCARD_2_1);
  assert_parts (card, "N", "Łąka|Ewa|||");
  assert_text (card, "FN", "Łąka, Ewa");
  assert_text (card, "LABEL", "Long St 5\nTown");
  assert_parts (card, "ADR", "||Long St 5; 7,|Town||30-001|Polska");
  assert_text (card, "NOTE", "folded  here");
  g_assert_true (sa_vcard_property_has_type (tel, "work"));
  g_assert_false (sa_vcard_property_has_type (tel, "home"));
  g_assert_cmpint (sa_vcard_property_get_preference (tel), ==, 1);
  g_assert_cmpstr (media_type, ==, "image/png");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\0\1\2\3\4\5", 6);

  for (int version = SA_VCARD_2_1; version <= SA_VCARD_4_0; version++)
    {
      g_autoptr (SaVcard) again = check_round_trip (card, (SaVcardVersion) version);
      g_autofree char *type = NULL;
      g_autoptr (GBytes)
          photo = sa_vcard_property_get_bytes (sa_vcard_find (again, "PHOTO"), &type);

      assert_parts (again, "N", "Łąka|Ewa|||");
      assert_text (again, "LABEL", "Long St 5\nTown");
      assert_parts (again, "ADR", "||Long St 5; 7,|Town||30-001|Polska");
      assert_text (again, "X-ODD", "a,b;c");
      g_assert_cmpint (sa_vcard_property_get_preference (sa_vcard_find (again, "TEL")), ==, 1);
      g_assert_cmpstr (type, ==, "image/png");
      g_assert_true (g_bytes_equal (photo, bytes));
    }
}

static void
test_3_0 (void)
{
  g_autoptr (SaVcard) card = read_one (
      "BEGIN:VCARD\r\nVERSION:3.0\r\n"
      "N:Kowalski;Jan;Adam,Maria;dr;\r\nFN:dr Jan Kowalski\r\n"
      "ORG:Napoje\\; Soki\\, Wody;Zakupy\r\n"
      "NOTE:One\\nTwo\\, three\\; four \\\\ five and a long line that is fo\r\n lded here\r\n"
      "EMAIL;TYPE=INTERNET;TYPE=HOME,pref:jan@example.org\r\n"
      "EMAIL;TYPE=WORK:jan@work.example.org\r\n"
      "item1.URL:http\\://www.example.org\r\nitem1.X-ABLabel:_$!<HomePage>!$_\r\n"
      "item2.TEL:600\r\nitem2.X-ABLabel:Magazyn\r\n"
      "CATEGORIES:Klienci,Kraków\\, Rynek,\r\n"
      "BDAY;VALUE=date:1980-03-22\r\n"
      "X-PARAM;X-A=\"x;y:z\";X-B=p^^q^nr^'s:v\r\n"
      "PHOTO;ENCODING=b;TYPE=JPEG:AAECAwQF\r\n"
      "END:VCARD\r\n");
  g_auto (GStrv) categories = sa_vcard_property_get_list (sa_vcard_find (card, "CATEGORIES"));
  g_autofree char *all = g_strjoinv ("|", categories);
  g_autofree char *date = sa_vcard_property_get_date (sa_vcard_find (card, "BDAY"));
  g_autofree char *label = sa_vcard_find_label (card, sa_vcard_find (card, "TEL"));
  g_autofree char *home = sa_vcard_find_label (card, sa_vcard_find (card, "URL"));
  const SaVcardProperty *odd = sa_vcard_find (card, "X-PARAM");

  assert_parts (card, "N", "Kowalski|Jan|Adam,Maria|dr|");
  assert_parts (card, "ORG", "Napoje; Soki, Wody|Zakupy");
  assert_text (card, "NOTE", "One\nTwo, three; four \\ five and a long line that is folded here");
  assert_text (card, "URL", "http://www.example.org");
  assert_text (card, "EMAIL", "jan@example.org");
  g_assert_cmpstr (all, ==, "Klienci|Kraków, Rynek");
  g_assert_cmpstr (date, ==, "1980-03-22");
  g_assert_cmpstr (label, ==, "Magazyn");
  g_assert_cmpstr (home, ==, "HomePage");
  g_assert_cmpstr (sa_vcard_property_get_param (odd, "x-a"), ==, "x;y:z");
  g_assert_cmpstr (sa_vcard_property_get_param (odd, "X-B"), ==, "p^q\nr\"s");

  for (int version = SA_VCARD_2_1; version <= SA_VCARD_4_0; version++)
    {
      g_autoptr (SaVcard) again = check_round_trip (card, (SaVcardVersion) version);
      g_autofree char *birthday = sa_vcard_property_get_date (sa_vcard_find (again, "BDAY"));

      assert_parts (again, "ORG", "Napoje; Soki, Wody|Zakupy");
      assert_text (again, "NOTE",
                   "One\nTwo, three; four \\ five and a long line that is folded here");
      assert_text (again, "EMAIL", "jan@example.org");
      g_assert_cmpstr (birthday, ==, "1980-03-22");
      g_assert_cmpuint (sa_vcard_get_n_properties (again), ==, sa_vcard_get_n_properties (card));
    }
}

static void
test_4_0 (void)
{
  g_autoptr (SaVcard) card = read_one (
      "BEGIN:VCARD\nVERSION:4.0\nFN:Simon\nBDAY:--0203\nANNIVERSARY:20090808T1430-0500\n"
      "TEL;VALUE=uri;TYPE=\"work,voice\";PREF=1:tel:+1-418-656-9254;ext=102\n"
      "TEL;VALUE=uri;PREF=2:tel:+1-418-262-6501\n"
      "PHOTO:data:image/png;base64,AAECAwQF\nEND:VCARD");
  const SaVcardProperty *tel = sa_vcard_find (card, "TEL");
  g_autofree char *number = sa_vcard_property_get_plain (tel);
  g_autofree char *birthday = sa_vcard_property_get_date (sa_vcard_find (card, "BDAY"));
  g_autofree char *anniversary = sa_vcard_property_get_date (sa_vcard_find (card, "ANNIVERSARY"));

  g_assert_cmpstr (number, ==, "+1-418-656-9254 ext. 102");
  g_assert_true (sa_vcard_property_has_type (tel, "voice"));
  g_assert_null (birthday);
  g_assert_cmpstr (anniversary, ==, "2009-08-08");

  for (int version = SA_VCARD_2_1; version <= SA_VCARD_4_0; version++)
    {
      g_autoptr (SaVcard) again = check_round_trip (card, (SaVcardVersion) version);
      g_autofree char *plain = sa_vcard_property_get_plain (sa_vcard_find (again, "TEL"));
      g_autofree char *type = NULL;
      g_autoptr (GBytes)
          photo = sa_vcard_property_get_bytes (sa_vcard_find (again, "PHOTO"), &type);

      g_assert_cmpstr (plain, ==, "+1-418-656-9254 ext. 102");
      g_assert_cmpuint (g_bytes_get_size (photo), ==, 6);
      g_assert_cmpstr (type, ==, "image/png");
    }
}

static void
test_build (void)
{
  g_autoptr (GBytes)
      bytes = g_bytes_new_static ("\x89PNG and so on, long enough to be folded twice "
                                  "when it is written as base64 in a card.",
                                  87);
  const char *name[] = { "Brzęczyszczykiewicz", "Grzegorz;", "", "", "", NULL };
  const char *groups[] = { "VIP", "a, b", NULL };

  for (int version = SA_VCARD_2_1; version <= SA_VCARD_4_0; version++)
    {
      g_autoptr (SaVcard) card = sa_vcard_new ((SaVcardVersion) version);
      g_autoptr (SaVcard) again = NULL;
      g_autoptr (GBytes) photo = NULL;
      g_autofree char *type = NULL;

      sa_vcard_add_parts (card, "N", name);
      sa_vcard_add_text (card, "FN", "Grzegorz Brzęczyszczykiewicz");
      sa_vcard_add_text (
          card, "NOTE",
          "Zażółć gęślą jaźń, zażółć gęślą jaźń; zażółć\ngęślą jaźń, zażółć gęślą jaźń\\n");
      sa_vcard_property_add_param (sa_vcard_add_text (card, "TEL", "+48 600"), "TYPE", "work");
      if (version != SA_VCARD_2_1)
        sa_vcard_add_list (card, "CATEGORIES", groups);
      sa_vcard_add_bytes (card, "PHOTO", bytes, "image/png");

      again = check_round_trip (card, (SaVcardVersion) version);
      assert_parts (again, "N", "Brzęczyszczykiewicz|Grzegorz;|||");
      assert_text (
          again, "NOTE",
          "Zażółć gęślą jaźń, zażółć gęślą jaźń; zażółć\ngęślą jaźń, zażółć gęślą jaźń\\n");
      photo = sa_vcard_property_get_bytes (sa_vcard_find (again, "PHOTO"), &type);
      g_assert_true (g_bytes_equal (photo, bytes));
      g_assert_cmpstr (type, ==, "image/png");
    }
}

/* The cards around a damaged one are read, and its own properties as far as they can be. */
static void
test_damaged (void)
{
  static const char text[] =
      "junk\nBEGIN:VCARD\nVERSION:3.0\nFN:One\nthis is nothing\nTEL:1\nEND:VCARD\n"
      "\n\nBEGIN:VCARD\nVERSION:3.0\nFN:Two\nBEGIN:VCARD\nVERSION:3.0\nFN:Three\n"
      "END:VCARD\nBEGIN:VCARD\nFN:Fo\0ur\nEND:VCARD\nBEGIN:VCARD\nFN:Five \xb1\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = read_bytes (text, sizeof text - 1, &error);
  const guint64 lines[] = { 2, 10, 13, 17, 20 };

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 5);
  for (guint i = 0; i < cards->len; i++)
    g_assert_cmpuint (sa_vcard_get_line (cards->pdata[i]), ==, lines[i]);
  g_assert_nonnull (strstr (sa_vcard_get_problem (cards->pdata[0]), "Line 5"));
  assert_text (cards->pdata[0], "TEL", "1");
  g_assert_nonnull (strstr (sa_vcard_get_problem (cards->pdata[1]), "line 10"));
  assert_text (cards->pdata[1], "FN", "Two");
  g_assert_null (sa_vcard_get_problem (cards->pdata[2]));
  assert_text (cards->pdata[2], "FN", "Three");
  g_assert_nonnull (strstr (sa_vcard_get_problem (cards->pdata[3]), "NUL"));
  g_assert_nonnull (sa_vcard_get_problem (cards->pdata[4]));
  assert_text (cards->pdata[4], "FN", "Five ą");
}

static void
test_odd_lines (void)
{
  g_autoptr (SaVcard) card = read_one ("begin:vcard\r\r\nversion:2.1\r\r\nTEL:1\r\r\n"
                                       "PHOTO;BASE64;JPEG:AAEC\r\nAwQF\r\n\r\n"
                                       "NOTE;QUOTED-PRINTABLE:ends in a sign =\r\nEND:VCARD\r\n");
  g_autoptr (SaVcard) agent = read_one (
      "BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Aide\nEND:VCARD\nTEL:5\n"
      "END:VCARD\n");
  g_autoptr (GBytes) photo = sa_vcard_property_get_bytes (sa_vcard_find (card, "PHOTO"), NULL);
  g_autoptr (SaVcard) again = check_round_trip (agent, SA_VCARD_2_1);

  g_assert_cmpuint (g_bytes_get_size (photo), ==, 6);
  assert_text (agent, "AGENT", "BEGIN:VCARD\nFN:Aide\nEND:VCARD");
  assert_text (agent, "TEL", "5");
}

/* Wherever quoted-printable breaks its lines, none of them may end the card. */
static void
test_breaks (void)
{
  for (guint n = 0; n < 80; n++)
    {
      g_autoptr (SaVcard) card = sa_vcard_new (SA_VCARD_2_1);
      g_autoptr (SaVcard) again = NULL;
      g_autofree char *start = g_strnfill (n, 'x');
      g_autofree char *text = g_strconcat (start, "END:VCARD\n E=ą", start, NULL);

      sa_vcard_add_text (card, "NOTE", text);
      again = check_round_trip (card, SA_VCARD_2_1);
      assert_text (again, "NOTE", text);
    }
}

static void
test_utf16 (void)
{
  const char *text = "\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łódź\r\nEND:VCARD\r\n";
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = read_bytes (bytes, (gssize) length, &error);

  g_assert_no_error (error);
  assert_text (cards->pdata[0], "FN", "Łódź");
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:One\nNOTE:");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  for (int i = 0; i < 20; i++)
    {
      gsize start = text->len;

      g_string_set_size (text, start + 1024 * 1024);
      memset (text->str + start, 'x', 1024 * 1024);
    }
  g_string_append (text, "\nEND:VCARD\nBEGIN:VCARD\nFN:Two\nEND:VCARD\n");
  cards = read_bytes (text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_nonnull (strstr (sa_vcard_get_problem (cards->pdata[0]), "Line 3 is longer"));
  g_assert_null (sa_vcard_get_problem (cards->pdata[1]));
}

static void
test_refusals (void)
{
  g_autoptr (GFile) missing = scratch_path ("none.vcf");
  g_autoptr (GError) error = NULL;

  g_assert_null (sa_vcard_reader_open (missing, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (read_bytes ("a,b\n1,2\n", -1, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (read_bytes ("", 0, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/vcard/long-name", test_long_name);
  g_test_add_func ("/exchange/vcard/2.1", test_2_1);
  g_test_add_func ("/exchange/vcard/3.0", test_3_0);
  g_test_add_func ("/exchange/vcard/4.0", test_4_0);
  g_test_add_func ("/exchange/vcard/build", test_build);
  g_test_add_func ("/exchange/vcard/damaged", test_damaged);
  g_test_add_func ("/exchange/vcard/odd-lines", test_odd_lines);
  g_test_add_func ("/exchange/vcard/breaks", test_breaks);
  g_test_add_func ("/exchange/vcard/utf16", test_utf16);
  g_test_add_func ("/exchange/vcard/limits", test_limits);
  g_test_add_func ("/exchange/vcard/refusals", test_refusals);
  result = g_test_run ();
  scratch_clean ();

  return result;
}
