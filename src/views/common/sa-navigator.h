/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one way pages reach the window and one another. A page knows neither the window nor the pages
 * of other features: it says "open this record" to the navigator above it, and whoever registered
 * for the record's type makes the page. Features register places (entries of the sidebar), pages of
 * records and commands once, at start. */

#pragma once

#include <adwaita.h>
#include "sa-office.h"

G_BEGIN_DECLS

#define SA_TYPE_NAVIGATOR (sa_navigator_get_type ())
G_DECLARE_INTERFACE (SaNavigator, sa_navigator, SA, NAVIGATOR, GtkWidget)

/**
 * SaNavigatorInterface:
 *
 * What the window does for its pages; called through the functions below, which find it from any
 * widget inside the window or inside a dialog of it.
 */
struct _SaNavigatorInterface
{
  GTypeInterface parent_iface;

  SaOffice *(*get_office) (SaNavigator *self);
  void (*push) (SaNavigator *self, AdwNavigationPage *page);
  void (*show_place) (SaNavigator *self, const char *id);
  void (*add_toast) (SaNavigator *self, AdwToast *toast);
};

/* What a widget may ask, once it is inside a window. */
SaOffice *sa_navigator_get_office (GtkWidget *from);
void sa_navigator_open_record (GtkWidget *from, gint64 row);
void sa_navigator_push (GtkWidget *from, AdwNavigationPage *page);
void sa_navigator_show_place (GtkWidget *from, const char *id);
void sa_navigator_add_toast (GtkWidget *from, AdwToast *toast);
void sa_navigator_toast (GtkWidget *from, const char *text);
void sa_navigator_toast_undo (GtkWidget *from, const char *label);
/* Says that a service did something: the toast carries the label of the latest change. */
void sa_navigator_did (GtkWidget *from);
void sa_navigator_alert (GtkWidget *from, const char *heading, const char *body);
void sa_navigator_report_error (GtkWidget *from, const GError *error);

/* The window hands its shortcuts on to whatever on the visible page has an action of these names; a
 * page or a widget in it installs those that make sense: page.new (Ctrl+N), page.find (Ctrl+F),
 * page.print (Ctrl+P), page.edit (Ctrl+E), page.export */

/* Makes the page of one record. */
typedef AdwNavigationPage *(*SaPageFactory) (SaOffice *office, gint64 row);
void sa_navigator_register (const char *type, SaPageFactory factory);
gboolean sa_navigator_has_page (const char *type);

/* What opens a record of a type that has no page: its form in a dialog. */
typedef void (*SaOpenFunc) (GtkWidget *from, SaRecord *record);
void sa_navigator_set_fallback (SaOpenFunc open);

/* Has something asked before a record gets to a state, which then is brought there by the answer.
 */
void sa_navigator_register_question (const char *type, const char *state, SaOpenFunc ask);
SaOpenFunc sa_navigator_get_question (const char *type, const char *state);

/* What the form of a saved record shows below its fields: what goes with it. */
typedef GtkWidget *(*SaEnclosuresFunc) (SaOffice *office, SaRecord *record);
void sa_navigator_register_enclosures (const char *type, SaEnclosuresFunc make);

/* Returns: (nullable): NULL for records with which nothing goes */
GtkWidget *sa_navigator_make_enclosures (SaOffice *office, SaRecord *record);

/* Lets the person merge two records of one type. One feature provides it for its types. */
typedef void (*SaMergeFunc) (GtkWidget *from, gint64 keep, gint64 other);
void sa_navigator_register_merge (const char *type, SaMergeFunc merge);
gboolean sa_navigator_can_merge (const char *type);
void sa_navigator_merge (GtkWidget *from, gint64 keep, gint64 other);

/* The headings of the sidebar, in their order. */
typedef enum
{
  SA_SECTION_DAY,
  SA_SECTION_PEOPLE,
  SA_SECTION_TRADE,
  SA_SECTION_INSIGHT,
} SaSection;

/**
 * SaPlace:
 * @id: remembered in the settings
 * @title: marked with N_()
 *
 * An entry of the sidebar. @make gives its page, made when first shown and kept.
 */
typedef struct
{
  const char *id;
  SaSection section;
  const char *title;
  const char *icon;
  AdwNavigationPage *(*make) (SaOffice *office);
} SaPlace;

void sa_navigator_add_place (const SaPlace *place);

/**
 * SaCommand:
 * @id: the name of the window's action that runs it: "log-call" is win.log-call
 * @title: marked with N_(), as a menu would say it
 * @accel: (nullable): such as "<Control>l"
 * @in_new_menu: whether it stands in the New menu
 * @run: @from is the widget that has the focus, or the window
 *
 * Something that can be done from anywhere. Found with Ctrl+K > too.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  const char *accel;
  gboolean in_new_menu;
  void (*run) (GtkWidget *from);
} SaCommand;

void sa_navigator_add_command (const SaCommand *command);

/* For the window and the search: what was registered, elements owned by whoever registered. */
GPtrArray *sa_navigator_get_places (void);
GPtrArray *sa_navigator_get_commands (void);

G_END_DECLS
