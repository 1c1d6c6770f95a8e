/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AdwButtonContent puts the caption beside the icon, which five buttons in 360 pixels have no room
 * for; here it stands below and gives way when it must. */

#include "sa-quick-action.h"

struct _SaQuickAction
{
  GtkBox parent_instance;

  GtkWidget *image;
  GtkWidget *caption;
};

enum
{
  PROP_ICON_NAME = 1,
  PROP_LABEL,
};

G_DEFINE_FINAL_TYPE (SaQuickAction, sa_quick_action, GTK_TYPE_BOX)

static void
sa_quick_action_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SaQuickAction *self = SA_QUICK_ACTION (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->image)));
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->caption)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sa_quick_action_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SaQuickAction *self = SA_QUICK_ACTION (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), g_value_get_string (value));
      break;
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->caption), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sa_quick_action_class_init (SaQuickActionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sa_quick_action_get_property;
  object_class->set_property = sa_quick_action_set_property;
  g_object_class_install_property (
      object_class, PROP_ICON_NAME,
      g_param_spec_string ("icon-name", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_LABEL,
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
sa_quick_action_init (SaQuickAction *self)
{
  self->image = gtk_image_new ();
  self->caption = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->image);
  gtk_box_append (GTK_BOX (self), self->caption);
}
