/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One widget is used for many leads in turn, as the list scrolls, so all of it is set anew each
 * time. Dragging gives the record itself; the menu says the same in words for those who do not
 * drag. */

#include "sa-lead-card.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-text.h"
#include "sa-date.h"
#include "sa-late-menu.h"

struct _SaLeadCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkMenuButton *menu;
  GtkLabel *who;
  GtkLabel *value;
  GtkLabel *due;
  AdwAvatar *rep;

  SaStore *store;
  SaRecord *record;
};

G_DEFINE_FINAL_TYPE (SaLeadCard, sa_lead_card, ADW_TYPE_BIN)

static void
show_due (SaLeadCard *self)
{
  const char *due = sa_record_text (self->record, SA_LEAD_RESPOND_BY);
  const char *state = sa_record_meta (self->record)->state;
  gboolean open = g_strcmp0 (state, "converted") != 0 && g_strcmp0 (state, "dead") != 0;
  g_autofree char *today = sa_date_today ();
  int days = due != NULL && open ? sa_date_days_between (due, today) : 0;
  gboolean late = days > 0;
  g_autofree char *text = late ? sa_client_late (days) : due != NULL ? sa_client_when (due) : NULL;

  gtk_label_set_label (self->due, open && text != NULL ? text : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->due), late ? "dimmed" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->due), late ? "error" : "dimmed");
}

static void
show_rep (SaLeadCard *self)
{
  gint64 row = sa_record_number (self->record, SA_LEAD_REP);
  g_autofree char *name = row != 0 ? sa_store_get_title (self->store, row) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rep), name != NULL);
  adw_avatar_set_text (self->rep, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rep), name);
}

/* "Move to" and the states that may follow. */
static void
show_menu (SaLeadCard *self, const char *title)
{
  SaType *type = sa_record_get_record_type (self->record);
  const SaState *now = sa_type_find_state (type, sa_record_meta (self->record)->state);
  g_auto (GStrv) next = g_strsplit (now != NULL ? now->next : "", " ", -1);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) moves = g_menu_new ();
  g_autofree char *name = g_strdup_printf (_ ("Move “%s”"), title);

  for (guint i = 0; next[i] != NULL; i++)
    {
      const SaState *state = sa_type_find_state (type, next[i]);
      g_autoptr (GMenuItem) item = NULL;

      if (state == NULL)
        continue;
      item = g_menu_item_new (g_dgettext (GETTEXT_PACKAGE, state->label), NULL);
      g_menu_item_set_action_and_target (item, "board.move", "(xs)",
                                         sa_record_get_row (self->record), state->code);
      g_menu_append_item (moves, item);
    }
  g_menu_append_section (menu, _ ("Move to"), G_MENU_MODEL (moves));
  sa_late_menu_set (self->menu, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->menu),
                          g_menu_model_get_n_items (G_MENU_MODEL (moves)) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_record (SaLeadCard *self)
{
  g_autofree char *title = sa_record_title (self->record);
  g_autofree char *value = sa_record_display (self->record, SA_LEAD_VALUE);
  g_autoptr (GString) who = g_string_new (NULL);

  sa_client_append (who, sa_record_text (self->record, SA_LEAD_ORGANISATION_NAME));
  sa_client_append (who, sa_record_text (self->record, SA_LEAD_PERSON_NAME));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->who, who->str);
  gtk_widget_set_visible (GTK_WIDGET (self->who), who->len > 0);
  gtk_label_set_label (self->value, value != NULL ? value : "");
  show_due (self);
  show_rep (self);
  show_menu (self, title);
}

static GdkContentProvider *
on_drag_prepared (GtkDragSource *source, double x, double y, SaLeadCard *self)
{
  return self->record != NULL ? gdk_content_provider_new_typed (SA_TYPE_RECORD, self->record)
                              : NULL;
}

static void
on_drag_begun (GtkDragSource *source, GdkDrag *drag, SaLeadCard *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, 24);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sa-dragged");
}

static void
on_drag_ended (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, SaLeadCard *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "sa-dragged");
}

static void
sa_lead_card_dispose (GObject *object)
{
  SaLeadCard *self = SA_LEAD_CARD (object);

  sa_lead_card_set_record (self, NULL);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_LEAD_CARD);
  G_OBJECT_CLASS (sa_lead_card_parent_class)->dispose (object);
}

static void
sa_lead_card_class_init (SaLeadCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sa_lead_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/SalesAdmin/ui/sa-lead-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SaLeadCard, title);
  gtk_widget_class_bind_template_child (widget_class, SaLeadCard, menu);
  gtk_widget_class_bind_template_child (widget_class, SaLeadCard, who);
  gtk_widget_class_bind_template_child (widget_class, SaLeadCard, value);
  gtk_widget_class_bind_template_child (widget_class, SaLeadCard, due);
  gtk_widget_class_bind_template_child (widget_class, SaLeadCard, rep);
}

static void
sa_lead_card_init (SaLeadCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY | GDK_ACTION_LINK);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepared), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begun), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_ended), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

GtkWidget *
sa_lead_card_new (SaOffice *office)
{
  SaLeadCard *self = g_object_new (SA_TYPE_LEAD_CARD, NULL);

  self->store = g_object_ref (sa_office_get_store (office));
  return GTK_WIDGET (self);
}

void
sa_lead_card_set_record (SaLeadCard *self, SaRecord *record)
{
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_record, self);
  g_set_object (&self->record, record);
  if (record == NULL)
    return;
  g_signal_connect_swapped (record, "changed", G_CALLBACK (show_record), self);
  show_record (self);
}

SaRecord *
sa_lead_card_get_record (SaLeadCard *self)
{
  return self->record;
}
