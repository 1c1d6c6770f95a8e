/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two years of calls, letters and visits of the demo office, what is planned, and what is to be
 * done. */

#include <string.h>

#include "clients.h"
#include "sa-demo-private.h"

#define TWO_YEARS 730
#define N_PLANNED 90
#define N_OPEN_TASKS 200
#define N_DONE_TASKS 400

static SaDemoClient *
client_at (SaDemo *demo, guint n)
{
  return &g_array_index (demo->clients, SaDemoClient, n);
}

static SaDemoPerson *
person_at (SaDemo *demo, guint n)
{
  return &g_array_index (demo->people, SaDemoPerson, n);
}

/* The bigger the client, the oftener we talk; whoever is archived or blocked is left alone. */
static guint
weight_of (SaDemo *demo, const SaDemoClient *client)
{
  static const guint by_size[] = { 5, 10, 18, 40 };
  guint weight = by_size[client->company->size - 1];

  if (strcmp (client->state, "archived") == 0 || strcmp (client->state, "blocked") == 0)
    weight = weight / 3;
  if (strcmp (client->state, "prospect") == 0)
    weight = weight / 2;
  return 1 + weight + sa_dice_below (&demo->dice, weight + 1);
}

static void
share_out (SaDemo *demo)
{
  guint left = SA_DEMO_INTERACTIONS - SA_DEMO_LEAD_TALKS - N_PLANNED;
  guint64 weights = 0;
  guint given = 0;

  for (guint i = 0; i < demo->clients->len; i++)
    weights += client_at (demo, i)->n_talks = weight_of (demo, client_at (demo, i));
  for (guint i = 0; i < demo->clients->len; i++)
    {
      SaDemoClient *client = client_at (demo, i);

      client->n_talks = (guint) ((guint64) client->n_talks * left / weights);
      given += client->n_talks;
    }
  while (given < left)
    {
      client_at (demo, sa_dice_below (&demo->dice, demo->clients->len))->n_talks++;
      given++;
    }
}

static const SaDemoTalk *
pick_talk (SaDemo *demo, const SaDemoClient *client)
{
  const char *role = strcmp (client->company->role, "client") == 0
                             || strcmp (client->company->role, "partner") == 0
                         ? "client"
                         : "supplier";

  for (;;)
    {
      const SaDemoTalk *talk = &sa_demo_talks[sa_dice_below (&demo->dice, sa_demo_n_talks)];

      if (strcmp (talk->role, role) == 0)
        return talk;
    }
}

/* The cadence agreed fits how often we do talk. */
static int
pick_cadence (SaDemo *demo, const SaDemoClient *client, int spacing)
{
  static const int usual[] = { 7, 14, 30, 60, 90, 180 };

  if (strcmp (client->state, "archived") == 0 || strcmp (client->state, "blocked") == 0
      || sa_dice_chance (&demo->dice, 12))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (spacing <= usual[i] + usual[i] / 4)
        return usual[i];
    }
  return usual[G_N_ELEMENTS (usual) - 1];
}

/* A day on which something is to happen becomes the next contact if nothing comes before. */
static void
consider_next (int *next, int last, int day)
{
  if (day > last && (*next == 0 || day < *next))
    *next = day;
}

static void
plan_contact (SaDemo *demo, guint client_number, guint person_number, int day)
{
  SaDemoClient *client = client_at (demo, client_number);
  SaDemoPerson *person = person_at (demo, person_number);

  consider_next (&client->next_day, client->last_day, day);
  consider_next (&person->next_day, person->last_day, day);
}

static void
add_meeting (SaDemo *demo, guint n, int day, const char *state)
{
  SaDemoClient *client = client_at (demo, n);
  SaDemoMeeting meeting = { .client = n, .talk = pick_talk (demo, client), .state = state };
  SaDemoPerson *person;

  meeting.day = sa_demo_workday (day);
  meeting.minute = 8 * 60 + (int) sa_dice_below (&demo->dice, 102) * 5;
  meeting.person = client->first_person + sa_dice_below (&demo->dice, client->n_people);
  while (strcmp (state, "planned") == 0 && strcmp (meeting.talk->kind, "call") != 0
         && strcmp (meeting.talk->kind, "visit") != 0)
    meeting.talk = pick_talk (demo, client);
  g_array_append_val (demo->meetings, meeting);
  if (strcmp (state, "planned") == 0)
    plan_contact (demo, n, meeting.person, meeting.day);
  if (strcmp (state, "done") != 0 || strcmp (meeting.talk->kind, "note") == 0)
    return;
  person = person_at (demo, meeting.person);
  person->last_day = MAX (person->last_day, meeting.day);
  client->last_day = MAX (client->last_day, meeting.day);
}

/* Going back from the latest talk; one client in eight has been left waiting too long. */
static void
plan_client (SaDemo *demo, guint n)
{
  SaDemoClient *client = client_at (demo, n);
  int spacing = client->n_talks > 0 ? TWO_YEARS / (int) client->n_talks : TWO_YEARS;
  int day = demo->today - 1;

  client->cadence = pick_cadence (demo, client, spacing);
  if (strcmp (client->state, "dormant") == 0)
    day -= 120 + (int) sa_dice_below (&demo->dice, 120);
  else if (sa_dice_chance (&demo->dice, 12))
    day -= MAX (spacing, client->cadence) + (int) sa_dice_below (&demo->dice, 30);
  else
    day -= (int) sa_dice_below (&demo->dice,
                                (guint) MAX (1, MIN (spacing, MAX (client->cadence, 10))));
  for (guint i = 0; i < client->n_talks; i++)
    {
      add_meeting (demo, n, day, sa_dice_chance (&demo->dice, 2) ? "missed" : "done");
      day -= MAX (1, spacing / 2 + (int) sa_dice_below (&demo->dice, (guint) spacing + 1));
      if (day < demo->today - TWO_YEARS)
        day = demo->today - TWO_YEARS + (int) sa_dice_below (&demo->dice, TWO_YEARS / 2);
    }
}

static guint
pick_client (SaDemo *demo)
{
  for (;;)
    {
      guint n = sa_dice_below (&demo->dice, demo->clients->len);
      const char *state = client_at (demo, n)->state;

      if (strcmp (state, "active") == 0 || strcmp (state, "prospect") == 0)
        return n;
    }
}

static void
add_task (SaDemo *demo, const char *state, int due)
{
  SaDemoTask task = { .client = pick_client (demo), .due = sa_demo_workday (due), .state = state };
  SaDemoClient *client = client_at (demo, task.client);

  task.subject = &sa_demo_tasks[sa_dice_below (&demo->dice, sa_demo_n_tasks)];
  task.person = client->first_person + sa_dice_below (&demo->dice, client->n_people);
  g_array_append_val (demo->tasks, task);
  if (strcmp (state, "done") != 0)
    plan_contact (demo, task.client, task.person, task.due);
}

static void
plan_tasks (SaDemo *demo)
{
  static const char *const open[] = { "new",         "new",     "new", "accepted",
                                      "in-progress", "waiting", NULL };

  for (guint i = 0; i < N_OPEN_TASKS; i++)
    add_task (demo, sa_dice_pick (&demo->dice, open),
              demo->today - 10 + (int) sa_dice_below (&demo->dice, 45));
  for (guint i = 0; i < N_DONE_TASKS; i++)
    add_task (demo, "done", demo->today - 2 - (int) sa_dice_below (&demo->dice, 400));
}

void
sa_demo_plan_talks (SaDemo *demo)
{
  share_out (demo);
  for (guint i = 0; i < demo->clients->len; i++)
    plan_client (demo, i);
  for (guint i = 0; i < N_PLANNED; i++)
    {
      guint n = pick_client (demo);
      int day = demo->today + 1 + (int) sa_dice_below (&demo->dice, 21);

      /* The Friday before a weekend may be today's. */
      while (sa_demo_workday (day) <= demo->today)
        day++;
      add_meeting (demo, n, day, "planned");
    }
  plan_tasks (demo);
  for (guint i = 0; i < demo->clients->len; i++)
    {
      SaDemoClient *client = client_at (demo, i);

      if (client->next_day == 0 && client->cadence > 0 && client->last_day > 0)
        client->next_day = client->last_day + client->cadence;
    }
}

static gboolean
save_meeting (SaDemo *demo, const SaDemoMeeting *meeting, GError **error)
{
  const SaDemoClient *client = client_at (demo, meeting->client);
  const SaDemoTalk *talk = meeting->talk;
  gboolean polish = strcmp (client->country->code, "PL") == 0;
  gboolean done = strcmp (meeting->state, "done") == 0;
  g_autoptr (SaRecord) record = sa_demo_record (demo, "interaction");

  sa_record_set_text (record, SA_INTERACTION_SUBJECT, polish ? talk->subject_pl : talk->subject_en);
  sa_record_set_text (record, SA_INTERACTION_KIND, talk->kind);
  if (strcmp (talk->kind, "note") != 0)
    sa_record_set_text (record, SA_INTERACTION_DIRECTION, talk->in ? "in" : "out");
  sa_record_take_text (record, SA_INTERACTION_AT,
                       sa_demo_moment (demo, meeting->day, meeting->minute));
  if (strcmp (talk->kind, "call") == 0 && done)
    sa_record_set_number (record, SA_INTERACTION_MINUTES, 1 + sa_dice_below (&demo->dice, 18));
  else if (strcmp (talk->kind, "visit") == 0)
    sa_record_set_number (record, SA_INTERACTION_MINUTES,
                          (gint64) (1 + sa_dice_below (&demo->dice, 6)) * 15);
  sa_record_set_number (record, SA_INTERACTION_ORGANISATION, client->row);
  sa_record_set_number (record, SA_INTERACTION_PERSON, person_at (demo, meeting->person)->row);
  sa_record_set_number (record, SA_INTERACTION_REP, demo->colleagues[client->rep]);
  if (done)
    sa_record_set_text (record, SA_INTERACTION_OUTCOME,
                        polish ? talk->outcome_pl : talk->outcome_en);
  sa_record_set_state (record, meeting->state);
  return sa_demo_save (demo, record, error);
}

static gboolean
save_task (SaDemo *demo, const SaDemoTask *task, GError **error)
{
  const SaDemoClient *client = client_at (demo, task->client);
  gboolean polish = strcmp (client->country->code, "PL") == 0;
  g_autoptr (SaRecord) record = sa_demo_record (demo, "task");
  guint n = sa_dice_below (&demo->dice, 10);

  sa_record_set_text (record, SA_TASK_SUBJECT, polish ? task->subject->pl : task->subject->en);
  sa_record_take_text (record, SA_TASK_DUE, sa_demo_day (task->due));
  sa_record_set_text (record, SA_TASK_PRIORITY, n < 2 ? "high" : n < 9 ? "normal" : "low");
  sa_record_set_number (record, SA_TASK_ABOUT, client->row);
  sa_record_set_number (record, SA_TASK_PERSON, person_at (demo, task->person)->row);
  sa_record_set_number (record, SA_TASK_ASSIGNEE, demo->colleagues[client->rep]);
  if (sa_dice_chance (&demo->dice, 20))
    sa_record_set_number (record, SA_TASK_REQUESTER, demo->colleagues[0]);
  if (strcmp (task->state, "waiting") == 0)
    sa_record_set_text (record, SA_TASK_WAITING_FOR,
                        polish ? "odpowiedź klienta" : "the client’s reply");
  sa_record_set_state (record, task->state);
  return sa_demo_save (demo, record, error);
}

static int
compare_meetings (const void *a, const void *b)
{
  const SaDemoMeeting *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return x->client < y->client ? -1 : x->client > y->client;
}

/* In the order they happened, as they would have been logged. */
gboolean
sa_demo_save_talks (SaDemo *demo, GError **error)
{
  g_array_sort (demo->meetings, compare_meetings);
  for (guint i = 0; i < demo->meetings->len; i++)
    {
      if (!save_meeting (demo, &g_array_index (demo->meetings, SaDemoMeeting, i), error))
        return FALSE;
    }
  for (guint i = 0; i < demo->tasks->len; i++)
    {
      if (!save_task (demo, &g_array_index (demo->tasks, SaDemoTask, i), error))
        return FALSE;
    }
  return TRUE;
}
