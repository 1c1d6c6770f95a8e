#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept about a person, entered in the real window on the demo office: what they allow, and what is to be
done for them; and that the history tells of it.

    tests/ui/test-people.py _build/src/sales-admin [part of a test's name]"""

import datetime
import os
import re

import steps
from office import Office, open_record, run_tests, said, take


def never_asked(demo):
    """Somebody without any consent, whose name nobody else has."""
    asked = {r['person'] for r in demo.records('consent')}
    people = demo.records('person')
    names = [r['name'] for r in people]
    return next((r['id'], r['name']) for r in people
                if r['id'] not in asked and r['name'].isascii() and names.count(r['name']) == 1)


def can_be_saved(program):
    return program.find('button', 'Save').sensitive


def test_a_consent_is_what_somebody_said_on_a_day(desktop, demo):
    today = datetime.date.today()
    row, name = never_asked(demo)

    def recorded():
        return [(r.get('given', False), r['date']) for r in demo.records('consent', person=row)]

    with demo.window(desktop) as program:
        open_record(program, name, name)
        take(program, 'at:SaClientPage=client.edit-consent="e-mail"', 'wait:How We Know')
        program.find('dialog', 'Consent to E-Mail')
        assert not can_be_saved(program), 'an answer nobody gave can be saved'
        take(program, 'focus:How We Know', 'key:Return')
        take(program, 'press:Allowed')
        program.wait_for(lambda: can_be_saved(program), 'button to save')
        for day, why in (('tomorrow-ish', 'is not a date'), ('', 'Write the day they answered on.'),
                         ((today + datetime.timedelta(3)).isoformat(), 'yet to come')):
            take(program, f'type:Since={day}', 'focus:How We Know', 'key:Return')
            program.wait_for(lambda why=why: any(why in w.text for w in program.all(cls='GtkLabel')), f'“{why}” said')
            assert not recorded(), f'“{day}” was taken'
        before = today - datetime.timedelta(9)
        with demo.undone(program, f'Consent of “{name}” recorded'):
            take(program, f'type:Since={before.isoformat()}', 'focus:How We Know', 'key:Return')
            said(program, f'Consent of “{name}” recorded')
            assert recorded() == [(True, before.isoformat())], recorded()
            take(program, 'at:SaClientPage=client.edit-consent="e-mail"', 'press:Refused', 'press:Save')
            said(program, f'Refusal of “{name}” recorded')
            assert sorted(recorded()) == [(False, today.isoformat()), (True, before.isoformat())], recorded()
            program.key('ctrl+z')
            said(program, f'Undone: Refusal of “{name}” recorded')


def test_what_was_done_to_parts_stands_in_the_history(desktop, demo):
    row, name = never_asked(demo)
    deed = f'Consent of “{name}” recorded'

    def recorded():
        return demo.records('consent', person=row)

    def undo_in_history(label):
        program.press(f'Undo “{label}”')

    with demo.window(desktop) as program:
        open_record(program, name, name)
        take(program, 'at:SaClientPage=client.edit-consent="e-mail"', 'press:Allowed', 'press:Save')
        said(program, deed)
        take(program, 'at:SaClientPage=client.history', f'wait:{deed}')
        before = demo.ask('dump')
        undo_in_history('Demo office made')
        take(program, 'wait:Undo All of It?')
        program.settle()
        take(program, 'key:Return')
        program.wait_gone(name='Undo All of It?')
        undo_in_history('Demo office made')
        program.press('Undo', within=program.find('alert-dialog'))
        take(program, 'wait:That Did Not Work')
        program.find(text=re.compile(f'Undo that first: {deed}$'))
        assert demo.ask('dump') == before, 'refused, and yet the dump differs'
        take(program, 'press:Close')
        undo_in_history(deed)
        said(program, f'Undone: {deed}')
        assert not recorded(), recorded()


def test_a_task_begins_at_its_subject_and_knows_whose_it_is(desktop, demo):
    row, name = never_asked(demo)
    with demo.window(desktop) as program:
        open_record(program, name, name)
        for width, start in ((360, 'press:Task'), (360, 'key:ctrl+t'), (1280, 'key:ctrl+t')):
            subject = f'Ask about tea, {width} {start[:3]}'
            program.resize(width)
            with demo.undone(program, f'“{subject}” added'):
                take(program, start, 'wait:New Task')
                program.wait_for(lambda: any(w.focused and w.name == 'Subject' for w in program.all(role='text-box')),
                                 'cursor in the subject')
                program.settle()
                take(program, f'keys:{subject}', 'key:ctrl+Return')
                said(program, f'“{subject}” added')
                assert [r.get('person') for r in demo.records('task', subject=subject)] == [row]


def focused(program):
    return next((w.name for root in program.tree() for w in root.walk() if w.focused), None)


def test_tab_goes_through_the_page_that_was_opened(desktop, demo):
    client = next(r for r in demo.records('organisation') if r.get('code') == 'PL-0102')
    with demo.window(desktop) as program:
        for width in (1280, 360):
            program.resize(width)
            open_record(program, client['name'], client['name'])
            program.wait_for(lambda: focused(program) in ('Back', client['name']) or width == 360, 'focus on the page')
            passed = []
            while 'Log Call' not in passed and len(passed) < 15:
                before = focused(program)
                program.key('Tab')
                program.wait_for(lambda before=before: focused(program) not in (before, None), f'another than {before}')
                passed.append(focused(program))
            assert 'Log Call' in passed, passed


def test_a_narrow_dialog_begins_where_one_types(desktop, demo):
    client = next(r for r in demo.records('organisation') if r.get('code') == 'PL-0102')
    with demo.window(desktop) as program:
        open_record(program, client['name'], client['name'])
        program.resize(360)
        for step, first in (('press:Log Call', 'Outcome'), ('press:E-Mail', 'Outcome'), ('press:Note', 'Notes'),
                            ('action:win.passphrase', 'New Passphrase')):
            take(program, step, f'wait:{first}')
            program.settle()
            take(program, 'keys:a b')
            program.wait_for(lambda first=first: 'a b' in steps.named(program, first).texts(), f'“a b” in {first}')
            program.key('Escape')
            program.wait_gone('dialog')


def test_a_key_adds_to_what_a_form_has(desktop, demo):
    """The form comes up with the cursor in the name, and a letter typed at once does not replace it."""
    client = next(r for r in demo.records('organisation') if r.get('code') == 'PL-0102')
    with demo.window(desktop) as program:
        open_record(program, client['name'], client['name'])
        for width in (1280, 360):
            program.resize(width)
            take(program, 'key:ctrl+e', 'wait:Save')
            program.settle()
            program.key('x')
            program.wait_for(lambda: client['name'] + 'x' in steps.named(program, 'Name').texts(), 'a longer name')
            program.key('BackSpace')
            program.wait_for(lambda: client['name'] in steps.named(program, 'Name').texts(), 'the name')
            take(program, 'press:Save')
            program.wait_gone('dialog')


def test_a_call_is_with_the_client_whose_code_is_typed(desktop, demo):
    """Its digits stand in phone and tax numbers of others too; and a call is with no call."""
    client = next(r for r in demo.records('organisation') if r.get('code') == 'PL-0102')
    before = {r['id'] for r in demo.records('interaction')}
    with demo.window(desktop) as program:
        take(program, 'key:ctrl+l', 'wait:Who Was It With?', 'keys:PL-0102', 'wait:' + client['name'], 'key:Return',
             'type:Outcome=Nothing new', 'press:Save')
        said(program, re.compile('^Call with “.*” logged'))
    made = [r for r in demo.records('interaction') if r['id'] not in before]
    assert [r['organisation'] for r in made] == [client['id']], made


def imported(demo, desktop, type_name, header, *rows):
    path = os.path.join(desktop.folder, f'{type_name}.csv')
    with open(path, 'w') as file:
        file.write('\n'.join((header, *rows)) + '\n')
    demo.ask('import', '--type', type_name, path)


def test_whatever_is_to_be_done_stands_on_today(desktop, demo):
    today = datetime.date.today()
    new = Office(demo.command[0], demo.folder, 'today.db')
    imported(new, desktop, 'task', 'subject,due', 'Some time,', f'In spring,{today + datetime.timedelta(99)}',
             f'Soon,{today + datetime.timedelta(3)}', f'Long ago,{today - datetime.timedelta(3)}',
             *(f'Idea {i},' for i in range(7)))
    imported(new, desktop, 'interaction', 'subject,kind,at,state', f'Tasting,visit,{today} 23:59,planned')
    imported(new, desktop, 'lead', 'name,respond_by', 'Fresh,', f'Waits,{today - datetime.timedelta(2)}')

    def group(program, title):
        found = program.all(cls='SaRowGroup')
        return next(' '.join(g.texts()) for g in found if title in g.texts())

    with new.window(desktop) as program:
        take(program, 'action:win.go=1', 'wait:Without a Day')
        for title, there in (('To Do Today', ('Long ago', 'Tasting')), ('This Week', ('Soon',)),
                             ('Later', ('In spring',)), ('Leads to Answer', ('Fresh', 'Waits'))):
            text = group(program, title)
            assert [text.find(t) for t in there] == sorted(text.find(t) for t in there), text
            assert all(t in text for t in there), text
        assert len(program.all(name=re.compile('^Done: Idea|^Done: Some'))) == 5, 'not a few'
        take(program, 'press:Show More')
        program.wait_for(lambda: len(program.all(name=re.compile('^Done: Idea|^Done: Some'))) == 8, 'all of them')


def open_form(program, words):
    """Of a record without a page."""
    take(program, 'key:ctrl+k', f'type:Search everything={words}', f'wait:{words}', 'key:Return', 'wait:Delete')


def test_a_task_gets_to_every_state_and_can_be_deleted(desktop, demo):
    subject = 'Ask about elderflower'

    def task():
        return [(r['state'], r.get('waiting_for')) for r in demo.records('task', subject=subject)]

    with demo.window(desktop) as program:
        take(program, 'key:ctrl+t', 'wait:New Task')
        assert not program.has(name='Delete'), 'there is nothing to delete yet'
        take(program, f'type:Subject={subject}', 'press:Save')
        said(program, f'“{subject}” added')
        open_form(program, subject)
        take(program, 'choose:Status=Waiting', 'press:Save')
        said(program, re.compile('^Say in “Waiting for” whom or what'))
        take(program, 'type:Waiting for=the price list', 'press:Save')
        said(program, f'“{subject}” is now waiting')
        assert task() == [('waiting', 'the price list')], task()
        open_form(program, subject)
        take(program, 'choose:Status=Done', 'press:Save', 'press:Nothing More')
        said(program, f'“{subject}” is done')
        assert task() == [('done', 'the price list')], task()
        with demo.undone(program, f'“{subject}” deleted'):
            open_form(program, subject)
            take(program, 'press:Delete')
            said(program, f'“{subject}” deleted')
            assert not task()
        for deed in ('is done', 'is now waiting', 'added'):
            demo.undo(program, deed)


def test_a_planned_call_is_made_or_missed(desktop, demo):
    row, name = never_asked(demo)
    subject = 'Ask about elderflower'
    rows = os.path.join(desktop.folder, 'planned.csv')
    with open(rows, 'w') as file:
        file.write(f'subject,kind,at,person,status\n{subject},call,2026-01-02 10:00,{row},planned\n')
    demo.ask('import', '--type', 'interaction', rows)
    with demo.window(desktop) as program:
        open_form(program, subject)
        with demo.undone(program, f'“{subject}” is now missed'):
            take(program, 'choose:Status=Missed', 'press:Save')
            said(program, f'“{subject}” is now missed')
            assert [r['state'] for r in demo.records('interaction', subject=subject)] == ['missed']
        demo.undo(program, 'planned')


def test_whoever_is_there_already_is_named_while_they_are_typed(desktop, demo):
    client = next(r for r in demo.records('organisation') if r.get('city') == 'Łódź')
    name = client['name']
    alike = f'“{name}” has the same name and place.'
    before = demo.ask('dump')
    with demo.window(desktop) as program:
        take(program, 'action:win.new-organisation', 'type:City=' + client['city'])
        assert not program.has(text=alike)
        take(program, 'type:Name=' + name)
        said(program, alike)
        program.find(cls='SaRecordDialog').row(name).activate()
        take(program, 'wait:Overview')
        said(program, name)
    assert demo.ask('dump') == before


def test_files_and_links_go_with_a_talk(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    other = demo.search('--type', 'organisation', 'krakow')[0]
    subject = 'Elderflower for the summer'
    offer = os.path.join(desktop.folder, 'oferta.txt')
    with open(offer, 'w') as file:
        file.write('Twelve crates\n')
    imported(demo, desktop, 'interaction', 'subject,kind,at,organisation',
             f'{subject},e-mail,{datetime.date.today()} 00:01,{client["id"]}')
    with demo.window(desktop) as program:
        open_record(program, client['title'], client['title'])
        take(program, 'press:Timeline', f'wait:{subject}')
        assert not program.has(name='1 file')
        program.find(cls='SaClientTimeline').row(subject).activate()
        program.find(cls='SaEnclosures').drop(offer)
        take(program, 'wait:oferta.txt', 'at:SaEnclosures=client.add-link', f'type:Search={other["title"]}')
        talk = demo.records('interaction', subject=subject)[0]
        assert demo.records('attachment', name='oferta.txt', of=talk['id'])
        program.find('dialog', 'Link to').row(other['title']).activate()
        take(program, 'wait:How They Belong Together')
        program.press('Link', within=program.find('dialog', 'How They Belong Together'))
        program.wait_gone('dialog', 'How They Belong Together')
        program.find(cls='SaEnclosures').row(other['title']).activate()
        program.wait_gone(cls='SaEnclosures')
        said(program, other['title'])
        take(program, 'key:alt+Left', 'wait:1 file')
        for deed in ('linked', 'attached', 'interaction'):
            demo.undo(program, deed)


def test_a_choice_opens_at_what_is_chosen(desktop, demo):
    def focused_choice():
        return next((w.texts() for root in program.tree() for w in root.walk() if w.focused), None)

    with demo.window(desktop) as program:
        take(program, 'action:win.new-lead', 'choose:Source=Campaign', 'focus:Source', 'key:Return')
        program.wait_for(lambda: focused_choice() == ['Campaign'], 'focus on what is chosen')
        program.key('Down', 'Return')
        program.wait_for(lambda: 'Cold call' in steps.named(program, 'Source').texts(), 'the next one')
        take(program, 'close:', 'action:win.new-organisation', 'choose:Country=Poland', 'focus:Country', 'key:Return')
        program.wait_for(lambda: any(w.focused for w in program.all(cls='GtkText')), 'cursor in the search')
        program.key('Down')
        program.wait_for(lambda: focused_choice() == ['Poland'], 'focus on what is chosen')
        program.key('Escape')


if __name__ == '__main__':
    run_tests(__name__)
