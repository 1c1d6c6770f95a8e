/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sa-passphrase-dialog.h"

#include <glib/gi18n-lib.h>

#include "sa-first-focus.h"
#include "sa-problem.h"
#include "sa-safety.h"
#include "sa-window-private.h"

struct _SaPassphraseDialog
{
  AdwDialog parent_instance;

  GtkWidget *present_group;
  GtkEditable *present;
  GtkEditable *first;
  GtkEditable *second;
  SaProblem *problem;
  GtkWidget *remove_group;

  SaWindow *window;
};

G_DEFINE_FINAL_TYPE (SaPassphraseDialog, sa_passphrase_dialog, ADW_TYPE_DIALOG)

static gboolean
refuse (SaPassphraseDialog *self, GtkEditable *entry, const char *why)
{
  sa_problem_say (self->problem, why);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

static gboolean
check_present (SaPassphraseDialog *self)
{
  const char *present = gtk_editable_get_text (self->present);

  if (self->window->passphrase == NULL || g_str_equal (self->window->passphrase, present))
    return TRUE;
  return refuse (self, self->present,
                 *present == '\0' ? _ ("Type the present passphrase first.")
                                  : _ ("That is not the present passphrase; type it again."));
}

static gboolean
check_new (SaPassphraseDialog *self)
{
  const char *first = gtk_editable_get_text (self->first);

  if (*first == '\0')
    return refuse (self, self->first, _ ("Type a new passphrase, twice."));
  if (!g_str_equal (first, gtk_editable_get_text (self->second)))
    return refuse (self, self->second,
                   _ ("The two new passphrases are not the same; type the second one again."));
  return TRUE;
}

static void
do_set (GtkWidget *widget, const char *action, GVariant *target)
{
  SaPassphraseDialog *self = SA_PASSPHRASE_DIALOG (widget);

  if (!check_present (self) || !check_new (self))
    return;
  sa_safety_encrypt (self->window, gtk_editable_get_text (self->first));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
do_remove (GtkWidget *widget, const char *action, GVariant *target)
{
  SaPassphraseDialog *self = SA_PASSPHRASE_DIALOG (widget);

  if (!check_present (self))
    return;
  sa_safety_encrypt (self->window, NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sa_passphrase_dialog_dispose (GObject *object)
{
  SaPassphraseDialog *self = SA_PASSPHRASE_DIALOG (object);

  g_clear_object (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_PASSPHRASE_DIALOG);
  G_OBJECT_CLASS (sa_passphrase_dialog_parent_class)->dispose (object);
}

static void
sa_passphrase_dialog_class_init (SaPassphraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_passphrase_dialog_dispose;
  g_type_ensure (SA_TYPE_PROBLEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/SalesAdmin/ui/sa-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SaPassphraseDialog, present_group);
  gtk_widget_class_bind_template_child (widget_class, SaPassphraseDialog, present);
  gtk_widget_class_bind_template_child (widget_class, SaPassphraseDialog, first);
  gtk_widget_class_bind_template_child (widget_class, SaPassphraseDialog, second);
  gtk_widget_class_bind_template_child (widget_class, SaPassphraseDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SaPassphraseDialog, remove_group);
  gtk_widget_class_install_action (widget_class, "passphrase.set", NULL, do_set);
  gtk_widget_class_install_action (widget_class, "passphrase.remove", NULL, do_remove);
}

static void
sa_passphrase_dialog_init (SaPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_passphrase_dialog_present (SaWindow *window)
{
  SaPassphraseDialog *self = g_object_new (SA_TYPE_PASSPHRASE_DIALOG, NULL);
  gboolean encrypted = window->passphrase != NULL;

  self->window = g_object_ref (window);
  gtk_widget_set_visible (self->present_group, encrypted);
  gtk_widget_set_visible (self->remove_group, encrypted);
  sa_dialog_present_at (ADW_DIALOG (self), GTK_WIDGET (window),
                        GTK_WIDGET (encrypted ? self->present : self->first));
}
