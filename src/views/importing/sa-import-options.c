/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One combo row a property; its choices and what they stand for are tables here. What a file of
 * some format does not have (a workbook no delimiter) is not shown. */

#include "sa-import-options.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *label;
  const char *text; /* encoding */
  int value;
} Option;

static const Option delimiters[] = {
  { N_ ("Comma"), NULL, ',' },
  { N_ ("Semicolon"), NULL, ';' },
  { N_ ("Tab"), NULL, '\t' },
  { N_ ("Vertical bar"), NULL, '|' },
};

static const Option encodings[] = {
  { "UTF-8", "UTF-8", 0 },           { "Windows-1250", "WINDOWS-1250", 0 },
  { "ISO-8859-2", "ISO-8859-2", 0 }, { "Windows-1252", "WINDOWS-1252", 0 },
  { "UTF-16", "UTF-16", 0 },
};

static const Option decimals[] = {
  { N_ ("1,234.56"), NULL, '.' },
  { N_ ("1 234,56"), NULL, ',' },
};

static const Option orders[] = {
  { N_ ("Year, month, day"), NULL, SA_DATE_ORDER_YMD },
  { N_ ("Day, month, year"), NULL, SA_DATE_ORDER_DMY },
  { N_ ("Month, day, year"), NULL, SA_DATE_ORDER_MDY },
};

struct _SaImportOptions
{
  AdwExpanderRow parent_instance;

  AdwComboRow *delimiter;
  AdwComboRow *encoding;
  AdwComboRow *decimal;
  AdwComboRow *order;
  AdwComboRow *sheet;
  AdwSwitchRow *header;
  SaTableOptions *options; /* as detected, with what was overridden */
  gboolean loading;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaImportOptions, sa_import_options, ADW_TYPE_EXPANDER_ROW)

static void
on_changed (SaImportOptions *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static AdwComboRow *
add_combo (SaImportOptions *self, const char *title, const Option *options, gsize n_options)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < n_options; i++)
    gtk_string_list_append (names, g_dgettext (GETTEXT_PACKAGE, options[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_changed), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_COMBO_ROW (row);
}

static void
sa_import_options_finalize (GObject *object)
{
  g_clear_pointer (&SA_IMPORT_OPTIONS (object)->options, sa_table_options_free);
  G_OBJECT_CLASS (sa_import_options_parent_class)->finalize (object);
}

static void
sa_import_options_class_init (SaImportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sa_import_options_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sa_import_options_init (SaImportOptions *self)
{
  self->loading = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("How the File Is Written"));
  self->sheet = add_combo (self, _ ("Sheet"), NULL, 0);
  self->delimiter = add_combo (self, _ ("Values Are Separated By"), delimiters,
                               G_N_ELEMENTS (delimiters));
  self->encoding = add_combo (self, _ ("Character Encoding"), encodings, G_N_ELEMENTS (encodings));
  self->decimal = add_combo (self, _ ("Numbers"), decimals, G_N_ELEMENTS (decimals));
  self->order = add_combo (self, _ ("Dates"), orders, G_N_ELEMENTS (orders));
  self->header = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->header),
                                 _ ("The First Row Names the Columns"));
  g_signal_connect_swapped (self->header, "notify::active", G_CALLBACK (on_changed), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->header));
  self->loading = FALSE;
}

static guint
find_value (const Option *options, gsize n_options, int value)
{
  for (gsize i = 0; i < n_options; i++)
    if (options[i].value == value)
      return (guint) i;
  return 0;
}

static guint
find_encoding (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strncasecmp (name, encodings[i].text, strlen (encodings[i].text)) == 0)
      return (guint) i;
  return 0;
}

static gboolean
has_names (GListModel *model, const char *const *names)
{
  guint n = g_list_model_get_n_items (model);
  gboolean same = (names != NULL ? g_strv_length ((char **) names) : 0) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]);
  return same;
}

/* The same sheets are not listed anew, which would be another choice to the row. */
static void
show_sheets (SaImportOptions *self, const char *const *sheets)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (sheets);

  if (!has_names (adw_combo_row_get_model (self->sheet), sheets))
    adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet),
                          g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
  if (self->options->sheet >= 0)
    adw_combo_row_set_selected (self->sheet, (guint) self->options->sheet);
}

void
sa_import_options_show (SaImportOptions *self, SaTableReader *reader)
{
  const SaTableOptions *options = sa_table_reader_get_options (reader);
  gboolean text = options->delimiter != 0;
  g_autofree char *summary = NULL;
  guint delimiter = find_value (delimiters, G_N_ELEMENTS (delimiters), options->delimiter);
  guint order = find_value (orders, G_N_ELEMENTS (orders), (int) options->date_order);
  guint encoding = find_encoding (options->encoding);

  self->loading = TRUE;
  g_clear_pointer (&self->options, sa_table_options_free);
  self->options = sa_table_options_copy (options);
  adw_combo_row_set_selected (self->delimiter, delimiter);
  adw_combo_row_set_selected (self->encoding, encoding);
  adw_combo_row_set_selected (self->decimal, options->decimal == ',' ? 1 : 0);
  adw_combo_row_set_selected (self->order, order);
  adw_switch_row_set_active (self->header, options->header != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), text);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), text);
  show_sheets (self, sa_table_reader_get_sheets (reader));
  summary = text ? g_strdup_printf (
                       "%s · %s · %s", g_dgettext (GETTEXT_PACKAGE, delimiters[delimiter].label),
                       encodings[encoding].label, g_dgettext (GETTEXT_PACKAGE, orders[order].label))
                 : g_strdup (g_dgettext (GETTEXT_PACKAGE, orders[order].label));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
  self->loading = FALSE;
}

SaTableOptions *
sa_import_options_get (SaImportOptions *self)
{
  SaTableOptions *options = sa_table_options_copy (self->options);

  if (options->delimiter != 0)
    {
      options->delimiter = (char) delimiters[adw_combo_row_get_selected (self->delimiter)].value;
      if (find_encoding (options->encoding) != adw_combo_row_get_selected (self->encoding))
        g_set_str (&options->encoding, encodings[adw_combo_row_get_selected (self->encoding)].text);
    }
  options->decimal = (char) decimals[adw_combo_row_get_selected (self->decimal)].value;
  options->date_order = (SaDateOrder) orders[adw_combo_row_get_selected (self->order)].value;
  options->header = adw_switch_row_get_active (self->header);
  if (gtk_widget_get_visible (GTK_WIDGET (self->sheet)))
    options->sheet = (int) adw_combo_row_get_selected (self->sheet);
  return options;
}
