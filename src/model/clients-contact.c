/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keeps in touch: interactions, which are what was said, and tasks, which are what is to be
 * done. */

#include "clients-private.h"

static const SaChoice interaction_kinds[] = {
  { "call", N_ ("Call"), "phone|phone call|telefon|rozmowa" },
  { "e-mail", N_ ("E-Mail"), "email|mail" },
  { "letter", N_ ("Letter"), "post|poczta" },
  { "visit", N_ ("Visit"), "meeting|spotkanie" },
  { "note", N_ ("Note") },
  { NULL },
};

static const SaChoice directions[] = {
  { "out", N_ ("From us") },
  { "in", N_ ("To us") },
  { NULL, NULL },
};

static const SaState interaction_states[] = {
  { "planned", N_ ("Planned"), SA_MOOD_NEUTRAL, "done missed" },
  { "done", N_ ("Done"), SA_MOOD_GOOD, "planned" },
  { "missed", N_ ("Missed"), SA_MOOD_BAD, "planned done" },
  { NULL },
};

static const SaField interaction_fields[] = {
  [SA_INTERACTION_SUBJECT] = { "subject", SA_KIND_TEXT, N_ ("Subject"),
                               .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                               .headers = "temat" },
  [SA_INTERACTION_KIND] = { "kind", SA_KIND_CHOICE, N_ ("Kind"),
                            .flags = SA_FIELD_REQUIRED | SA_FIELD_COLUMN,
                            .choices = interaction_kinds, .headers = "type|rodzaj" },
  [SA_INTERACTION_DIRECTION] = { "direction", SA_KIND_CHOICE, N_ ("Direction"),
                                 .choices = directions, .headers = "kierunek" },
  [SA_INTERACTION_AT] = { "at", SA_KIND_DATE_TIME, N_ ("When"),
                          .flags = SA_FIELD_REQUIRED | SA_FIELD_COLUMN | SA_FIELD_SORTED,
                          .headers = "date|time|data|kiedy" },
  [SA_INTERACTION_MINUTES] = { "minutes", SA_KIND_NUMBER, N_ ("Length, minutes"),
                               .headers = "duration|czas trwania",
                               .units = "m min mins minute minutes minut minuta minuty" },
  [SA_INTERACTION_ORGANISATION] = { "organisation", SA_KIND_REFERENCE, N_ ("Organisation"),
                                    .flags = SA_FIELD_COLUMN, .target = "organisation",
                                    .headers = HEADERS_COMPANY },
  [SA_INTERACTION_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Person"), .flags = SA_FIELD_COLUMN,
                              .target = "person", .headers = "contact|osoba" },
  [SA_INTERACTION_LEAD] = { "lead", SA_KIND_REFERENCE, N_ ("Lead"), .target = "lead" },
  [SA_INTERACTION_REP] = { "rep", SA_KIND_REFERENCE, N_ ("Representative"), .flags = SA_FIELD_STAFF,
                           .target = "person", .headers = HEADERS_REP },
  [SA_INTERACTION_OUTCOME] = { "outcome", SA_KIND_TEXT, N_ ("Outcome"), .flags = SEARCHED_COLUMN,
                               .headers = "result|wynik" },
  [SA_INTERACTION_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), .flags = SA_FIELD_SEARCHABLE,
                             .headers = HEADERS_NOTES },
};

static char *
interaction_subtitle (SaRecord *record)
{
  g_autofree char *kind = sa_record_display (record, SA_INTERACTION_KIND);
  g_autofree char *at = sa_record_display (record, SA_INTERACTION_AT);

  return sa_text_join (" · ", kind, at);
}

const SaTypeDef sa_interaction_type = {
  4,
  "interaction",
  N_ ("Interaction"),
  N_ ("Interactions"),
  "sa-call-symbolic",
  FIELDS (interaction_fields),
  .states = interaction_states,
  .columns = "at kind organisation person outcome",
  .form = "subject kind at organisation person outcome notes",
  .subtitle_of = interaction_subtitle,
};

static const SaChoice priorities[] = {
  { "high", N_ ("High") },
  { "normal", N_ ("Normal") },
  { "low", N_ ("Low") },
  { NULL, NULL },
};

static const SaState task_states[] = {
  { "new", N_ ("New"), SA_MOOD_NEUTRAL, "accepted in-progress waiting done refused" },
  { "accepted", N_ ("Accepted"), SA_MOOD_NEUTRAL, "in-progress waiting done refused" },
  { "in-progress", N_ ("In progress"), SA_MOOD_WARNING, "waiting done refused" },
  { "waiting", N_ ("Waiting"), SA_MOOD_WARNING, "in-progress done refused" },
  { "done", N_ ("Done"), SA_MOOD_GOOD, "in-progress" },
  { "refused", N_ ("Refused"), SA_MOOD_BAD, "new" },
  { NULL },
};

static const SaField task_fields[] = {
  [SA_TASK_SUBJECT] = { "subject", SA_KIND_TEXT, N_ ("Subject"),
                        .flags = SA_FIELD_REQUIRED | SA_FIELD_SEARCHABLE,
                        .headers = "task|zadanie|temat" },
  [SA_TASK_DUE] = { "due", SA_KIND_DATE, N_ ("Due"), .flags = SA_FIELD_COLUMN | SA_FIELD_SORTED,
                    .headers = "due date|deadline|termin" },
  [SA_TASK_PRIORITY] = { "priority", SA_KIND_CHOICE, N_ ("Priority"), .flags = SA_FIELD_COLUMN,
                         .choices = priorities, .headers = "priorytet" },
  [SA_TASK_ABOUT] = { "about", SA_KIND_REFERENCE, N_ ("About"), .flags = SA_FIELD_COLUMN,
                      .hint = N_ ("An organisation or a lead") },
  [SA_TASK_PERSON] = { "person", SA_KIND_REFERENCE, N_ ("Person"), .target = "person" },
  [SA_TASK_ASSIGNEE] = { "assignee", SA_KIND_REFERENCE, N_ ("Assigned to"),
                         .flags = SA_FIELD_COLUMN | SA_FIELD_STAFF, .target = "person" },
  [SA_TASK_REQUESTER] = { "requester", SA_KIND_REFERENCE, N_ ("Asked for by"), .target = "person" },
  [SA_TASK_WAITING_FOR] = { "waiting_for", SA_KIND_TEXT, N_ ("Waiting for") },
  [SA_TASK_NOTES] = { "notes", SA_KIND_LONG_TEXT, N_ ("Notes"), .flags = SA_FIELD_SEARCHABLE,
                      .headers = HEADERS_NOTES },
};

static char *
task_subtitle (SaRecord *record)
{
  return sa_record_display (record, SA_TASK_DUE);
}

const SaTypeDef sa_task_type = {
  5,
  "task",
  N_ ("Task"),
  N_ ("Tasks"),
  "sa-task-symbolic",
  .title_new = N_ ("New Task"),
  FIELDS (task_fields),
  .states = task_states,
  .columns = "due about assignee priority",
  .form = "subject due about person assignee priority notes",
  .subtitle_of = task_subtitle,
};
