/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to an XLSX workbook as a whole (ECMA-376 part 1, 18.2 to 18.8): its sheets, the
 * texts they share, and which of its styles mean that a number is a date. */

#include "sa-xlsx-book.h"

#include "sa-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STRINGS (512 * 1024 * 1024)

typedef struct
{
  char *name;
  char *id;
  char *part;
  gboolean hidden;
} Sheet;

struct _SaXlsxBook
{
  SaSheetZip *zip;
  const char *file_name;
  GPtrArray *sheets;
  GHashTable *targets; /* of relationships, by id */
  char *folder;
  char *book_part;
  char *strings_part;
  char *styles_part;
  gboolean from_1904;

  GString *strings;
  GArray *string_starts;
  gboolean in_text;
  int phonetic;

  GHashTable *formats; /* of numbers, by id */
  GArray *styles;
  gboolean in_cell_styles;
};

static void
free_sheet (Sheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->id);
  g_free (sheet->part);
  g_free (sheet);
}

static char *
resolve (SaXlsxBook *self, const char *target)
{
  g_autofree char *path = NULL;

  if (*target == '/')
    return g_strdup (target + 1);
  if (self->folder == NULL)
    return g_strdup (target);

  path = g_build_filename ("/", self->folder, target, NULL);
  {
    g_autofree char *canonical = g_canonicalize_filename (path, "/");

    return g_strdup (canonical + 1);
  }
}

static void
on_relationship (void *data, const char *name, const char **attributes)
{
  SaXlsxBook *self = data;
  const char *id = sa_sheet_attribute (attributes, "Id");
  const char *type = sa_sheet_attribute (attributes, "Type");
  const char *target = sa_sheet_attribute (attributes, "Target");

  if (id == NULL || type == NULL || target == NULL)
    return;

  g_hash_table_replace (self->targets, g_strdup (id), resolve (self, target));
  if (g_str_has_suffix (type, "/officeDocument"))
    {
      g_free (self->book_part);
      self->book_part = resolve (self, target);
    }
  else if (g_str_has_suffix (type, "/sharedStrings"))
    {
      g_free (self->strings_part);
      self->strings_part = resolve (self, target);
    }
  else if (g_str_has_suffix (type, "/styles"))
    {
      g_free (self->styles_part);
      self->styles_part = resolve (self, target);
    }
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

static void
on_book_element (void *data, const char *name, const char **attributes)
{
  SaXlsxBook *self = data;
  const char *local = sa_sheet_local_name (name);

  if (strcmp (local, "workbookPr") == 0)
    self->from_1904 = is_true (sa_sheet_attribute (attributes, "date1904"));
  else if (strcmp (local, "sheet") == 0)
    {
      Sheet *sheet = g_new0 (Sheet, 1);
      const char *state = sa_sheet_attribute (attributes, "state");

      sheet->name = g_strdup (sa_sheet_attribute (attributes, "name"));
      if (sheet->name == NULL)
        sheet->name = g_strdup_printf ("%u", self->sheets->len + 1);
      sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
      for (int i = 0; attributes[i] != NULL; i += 2)
        if (strcmp (sa_sheet_local_name (attributes[i]), "id") == 0)
          g_set_str (&sheet->id, attributes[i + 1]);
      g_ptr_array_add (self->sheets, sheet);
    }
}

static void
on_string_start (void *data, const char *name, const char **attributes)
{
  SaXlsxBook *self = data;
  const char *local = sa_sheet_local_name (name);

  if (strcmp (local, "si") == 0)
    g_array_append_val (self->string_starts, self->strings->len);
  else if (strcmp (local, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (local, "t") == 0)
    self->in_text = self->phonetic == 0;
}

static void
on_string_end (void *data, const char *name)
{
  SaXlsxBook *self = data;
  const char *local = sa_sheet_local_name (name);

  if (strcmp (local, "rPh") == 0)
    self->phonetic--;
  else if (strcmp (local, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (local, "si") == 0)
    g_string_append_c (self->strings, '\0');
}

static void
on_string_text (void *data, const char *text, int length)
{
  SaXlsxBook *self = data;

  if (!self->in_text)
    return;
  if (self->strings->len + (gsize) length > MAX_STRINGS)
    sa_sheet_zip_fail (self->zip,
                       g_error_new (SA_ERROR, SA_ERROR_INVALID,
                                    _ ("“%s” has more text than fits into memory; save it as CSV."),
                                    self->file_name));
  else
    g_string_append_len (self->strings, text, length);
}

/* Whether a format code shows days or hours: its letters, outside of quotes and colours, say so. An
 * m is a month unless it stands with hours or seconds. */
static SaXlsxStyle
read_format (const char *code)
{
  gboolean days = FALSE, hours = FALSE, m = FALSE;

  if (g_ascii_strcasecmp (code, "General") == 0)
    return SA_XLSX_PLAIN;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    switch (g_ascii_tolower (*p))
      {
      case '"':
        p = strchr (p + 1, '"');
        if (p == NULL)
          return SA_XLSX_PLAIN;
        break;
      case '\\':
      case '_':
      case '*':
        if (p[1] != '\0')
          p++;
        break;
      case '[':
        hours |= p[1] != '\0' && strchr ("hHmMsS", p[1]) != NULL && p[2] != '\0'
                 && (p[2] == ']' || p[2] == p[1]);
        p = strchr (p, ']');
        if (p == NULL)
          return SA_XLSX_PLAIN;
        break;
      case 'y':
      case 'd':
        days = TRUE;
        break;
      case 'h':
      case 's':
        hours = TRUE;
        break;
      case 'm':
        m = TRUE;
        break;
      default:
        break;
      }
  days |= m && !hours;

  return (days ? SA_XLSX_DATE : 0) | (hours ? SA_XLSX_TIME : 0);
}

/* The formats every workbook has without naming them (18.8.30), those of East Asia included */
static SaXlsxStyle
read_built_in (int id)
{
  if (id == 22)
    return SA_XLSX_DATE | SA_XLSX_TIME;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35))
    return SA_XLSX_TIME;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return SA_XLSX_DATE;

  return SA_XLSX_PLAIN;
}

static void
on_style_start (void *data, const char *name, const char **attributes)
{
  SaXlsxBook *self = data;
  const char *local = sa_sheet_local_name (name);
  const char *id = sa_sheet_attribute (attributes, "numFmtId");
  const char *code = sa_sheet_attribute (attributes, "formatCode");
  int number = id != NULL ? (int) g_ascii_strtoll (id, NULL, 10) : 0;

  if (strcmp (local, "cellXfs") == 0)
    self->in_cell_styles = TRUE;
  else if (strcmp (local, "numFmt") == 0 && code != NULL)
    g_hash_table_insert (self->formats, GINT_TO_POINTER (number),
                         GINT_TO_POINTER (read_format (code)));
  else if (strcmp (local, "xf") == 0 && self->in_cell_styles)
    {
      gpointer known;
      guint8 style;

      if (g_hash_table_lookup_extended (self->formats, GINT_TO_POINTER (number), NULL, &known))
        style = (guint8) GPOINTER_TO_INT (known);
      else
        style = (guint8) read_built_in (number);
      g_array_append_val (self->styles, style);
    }
}

static void
on_style_end (void *data, const char *name)
{
  SaXlsxBook *self = data;

  if (strcmp (sa_sheet_local_name (name), "cellXfs") == 0)
    self->in_cell_styles = FALSE;
}

static gboolean
load (SaXlsxBook *self, GError **error)
{
  static const SaSheetHandlers relationships = { on_relationship, NULL, NULL };
  static const SaSheetHandlers book = { on_book_element, NULL, NULL };
  static const SaSheetHandlers strings = { on_string_start, on_string_end, on_string_text };
  static const SaSheetHandlers styles = { on_style_start, on_style_end, NULL };
  g_autofree char *relations = NULL;
  g_autofree char *base = NULL;

  if (!sa_sheet_zip_parse (self->zip, "_rels/.rels", &relationships, self, error))
    return FALSE;
  if (self->book_part == NULL)
    self->book_part = g_strdup ("xl/workbook.xml");

  base = g_path_get_basename (self->book_part);
  self->folder = g_path_get_dirname (self->book_part);
  relations = g_strdup_printf ("%s/_rels/%s.rels", self->folder, base);
  g_hash_table_remove_all (self->targets);
  if (!sa_sheet_zip_parse (self->zip, relations, &relationships, self, error)
      || !sa_sheet_zip_parse (self->zip, self->book_part, &book, self, error)
      || (self->strings_part != NULL
          && !sa_sheet_zip_parse (self->zip, self->strings_part, &strings, self, error))
      || (self->styles_part != NULL
          && !sa_sheet_zip_parse (self->zip, self->styles_part, &styles, self, error)))
    return FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);
      const char *part = sheet->id ? g_hash_table_lookup (self->targets, sheet->id) : NULL;

      sheet->part = g_strdup (part != NULL ? part : "");
    }
  if (self->sheets->len > 0)
    return TRUE;

  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("“%s” is no workbook; choose a CSV, XLSX, XLS, ODS or JSON file."),
               self->file_name);
  return FALSE;
}

/**
 * sa_xlsx_book_new:
 * @zip: stays with the caller and must live as long
 */
SaXlsxBook *
sa_xlsx_book_new (SaSheetZip *zip, const char *name, GError **error)
{
  g_autoptr (SaXlsxBook) self = g_new0 (SaXlsxBook, 1);

  self->zip = zip;
  self->file_name = name;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sheet);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->strings = g_string_new (NULL);
  self->string_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->formats = g_hash_table_new (NULL, NULL);
  self->styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  if (!load (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sa_xlsx_book_free (SaXlsxBook *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->targets);
  g_free (self->folder);
  g_free (self->book_part);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->string_starts);
  g_hash_table_unref (self->formats);
  g_array_unref (self->styles);
  g_free (self);
}

guint
sa_xlsx_book_get_n_sheets (SaXlsxBook *self)
{
  return self->sheets->len;
}

const char *
sa_xlsx_book_get_sheet_name (SaXlsxBook *self, guint index)
{
  const Sheet *sheet = g_ptr_array_index (self->sheets, index);

  return sheet->name;
}

const char *
sa_xlsx_book_get_sheet_part (SaXlsxBook *self, guint index)
{
  const Sheet *sheet = g_ptr_array_index (self->sheets, index);

  return sheet->part;
}

gboolean
sa_xlsx_book_is_sheet_hidden (SaXlsxBook *self, guint index)
{
  const Sheet *sheet = g_ptr_array_index (self->sheets, index);

  return sheet->hidden;
}

/* The text cells refer to by its number, or NULL where there is none of that number */
const char *
sa_xlsx_book_get_string (SaXlsxBook *self, guint64 index, gsize *length)
{
  const char *string;

  if (index >= self->string_starts->len)
    return NULL;

  string = self->strings->str + g_array_index (self->string_starts, gsize, index);
  *length = strlen (string);
  return string;
}

SaXlsxStyle
sa_xlsx_book_get_style (SaXlsxBook *self, guint64 index)
{
  return index < self->styles->len ? g_array_index (self->styles, guint8, index) : SA_XLSX_PLAIN;
}

gboolean
sa_xlsx_book_is_from_1904 (SaXlsxBook *self)
{
  return self->from_1904;
}

/* Whether “_x000D_” stands at @p, and for what character */
static gunichar
read_escape (const char *p)
{
  gunichar c = 0;

  if (p[0] != '_' || p[1] != 'x')
    return 0;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
    }

  return p[6] == '_' && g_unichar_validate (c) ? c : 0;
}

/* Characters XML cannot have are written as “_x000D_” (22.9.2.19). */
void
sa_xlsx_unescape (GString *text)
{
  char *to = strstr (text->str, "_x");

  if (to == NULL)
    return;

  for (const char *p = to; *p != '\0';)
    {
      gunichar c = read_escape (p);

      if (c == 0)
        {
          *to++ = *p++;
          continue;
        }
      to += g_unichar_to_utf8 (c, to);
      p += 7;
    }
  g_string_truncate (text, (gsize) (to - text->str));
}
