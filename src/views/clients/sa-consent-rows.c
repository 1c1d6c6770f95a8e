/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every channel is listed, because "never asked" is an answer too, and the one that stops a
 * mailing. */

#include "sa-consent-rows.h"

#include <glib/gi18n-lib.h>

#include "clients.h"
#include "sa-client-text.h"
#include "sa-consents.h"

static char *
describe (SaRecord *consent)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *date = consent != NULL ? sa_record_display (consent, SA_CONSENT_DATE) : NULL;
  g_autofree char *said = NULL;

  if (consent == NULL)
    return g_strdup (_ ("Not asked"));
  if (sa_record_number (consent, SA_CONSENT_GIVEN) != 0)
    said = date != NULL ? g_strdup_printf (_ ("Allowed since %s"), date) : g_strdup (_ ("Allowed"));
  else
    said = date != NULL ? g_strdup_printf (_ ("Refused on %s"), date)
                        : g_strdup (C_ ("consent", "Refused"));
  sa_client_append (line, said);
  sa_client_append (line, sa_record_text (consent, SA_CONSENT_PROOF));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
make_mark (SaRecord *consent)
{
  gboolean given = consent != NULL && sa_record_number (consent, SA_CONSENT_GIVEN) != 0;
  GtkWidget *image = gtk_image_new_from_icon_name (consent == NULL ? "dialog-question-symbolic"
                                                   : given         ? "object-select-symbolic"
                                                                   : "action-unavailable-symbolic");

  gtk_widget_add_css_class (image, consent == NULL ? "dimmed" : given ? "success" : "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return image;
}

void
sa_consent_rows_add (SaRowGroup *group, SaOffice *office, gint64 person)
{
  SaStore *store = sa_office_get_store (office);
  SaType *type = sa_store_get_type_named (store, "consent");
  const SaChoice *choices = sa_type_get_field (type, SA_CONSENT_CHANNEL)->choices;

  for (guint i = 0; choices[i].code != NULL; i++)
    {
      g_autoptr (SaRecord) consent = sa_consent_find (store, person, choices[i].code);
      g_autofree char *line = describe (consent);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     g_dgettext (GETTEXT_PACKAGE, choices[i].label));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_mark (consent));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("document-edit-symbolic"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", choices[i].code);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "client.edit-consent");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      sa_row_group_add (group, row);
    }
}
