#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked before work could be lost, what was typed before a crash, and how files come in: opened and dropped.
In the real window, on the demo office.

    tests/ui/test-care.py _build/src/sales-admin [part of a test's name]"""

import csv
import glob
import json
import os
import re
import subprocess

import steps
from desktop import Failure
from gi.repository import Gio, GLib
from office import Office, open_list, open_record, run_tests, said, take


def test_an_office_with_nobody_in_it_says_how_to_begin(desktop, demo):
    new = Office(demo.command[0], demo.folder, 'first-start.db')
    with new.window(desktop) as program:
        take(program, 'wait:Welcome to Sales Admin')
        assert not program.has(name='Whose day'), 'there is nobody to choose'
        before = new.ask('dump')
        take(program, 'press:Look Around in a Demo Office')
        said(program, 'Demo office made')
        take(program, 'wait:Keep in Touch', 'wait:Whose day')
        assert len(new.records('organisation')) == 2000
        new.undo(program, 'Demo office made')
        take(program, 'wait:Welcome to Sales Admin')
        assert new.ask('dump') == before
        take(program, 'press:New Organisation', 'press:Save', 'wait:This must be filled in.', 'close:')


def test_another_office_has_a_window_of_its_own(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'wait:demo')
        take(program, 'action:win.offices', 'wait:New Office', 'focus:Name of the Office',
             'type:Name of the Office=a/b', 'key:Return')
        said(program, 'Give the office a short name without a slash, such as “Gdańsk”.')
        take(program, 'type:Name of the Office=Gdańsk', 'key:Return', 'wait:Welcome to Sales Admin')
        windows = {w.name for w in program.tree() if w.bounds[2] > 0}
        assert windows == {'demo – Sales Admin', 'Gdańsk – Sales Admin'}, windows
        made = Office(demo.command[0], os.path.join(desktop.env['XDG_DATA_HOME'], 'sales-admin/offices'), 'Gdańsk.db')
        assert not made.records('organisation')
        new = next(w for w in program.tree() if w.name == 'Gdańsk – Sales Admin')
        new.run('win.offices')
        dialog = program.find('dialog', 'Offices')
        program.wait_for(lambda: ['demo' in ' '.join(row.texts()) for row in dialog.rows()].count(True) == 1,
                         'entry of the other office')
        dialog.row('Gdańsk').activate()
        program.wait_gone('dialog', 'Offices')
        assert len([w for w in program.tree() if w.bounds[2] > 0]) == 2, 'an office got a second window'


def test_an_office_is_renamed_and_thrown_away(desktop, demo):
    data = desktop.env['XDG_DATA_HOME']
    folder = os.path.join(data, 'sales-admin/offices')

    def offices():
        return sorted(name for name in os.listdir(folder) if name.endswith('.db'))

    os.makedirs(folder, exist_ok=True)
    for name in ('Sopot.db', 'Hel.db'):
        made = Office(demo.command[0], folder, name)
        made.ask('import', '--dry-run', written(desktop, 'none.csv', 'Name\n'))
        made.ask('backup')
    before = offices()
    with demo.window(desktop) as program:
        take(program, 'action:win.offices', 'press:More: Sopot', 'menu:Rename…', 'wait:Rename the Office')
        entry = program.find(cls='AdwEntryRow', within=program.find('alert-dialog'))
        entry.type('Hel')
        said(program, 'There is an office “Hel” already. Choose another name.')
        take(program, 'key:Return')
        assert offices() == before, 'two offices have one name'
        entry.type('Sopot 2')
        take(program, 'key:Return')
        program.wait_for(lambda: offices() == sorted({*before, 'Sopot 2.db'} - {'Sopot.db'}), 'the new name')
        assert os.path.isdir(os.path.join(folder, 'Sopot 2.db.backups')), 'the backups stayed behind'
        dialog = program.find('dialog', 'Offices')
        program.wait_for(lambda: any(w.focused for w in dialog.row('Sopot 2').walk()), 'focus on the renamed')
        # one with a window is left alone
        dialog.row('Hel').activate()
        take(program, 'wait:Welcome to Sales Admin')
        first = next(w for w in program.tree() if w.name == 'demo – Sales Admin')
        first.run('win.offices')
        take(program, 'press:More: Hel', 'menu:Move to Trash…')
        said(program, 'The office “Hel” is open in a window. Close that first.')
        take(program, 'press:Close', 'press:More: Sopot 2', 'menu:Move to Trash…', 'press:Move to Trash')
        program.wait_for(lambda: 'Sopot 2.db' not in offices(), 'end of the office')
        trash = os.listdir(os.path.join(data, 'Trash/files'))
        assert {'Sopot 2.db', 'Sopot 2.db.backups'} <= set(trash), trash
        program.wait_gone(name='More: Sopot 2')


def test_a_form_says_below_the_field_what_is_wrong(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.new-organisation', 'type:Name=Nowa', 'type:E-Mail=to nie mail',
             'press:Save')
        wrong = '“to nie mail” is not an e-mail address. Write it as name@example.com.'
        said(program, wrong)
        rows = [r for r in program.all(cls='AdwEntryRow') if r.name == 'E-Mail']
        assert [row.invalid for row in rows] == [True, False], 'another row is marked'
        # the draft is written meanwhile, which says nothing
        program.wait_for(lambda: 'to nie mail' in drafts(desktop, demo) or 'Nowa' in drafts(desktop, demo), 'a draft', 30)
        assert program.has(text=wrong), 'the draft took the message away'
        take(program, 'type:E-Mail=biuro@example.com')
        assert not program.has(text=wrong)
        take(program, 'press:Save')
        said(program, re.compile('Nowa'))
        demo.undo(program, 'Nowa')


def test_all_that_is_wrong_is_told_at_once(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.new-lead', 'type:E-Mail=to nie mail', 'press:Save')
        for wrong in ('This must be filled in.',
                      '“to nie mail” is not an e-mail address. Write it as name@example.com.'):
            said(program, wrong)
        wrong = [row for row in program.all(cls='AdwEntryRow') if row.invalid]
        assert [any(w.focused for w in row.walk()) for row in wrong] == [True, False], 'the focus is not at the first'
        with demo.undone(program, 'added'):
            take(program, 'type:Subject=Ślimaki', 'type:E-Mail=biuro@example.com', 'press:Save')
            said(program, '“Ślimaki” added')


def test_a_fact_is_changed_where_it_stands(desktop, demo):
    with demo.window(desktop) as program:
        open_record(program, 'lodz', demo.search('--type', 'organisation', 'lodz')[0]['title'])
        take(program, 'press:Change Phone')
        program.wait_for(lambda: any(w.focused for row in program.all(cls='AdwEntryRow', name='Phone')
                                     for w in row.walk()), 'focus on the phone')
        take(program, 'close:')


def elsewhere(demo, record, **fields):
    """Somebody else changes fields of a record: with the command line, which works on the same office."""
    path = os.path.join(demo.folder, 'elsewhere.csv')
    with open(path, 'w', newline='') as file:
        rows = csv.writer(file)
        rows.writerow(['id', *fields])
        rows.writerow([record, *fields.values()])
    done = json.loads(demo.ask('import', '--json', '--type', 'organisation', path))
    assert done['changed'] == 1, done


def entry(program, name):
    """What stands in the entry of a form."""
    return steps.editable(program, name).text


def test_what_two_people_change_is_asked_about(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]['id']

    def stored(field):
        return demo.records('organisation', id=client)[0].get(field)

    def form(program):
        take(program, 'press:Edit', 'wait:Save')

    before = demo.ask('dump')
    with demo.window(desktop) as program:
        open_record(program, 'lodz', demo.search('--type', 'organisation', 'lodz')[0]['title'])
        form(program)
        take(program, 'type:City=Gdynia')
        # a field in which nothing was typed shows what others made of it, and is no question
        elsewhere(demo, client, name='Theirs First', city='Sopot')
        program.wait_for(lambda: entry(program, 'Name') == 'Theirs First', 'the name as it is now')
        assert entry(program, 'City') == 'Gdynia', 'what was typed is lost'
        take(program, 'press:Save', 'wait:Changed Meanwhile')
        said(program, 'Sopot')
        said(program, 'Gdynia')
        # nothing is lost by thinking it over
        take(program, 'key:Escape')
        program.wait_gone(name='Changed Meanwhile')
        assert entry(program, 'City') == 'Gdynia', 'Cancel took what was typed'
        assert stored('city') == 'Sopot', 'it was saved without an answer'
        take(program, 'press:Save', 'press:Save Mine')
        said(program, '“Theirs First” changed: City')
        assert stored('city') == 'Gdynia'
        form(program)
        take(program, 'type:City=Hel')
        elsewhere(demo, client, city='Sopot')
        take(program, 'press:Save', 'press:Keep Theirs')
        program.wait_gone(name='Save')
        assert stored('city') == 'Sopot'
        for _ in range(3):
            demo.ask('undo')
        assert demo.ask('dump') == before


def draft_files(desktop):
    """Those of all drafts; one that is still being written has a dot in its name."""
    folder = os.path.join(desktop.env['XDG_STATE_HOME'], 'sales-admin/drafts')
    return [path for path in glob.glob(os.path.join(folder, '*', '[!.]*')) if '.' not in os.path.basename(path)]


def drafts(desktop, office):
    """All that drafts hold, as one text."""
    files = draft_files(desktop)
    if not files:
        return ''
    return subprocess.run([os.environ['SA_UNSEAL'], office.path, *files], capture_output=True, encoding='utf-8',
                          check=True).stdout


def crash(program, desktop, office, typed):
    program.wait_for(lambda: all(text in drafts(desktop, office) for text in typed), f'draft with {typed}')
    for path in draft_files(desktop):
        with open(path, 'rb') as file:
            kept = file.read()
        assert not any(text.encode() in kept for text in typed), f'{path} can be read by anybody'
    program.kill()


def crashing(window):
    """The window whose program is killed within; leaving it is no failure then."""
    class Crash:
        def __enter__(self):
            return window.__enter__()

        def __exit__(self, kind, value, trace):
            try:
                window.__exit__(kind, value, trace)
            except Failure as failure:
                if kind is not None or 'status -9' not in str(failure):
                    raise
    return Crash()


def test_a_new_record_survives_a_crash(desktop, demo):
    with crashing(demo.window(desktop)) as program:
        take(program, 'action:win.new-organisation', 'type:Name=Gospoda pod Ślimakiem',
             'type:City=Kraków')
        crash(program, desktop, demo, ['Gospoda pod Ślimakiem', 'Kraków'])
    with demo.window(desktop) as program:
        take(program, 'action:win.new-organisation', 'press:Restore')
        assert steps.editable(program, 'Name').text == 'Gospoda pod Ślimakiem'
        assert 'Kraków' in steps.named(program, 'City').texts()
        with demo.undone(program, 'added'):
            take(program, 'key:ctrl+Return')
            said(program, '“Gospoda pod Ślimakiem” added')
        assert not drafts(desktop, demo), 'the draft of a saved record is kept'


def test_a_change_of_a_record_survives_a_crash(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    with crashing(demo.window(desktop)) as program:
        open_record(program, 'lodz', client['title'])
        take(program, 'key:ctrl+e', 'type:City=Zgierz')
        crash(program, desktop, demo, ['Zgierz'])
    with demo.window(desktop) as program:
        open_record(program, 'lodz', client['title'])
        take(program, 'key:ctrl+e', 'press:Restore')
        assert 'Zgierz' in steps.named(program, 'City').texts()
        with demo.undone(program, 'changed'):
            take(program, 'key:ctrl+Return')
            said(program, f'“{client["title"]}” changed: City')
        assert not drafts(desktop, demo)


def test_a_call_survives_a_crash(desktop, demo):
    first, second = demo.search('--type', 'organisation', 'lodz')[:2]
    with crashing(demo.window(desktop)) as program:
        open_record(program, 'lodz', first['title'])
        take(program, 'key:ctrl+l', 'choose:With=Nobody in particular', 'press:When and How Long', 'type:Day=2026-11-20',
             'type:Time=10.15', 'type:By=2031-12-24', 'type:Outcome=Wants blackcurrant',
             'type:Notes=Twelve crates\nby Friday', 'type:What is to be done=Send the offer')
        crash(program, desktop, demo, ['Wants blackcurrant', 'by Friday', 'Send the offer'])
    with demo.window(desktop) as program:
        open_record(program, first['title'], first['title'])
        take(program, 'key:ctrl+l', 'press:Restore')
        assert 'Wants blackcurrant' in steps.named(program, 'Outcome').texts()
        assert 'Send the offer' in steps.named(program, 'What is to be done').texts()
        called = f'Call with “{first["title"]}” logged'
        with demo.undone(program, called):
            take(program, 'key:ctrl+Return')
            said(program, called)
            logged = demo.records('interaction', outcome='Wants blackcurrant')
            assert [r['notes'] for r in logged] == ['Twelve crates\nby Friday'], logged
            assert logged[0]['at'].startswith('2026-11-20T') and ':15:00' in logged[0]['at'], logged
            assert 'person' not in logged[0], logged
            assert [r['due'] for r in demo.records('task', subject='Send the offer')] == ['2031-12-24']
        assert not drafts(desktop, demo)


def test_what_was_not_saved_is_told_of_at_start(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    with demo.window(desktop) as program:
        take(program, 'action:win.go=1', 'wait:Keep in Touch', 'action:win.new-organisation',
             'type:Name=Gospoda pod Ślimakiem', 'close:')
        said(program, 'Typed, but not saved: New Organisation: Gospoda pod Ślimakiem')
        open_record(program, 'lodz', client['title'])
        take(program, 'key:ctrl+l', 'type:Outcome=Wants blackcurrant', 'type:What is to be done=Send the offer', 'close:')
    with demo.window(desktop) as program:
        said(program, '2 forms were typed, but not saved')
        take(program, 'press:Show…')
        program.find('dialog', 'Not Saved Yet').row(f'Call: {client["title"]}').activate()
        take(program, 'wait:Outcome')
        assert 'Wants blackcurrant' in steps.named(program, 'Outcome').texts()
        take(program, 'close:', 'action:win.go=2')
    with demo.window(desktop) as program:
        said(program, '2 forms were typed, but not saved')
        take(program, 'press:Continue', f'press:Discard “Call: {client["title"]}”')
        program.wait_for(lambda: 'blackcurrant' not in drafts(desktop, demo), 'end of the draft')
        assert 'Send the offer' not in drafts(desktop, demo), 'what the call led to is left'
        take(program, 'press:Undo')
        program.wait_for(lambda: 'blackcurrant' in drafts(desktop, demo), 'the draft again')
        assert 'Send the offer' in drafts(desktop, demo), 'what the call led to is lost'
        take(program, f'press:Discard “Call: {client["title"]}”')
        program.find('dialog', 'Not Saved Yet').row('New Organisation').activate()
        with demo.undone(program, 'added'):
            take(program, 'wait:Save', 'key:ctrl+Return')
            said(program, '“Gospoda pod Ślimakiem” added')
        take(program, 'action:win.go=1', 'wait:Keep in Touch')
        program.wait_for(lambda: not program.has(text=re.compile('Typed, but not saved')), 'end of the banner')
        assert not drafts(desktop, demo)


def test_two_new_records_are_both_kept(desktop, demo):
    names = ('Gospoda pod Ślimakiem', 'Zajazd u Bobra')
    with demo.window(desktop) as program:
        for name in names:
            take(program, 'action:win.new-organisation', f'type:Name={name}', 'close:')
        program.wait_for(lambda: all(name in drafts(desktop, demo) for name in names), 'both')
        take(program, 'action:win.drafts')
        program.find('dialog', 'Not Saved Yet').row(f'New Organisation: {names[1]}').activate()
        take(program, 'wait:Save')
        assert steps.editable(program, 'Name').text == names[1]
        with demo.undone(program, 'added'):
            take(program, 'key:ctrl+Return')
            said(program, f'“{names[1]}” added')
        assert names[0] in drafts(desktop, demo) and names[1] not in drafts(desktop, demo)
        take(program, 'action:win.new-organisation', 'press:Restore')
        assert steps.editable(program, 'Name').text == names[0]
        with demo.undone(program, 'added'):
            take(program, 'key:ctrl+Return')
            said(program, f'“{names[0]}” added')
        assert not drafts(desktop, demo)


def priced(demo):
    """What an export says of those in a group of prices."""
    path = os.path.join(demo.folder, 'priced.csv')
    demo.ask('export', '--type', 'organisation', '--filter', 'group_of_prices=silver', '-o', path)
    with open(path, encoding='utf-8') as file:
        return file.read()


def test_an_office_has_fields_of_its_own(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    with demo.window(desktop) as program:
        take(program, 'action:win.fields', 'press:Add a Field…', 'type:Name=City', 'press:Save')
        said(program, 'There is a field of this name already; choose another name.')
        take(program, 'type:Name=Group of Prices', 'choose:What Goes Into It=One of some',
             'type:What Can Be Chosen, Between Commas=bronze', 'press:Save')
        said(program, 'Type at least two things that can be chosen, with commas between them.')
        take(program, 'type:What Can Be Chosen, Between Commas=bronze, silver,gold , silver', 'press:Save')
        said(program, 'Field “Group of Prices” saved')
        program.find('dialog', 'Fields of Your Own').row('Group of Prices')
        program.wait_for(lambda: program.has(text='One of some: bronze, silver, gold'), 'what goes into it')
        take(program, 'close:')
        open_record(program, 'lodz', client['title'])
        take(program, 'key:ctrl+e', 'choose:Group of Prices=silver', 'key:ctrl+Return')
        said(program, f'“{client["title"]}” changed: Group of Prices')
        program.wait_for(lambda: 'silver' in steps.named(program, 'Group of Prices').texts(), 'the fact on the page')
        assert client['title'] in priced(demo)
        take(program, 'action:win.fields')
        program.find('dialog', 'Fields of Your Own').row('Group of Prices').activate()
        take(program, 'press:Remove the Field')
        said(program, 'Field “Group of Prices” removed')
        take(program, 'press:Undo')
        said(program, 'Field “Group of Prices” saved')
        assert client['title'] in priced(demo), 'what was in it is lost'
        take(program, 'close:')
        demo.ask('undo')


VCARD = 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ewa Ślimak\r\nN:Ślimak;Ewa;;;\r\nEMAIL:ewa@example.org\r\nEND:VCARD\r\n'


def written(desktop, name, text):
    path = os.path.join(desktop.folder, name)
    with open(path, 'w', newline='') as file:
        file.write(text)
    return path


def second_start(demo, desktop, *arguments):
    """Starts the program once more; it hands over what it was given and ends."""
    done = subprocess.run([*demo.command, *arguments], env=desktop.env, capture_output=True, text=True, timeout=30,
                          check=False)
    assert (done.returncode, done.stdout) == (0, ''), done


def test_files_are_handed_to_the_window_that_is_open(desktop, demo):
    table = written(desktop, 'sklepy.csv', 'Nazwa,Miasto\nSklep Ślimak,Łódź\n')
    card = written(desktop, 'ewa ślimak.vcf', VCARD)
    before = demo.ask('dump')
    with demo.window(desktop) as program:
        second_start(demo, desktop, table, GLib.filename_to_uri(card))
        take(program, 'wait:sklepy.csv')
        program.find('dialog').close()
        take(program, 'wait:What Would Happen', 'close:')
        assert demo.ask('dump') == before


def test_files_come_over_the_bus(desktop, demo):
    table = written(desktop, 'sklepy.csv', 'Nazwa,Miasto\nSklep Ślimak,Łódź\n')
    with demo.window(desktop) as program:
        desktop.bus.call_sync('org.example.SalesAdmin', '/org/example/SalesAdmin', 'org.freedesktop.Application',
                              'Open', GLib.Variant('(asa{sv})', ([GLib.filename_to_uri(table)], {})), None,
                              Gio.DBusCallFlags.NO_AUTO_START, 10000, None)
        take(program, 'wait:sklepy.csv')


def test_files_are_dropped_on_the_window(desktop, demo):
    card = written(desktop, 'ewa.vcf', VCARD)
    with demo.window(desktop) as program:
        take(program, 'action:win.go=1', 'wait:Keep in Touch')
        program.find(cls='SaTodayPage').drop(card)
        take(program, 'wait:What Would Happen', 'press:Import', 'wait:What Was Done', 'close:')
        assert demo.records('person', name='Ewa Ślimak')
        demo.undo(program, 'ewa')
        assert not demo.records('person', name='Ewa Ślimak')


def test_files_dropped_on_a_client_are_kept_with_it(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    offer = written(desktop, 'oferta.txt', 'Dwanaście skrzynek\n')
    with demo.window(desktop) as program:
        open_record(program, 'lodz', client['title'])
        with demo.undone(program, 'attached'):
            program.find(cls='SaClientOverview').drop(offer)
            said(program, f'“oferta.txt” attached to “{client["title"]}”')
            take(program, 'wait:oferta.txt')
            assert demo.records('attachment', name='oferta.txt', of=client['id'])
            take(program, 'key:alt+Left', 'key:ctrl+k', 'wait:Search everything', 'keys:oferta.txt', 'wait:oferta.txt',
                 'key:Return', 'wait:Overview')
            said(program, client['title'])


def test_whoever_works_here_adds_themselves(desktop, demo):
    """In one step that can be undone; afterwards nobody needs to be added."""
    with demo.window(desktop) as program:
        take(program, 'action:win.preferences', 'press:Add Yourself…', 'type:Full name=Jagoda Śliwa',
             'press:Save')
        program.wait_for(lambda: not program.has(name='Add Yourself…'), 'nobody to add')
        me = demo.records('person', name='Jagoda Śliwa')
        assert [person['staff'] for person in me] == [1], me
        assert 'Jagoda Śliwa' in steps.named(program, 'Who You Are').texts()
        take(program, 'close:')
        demo.undo(program, 'Jagoda Śliwa')
        assert not demo.records('person', name='Jagoda Śliwa')
        take(program, 'action:win.preferences', 'wait:Add Yourself…')


def offered(program):
    """Opens the choice of who one is. Returns: the rows in it"""
    take(program, 'action:win.preferences', 'press:Who You Are')
    choice = program.find(cls='GtkPopover')
    program.wait_for(choice.rows, 'somebody to choose')
    return choice.rows


def test_only_those_who_work_here_are_offered_as_who_you_are(desktop, demo):
    people = demo.records('person')
    staff = {person['name'] for person in people if person.get('staff')}
    guest = next(person['name'] for person in people if not person.get('staff'))
    with demo.window(desktop) as program:
        rows = offered(program)
        assert {row.texts()[0] for row in rows()} == staff
        take(program, f'keys:{min(staff).split()[0][:3]}')
        program.wait_for(lambda: min(staff) in {row.texts()[0] for row in rows()} < staff, 'those meant')
        steps.editable(program, 'Who You Are').type(guest)
        program.wait_for(lambda: not rows(), 'nobody, as a client does not work here')


def test_anybody_is_offered_as_who_you_are_where_nobody_works(desktop, demo):
    new = Office(demo.command[0], demo.folder, 'no-staff.db')
    new.ask('import', '--type', 'person', written(desktop, 'people.csv', 'Name\nJagoda Śliwa\n'))
    with new.window(desktop) as program:
        assert ['Jagoda Śliwa' in row.texts() for row in offered(program)()] == [True]


def focused_text(program):
    """What stands first in the widget that has the focus."""
    return next((w.texts()[:1] or [w.name] for root in program.tree() for w in root.walk() if w.focused), [None])[0]


def test_a_reference_is_chosen_by_keys(desktop, demo):
    def chosen():
        return steps.named(program, 'Who You Are').texts()[-1]

    def on(text):
        program.wait_for(lambda: focused_text(program) == text, f'focus on {text}')

    with demo.window(desktop) as program:
        names = [row.texts()[0] for row in offered(program)()]
        program.settle()
        program.key('Down', 'Down')
        on(names[1])
        program.key('Down')
        on(names[2])
        program.key('Return')
        program.wait_gone(cls='GtkPopover')
        assert chosen() == names[2]
        on('Who You Are')
        program.key('Return')  # opens it again
        rows = program.find(cls='GtkPopover').rows
        program.key('Down')
        on(names[0])
        program.key('Escape')
        program.wait_gone(cls='GtkPopover')
        assert chosen() == names[2]
        on('Who You Are')
        program.key('Return')
        program.find(cls='GtkPopover')
        program.key('Down', 'Up')
        program.wait_for(lambda: any(w.focused for w in program.all(cls='GtkText')), 'focus where one types')
        program.keys(names[3].split()[0][:2])
        program.key('Down')  # at once, though it is looked for a moment later
        program.wait_for(lambda: focused_text(program) == rows()[0].texts()[0], 'focus on the first of those meant')
        program.settle()
        assert focused_text(program) == rows()[0].texts()[0], 'and it stays there'
        program.key('Tab')
        program.wait_for(lambda: any(w.focused for w in program.all(cls='GtkText')), 'focus where one types')
        program.key('Escape')
        program.wait_gone(cls='GtkPopover')
        assert program.has(name='Who You Are') and chosen() == names[2]
        program.key('Tab')
        program.wait_for(lambda: focused_text(program) not in ('Who You Are', None), 'the next after it')


HEADINGS = ['Who Works in Our Office', 'Other People']


def test_who_takes_a_lead_is_one_of_our_office_or_said_not_to_be(desktop, demo):
    people = demo.records('person')
    staff = {person['name'] for person in people if person.get('staff')}
    lead = demo.records('lead', state='new')[0]['name']
    with demo.window(desktop) as program:
        open_record(program, lead, lead)
        take(program, 'at:SaClientPage=client.set-state=assigned', 'wait:Who Takes This Lead?')
        dialog = program.find('dialog', 'Who Takes This Lead?')
        program.wait_for(dialog.rows, 'somebody to choose')
        assert {row.texts()[0] for row in dialog.rows()} == staff
        assert [text for text in dialog.refresh().texts() if text in HEADINGS] == HEADINGS[:1]
        take(program, 'type:Search=a')
        program.wait_for(lambda: HEADINGS[1] in dialog.refresh().texts(), 'others')
        texts = dialog.refresh().texts()
        assert max(texts.index(n) for n in staff if n in texts) < texts.index(HEADINGS[1]), texts
        take(program, f'type:Search={min(staff)}')
        program.wait_for(lambda: dialog.rows() and dialog.rows()[0].texts()[0] == min(staff), 'one of our office first')
        with demo.undone(program, 'assigned'):
            program.key('Down', 'Return')
            said(program, f'“{lead}” assigned to {min(staff)}')


def test_it_is_said_how_somebody_comes_to_work_here(desktop, demo):
    new = Office(demo.command[0], demo.folder, 'no-colleagues.db')
    new.ask('import', '--type', 'lead', written(desktop, 'leads.csv', 'Lead\nCider for a wedding\n'))
    with new.window(desktop) as program:
        open_record(program, 'Cider', 'Cider for a wedding')
        take(program, 'at:SaClientPage=client.set-state=assigned', 'wait:Who Takes This Lead?')
        said(program, re.compile('^Nobody is known to work in our office'))
        take(program, 'close:', 'key:ctrl+e', 'press:Representative')
        said(program, re.compile('^Nobody is known to work in our office'))


if __name__ == '__main__':
    run_tests(__name__)
