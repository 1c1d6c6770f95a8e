/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each kind of trouble has its own heading and its own ways out; the sentence in between is the
 * error's. */

#include "sa-trouble-page.h"

#include <glib/gi18n-lib.h>

#include "sa-error.h"

struct _SaTroublePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkWidget *lock;
  GtkEditable *passphrase;
  GtkLabel *wrong;
  GtkWidget *unlock;
  GtkWidget *retry;
  GtkWidget *restore;
  GtkWidget *other;
};

enum
{
  UNLOCK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SaTroublePage, sa_trouble_page, ADW_TYPE_BIN)

/* What can be done about each kind of trouble. */
static const struct
{
  int code;
  const char *title;
  const char *icon;
  gboolean retry;
  gboolean restore;
} troubles[] = {
  { SA_ERROR_PASSPHRASE, N_ ("This Office Is Locked"), "sa-lock-symbolic", FALSE, FALSE },
  { SA_ERROR_CORRUPT, N_ ("The Database Is Damaged"), "dialog-error-symbolic", TRUE, TRUE },
  { SA_ERROR_NEWER, N_ ("Made by a Newer Version"), "software-update-available-symbolic", FALSE,
    TRUE },
  { SA_ERROR_READ_ONLY, N_ ("The Database Cannot Be Written"), "changes-prevent-symbolic", TRUE,
    FALSE },
  { SA_ERROR_FULL, N_ ("The Disk Is Full"), "drive-harddisk-symbolic", TRUE, FALSE },
  { SA_ERROR_BUSY, N_ ("The Database Is in Use"), "dialog-warning-symbolic", TRUE, FALSE },
  { SA_ERROR_FAILED, N_ ("The Database Did Not Open"), "dialog-error-symbolic", TRUE, TRUE },
};

static void
on_unlock (SaTroublePage *self)
{
  g_autofree char *passphrase = g_strdup (gtk_editable_get_text (self->passphrase));

  gtk_editable_set_text (self->passphrase, "");
  if (*passphrase != '\0')
    g_signal_emit (self, signals[UNLOCK], 0, passphrase);
}

static void
sa_trouble_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_TROUBLE_PAGE);
  G_OBJECT_CLASS (sa_trouble_page_parent_class)->dispose (object);
}

static void
sa_trouble_page_class_init (SaTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_trouble_page_dispose;
  signals[UNLOCK] = g_signal_new ("unlock", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, lock);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, wrong);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, unlock);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, retry);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, restore);
  gtk_widget_class_bind_template_child (widget_class, SaTroublePage, other);
  gtk_widget_class_bind_template_callback (widget_class, on_unlock);
}

static void
sa_trouble_page_init (SaTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @passphrase_given: a passphrase was tried, so a passphrase error means that it was wrong */
void
sa_trouble_page_show (SaTroublePage *self, const char *path, const GError *error,
                      gboolean passphrase_given)
{
  gsize i = 0;
  gboolean locked = g_error_matches (error, SA_ERROR, SA_ERROR_PASSPHRASE);

  while (i < G_N_ELEMENTS (troubles) - 1 && !g_error_matches (error, SA_ERROR, troubles[i].code))
    i++;
  adw_status_page_set_title (self->status, g_dgettext (GETTEXT_PACKAGE, troubles[i].title));
  adw_status_page_set_icon_name (self->status, troubles[i].icon);
  if (locked)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *plain = g_strdup_printf (_ ("“%s” is encrypted."), name);
      g_autofree char *markup = g_markup_escape_text (plain, -1);

      adw_status_page_set_description (self->status, markup);
    }
  else
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->status, markup);
    }
  gtk_label_set_label (self->wrong, locked && passphrase_given ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong), locked && passphrase_given);
  gtk_widget_set_visible (self->lock, locked);
  gtk_widget_set_visible (self->unlock, locked);
  gtk_widget_set_visible (self->retry, troubles[i].retry);
  gtk_widget_set_visible (self->restore, troubles[i].restore);
  gtk_widget_set_visible (self->other, !locked);
  if (locked)
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}
