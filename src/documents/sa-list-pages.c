/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each column has at least the width its values usually need. Where they do not go beside one
 * another upright, the sheet is turned; what does not go on that either is left out from the end,
 * and named. */

#include "sa-list-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-blocks.h"
#include "sa-entry-pages.h"
#include "sa-page-frame.h"

/* Letters of a value; notes can be as long as a page. */
#define MOST_LETTERS 200

struct _SaListPages
{
  SaEntryPages parent_instance;

  GArray *fields;  /* element-type int */
  GArray *columns; /* element-type SaColumn, one a field */
  SaBlocks *blocks;
  char *left_out; /* names of columns, or NULL */
};

#define SA_TYPE_LIST_PAGES (sa_list_pages_get_type ())
G_DECLARE_FINAL_TYPE (SaListPages, sa_list_pages, SA, LIST_PAGES, SaEntryPages)
G_DEFINE_FINAL_TYPE (SaListPages, sa_list_pages, SA_TYPE_ENTRY_PAGES)

static double
field_width (SaType *type, int field)
{
  if (field == SA_QUERY_TITLE)
    return 120;
  if (field == SA_QUERY_STATE)
    return 56;
  switch (sa_type_get_field (type, (guint) field)->kind)
    {
    case SA_KIND_NUMBER:
    case SA_KIND_FLAG:
      return 44;
    case SA_KIND_DATE:
    case SA_KIND_COUNTRY:
    case SA_KIND_LANGUAGE:
    case SA_KIND_MONEY:
    case SA_KIND_QUANTITY:
      return 58;
    case SA_KIND_EMAIL:
    case SA_KIND_URL:
      return 118;
    case SA_KIND_DATE_TIME:
    case SA_KIND_PHONE:
    case SA_KIND_REFERENCE:
    case SA_KIND_TEXT:
    case SA_KIND_LONG_TEXT:
    case SA_KIND_CHOICE:
    case SA_KIND_CHOICES:
    case SA_KIND_IMAGE:
      break;
    }
  return 80;
}

/* How many of the columns go beside one another. */
static guint
count_fitting (SaType *type, const int *fields, guint n_fields, const SaPaper *paper)
{
  double room = sa_page_frame_width (paper);
  guint n = 0;

  while (n < MIN (n_fields, SA_BLOCKS_MOST_COLUMNS) && (room -= field_width (type, fields[n])) >= 0)
    {
      room -= SA_BLOCKS_GUTTER;
      n++;
    }
  return MAX (n, 1);
}

static const char *
field_title (SaType *type, int field)
{
  if (field == SA_QUERY_TITLE)
    return sa_type_get_title_label (type);
  if (field == SA_QUERY_STATE)
    return sa_type_get_state_label ();
  return sa_field_get_label (sa_type_get_field (type, (guint) field));
}

static void
add_column (SaListPages *self, SaType *type, int field)
{
  const SaField *definition = field >= 0 ? sa_type_get_field (type, (guint) field) : NULL;
  SaColumn column = { field_title (type, field), field_width (type, field),
                      definition != NULL
                          && (definition->kind == SA_KIND_NUMBER
                              || definition->kind == SA_KIND_MONEY
                              || definition->kind == SA_KIND_QUANTITY),
                      field == SA_QUERY_TITLE };

  g_array_append_val (self->fields, field);
  g_array_append_val (self->columns, column);
}

/* On one line, and no longer than a few. */
static char *
shorten (char *text)
{
  if (text == NULL)
    return g_strdup ("");
  g_strdelimit (text, "\n\t", ' ');
  if (g_utf8_strlen (text, -1) > MOST_LETTERS)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MOST_LETTERS);

      g_free (text);
      return g_strconcat (start, "…", NULL);
    }
  return text;
}

static char *
cell_text (SaListPages *self, SaRecord *record, int field)
{
  if (field == SA_QUERY_TITLE)
    return sa_record_title (record);
  if (field == SA_QUERY_STATE)
    return g_strdup (sa_record_state_label (record));
  return sa_store_in_words (sa_entry_pages_get_store (SA_ENTRY_PAGES (self)), record,
                            (guint) field);
}

static SaSlice *
set_row (SaListPages *self, const char *const *cells, gboolean head)
{
  return sa_blocks_row (self->blocks, (const SaColumn *) (void *) self->columns->data,
                        self->columns->len, cells, head);
}

static SaSlice *
sa_list_pages_set_entry (SaEntryPages *pages, SaRecord *record)
{
  SaListPages *self = SA_LIST_PAGES (pages);
  g_auto (GStrv) cells = g_new0 (char *, self->fields->len + 1);

  for (guint i = 0; i < self->fields->len; i++)
    cells[i] = shorten (cell_text (self, record, g_array_index (self->fields, int, i)));
  return set_row (self, (const char *const *) cells, FALSE);
}

static SaSlice *
sa_list_pages_set_head (SaEntryPages *pages, GPtrArray *records)
{
  SaListPages *self = SA_LIST_PAGES (pages);
  g_autofree const char **titles = g_new0 (const char *, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    titles[i] = g_array_index (self->columns, SaColumn, i).title;
  return set_row (self, titles, TRUE);
}

static char *
sa_list_pages_note (SaPages *pages)
{
  SaListPages *self = SA_LIST_PAGES (pages);

  return self->left_out != NULL
             /* Translators: the names of columns */
             ? g_strdup_printf (_ ("No room on the paper for: %s"), self->left_out)
             : NULL;
}

static void
sa_list_pages_finalize (GObject *object)
{
  SaListPages *self = SA_LIST_PAGES (object);

  g_array_unref (self->fields);
  g_array_unref (self->columns);
  g_clear_pointer (&self->blocks, sa_blocks_free);
  g_free (self->left_out);

  G_OBJECT_CLASS (sa_list_pages_parent_class)->finalize (object);
}

static void
sa_list_pages_class_init (SaListPagesClass *klass)
{
  SaEntryPagesClass *pages_class = SA_ENTRY_PAGES_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sa_list_pages_finalize;
  SA_PAGES_CLASS (klass)->note = sa_list_pages_note;
  pages_class->set_entry = sa_list_pages_set_entry;
  pages_class->set_head = sa_list_pages_set_head;
  pages_class->heads_first = TRUE;
}

static void
sa_list_pages_init (SaListPages *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->columns = g_array_new (FALSE, FALSE, sizeof (SaColumn));
}

static char *
name_left_out (SaType *type, const int *fields, guint n_fields)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", field_title (type, fields[i]));
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/**
 * sa_list_pages_new:
 * @fields: of the columns in their order, SA_QUERY_TITLE and SA_QUERY_STATE among them
 * @paper: upright; turned when there are too many columns for it
 *
 * Returns: (transfer full): the records of @query in its order
 * Errors: SA_ERROR_NOT_FOUND when there are none
 */
SaPages *
sa_list_pages_new (SaStore *store, const SaQuery *query, const int *fields, guint n_fields,
                   const SaPaper *paper, GError **error)
{
  SaType *type = sa_query_get_type (query);
  GArray *rows = sa_entry_pages_find (store, query, error);
  SaListPages *self;
  guint n;

  if (rows == NULL)
    return NULL;
  n = count_fitting (type, fields, n_fields, paper);
  if (n < n_fields)
    {
      paper = sa_paper_turn (paper);
      n = count_fitting (type, fields, n_fields, paper);
    }
  self = g_object_new (SA_TYPE_LIST_PAGES, "title", sa_type_get_title_plural (type), "paper", paper,
                       NULL);
  for (guint i = 0; i < n; i++)
    add_column (self, type, fields[i]);
  self->left_out = name_left_out (type, fields + n, n_fields - n);
  self->blocks = sa_blocks_new (sa_entry_pages_get_ink (SA_ENTRY_PAGES (self)),
                                sa_page_frame_width (paper));
  sa_entry_pages_start (SA_ENTRY_PAGES (self), store, query, rows, _ ("List"));
  return SA_PAGES (self);
}
