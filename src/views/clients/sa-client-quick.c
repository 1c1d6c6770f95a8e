/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons activate the "client." actions of the page they stand on. */

#include "sa-client-quick.h"

#include "sa-quick-action.h"

struct _SaClientQuick
{
  AdwBin parent_instance;

  gboolean convertible;
};

enum
{
  PROP_CONVERTIBLE = 1,
};

G_DEFINE_FINAL_TYPE (SaClientQuick, sa_client_quick, ADW_TYPE_BIN)

static void
sa_client_quick_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONVERTIBLE)
    g_value_set_boolean (value, SA_CLIENT_QUICK (object)->convertible);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_client_quick_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONVERTIBLE)
    sa_client_quick_set_convertible (SA_CLIENT_QUICK (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sa_client_quick_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SA_TYPE_CLIENT_QUICK);
  G_OBJECT_CLASS (sa_client_quick_parent_class)->dispose (object);
}

static void
sa_client_quick_class_init (SaClientQuickClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sa_client_quick_get_property;
  object_class->set_property = sa_client_quick_set_property;
  object_class->dispose = sa_client_quick_dispose;
  g_object_class_install_property (
      object_class, PROP_CONVERTIBLE,
      g_param_spec_boolean ("convertible", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (SA_TYPE_QUICK_ACTION);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/example/SalesAdmin/ui/sa-client-quick.ui");
}

static void
sa_client_quick_init (SaClientQuick *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sa_client_quick_set_convertible (SaClientQuick *self, gboolean convertible)
{
  if (self->convertible == convertible)
    return;
  self->convertible = convertible;
  g_object_notify (G_OBJECT (self), "convertible");
}
