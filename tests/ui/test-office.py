#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, done in the real window as a person would do it, on the demo office. What came of it is asked
of the command line, which works on the same database at the same time; and everything is undone again.

    tests/ui/test-office.py _build/src/sales-admin [part of a test's name]"""

import csv
import json
import os
import re
import shutil

import harness
import steps
from office import Office, open_list, open_record, run_tests, said, take

# Used where the shared data is not there: the same columns, and the same kinds of trouble.
CUSTOMERS = [
    'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax',
    'ZAJAZ,"Zajazd „Pod Żurawiem”",Grażyna Śledź,Owner,"ul. Młyńska 4",Łódź,,90-001,Poland,042-1112233,042-1112234',
    'BRULL,Brûlerie de l’Île,Zoé Lefèvre,Marketing Manager,"9, quai d’Anjou",Nantes,,44000,France,40.00.11.22,',
    'TEEHA,"Teehaus ""Übersee""",Jörg Weiß,Sales Agent,Hafenstr. 3,Bremen,,28195,Germany,0421-001122,0421-001123',
]
HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get('SA_SHARED_DATA') or os.path.join(HERE, '../../../shared/data')


def count_row(program, title):
    """The number at the end of the row called TITLE."""
    return int(re.sub(r'\D', '', steps.named(program, title).texts()[-1]))


def test_customers_are_imported_and_the_import_undone(desktop, demo):
    office = Office(demo.command[0], desktop.folder, 'new.db')
    # beside the database, which the file dialog thereby looks at too while the window works with it
    path, there = os.path.join(desktop.folder, 'customers.csv'), os.path.join(SHARED, 'northwind', 'customers.csv')
    if os.path.exists(there):
        shutil.copy(there, path)
    else:
        with open(path, 'w') as file:
            file.write('\n'.join(CUSTOMERS) + '\n')
    expected = json.loads(office.ask('import', '--dry-run', '--json', path))
    assert expected['new'] >= 3, expected
    before = office.ask('dump')
    with office.window(desktop) as program:
        take(program, 'action:win.import', 'press:Choose…', f'file:{path}', 'press:Try', 'wait:What Would Happen')
        assert count_row(program, 'New') == expected['new'], expected
        assert count_row(program, 'Rejected') == expected['rejected'], expected
        assert office.ask('dump') == before, 'trying changed the data'
        take(program, 'press:Import', 'wait:What Was Done')
        assert count_row(program, 'New') == expected['new'], expected
        again = json.loads(office.ask('import', '--dry-run', '--json', path))
        assert again['new'] == 0, f'imported twice there would be {again}'
        take(program, 'press:Undo the Import')
        said(program, re.compile('^Undone: .*customers'))
        assert office.ask('dump') == before, 'undone, and yet the dump differs'


def test_what_the_rows_are_is_chosen(desktop, demo):
    office = Office(demo.command[0], desktop.folder, 'other.db')
    path = os.path.join(desktop.folder, 'fair.csv')
    with open(path, 'w') as file:
        file.write('Subject;Name;E-mail\nCola;Ewa Ślimak;ewa@example.com\n')
    with office.window(desktop) as program:
        take(program, 'action:win.import', 'press:Choose…', f'file:{path}', 'choose:The Rows Are=Organisations',
             'choose:The Rows Are=Leads', 'press:How the File Is Written', 'choose:Values Are Separated By=Comma',
             'choose:Values Are Separated By=Semicolon', 'press:Try', 'wait:What Would Happen', 'press:Import',
             'wait:What Was Done')
    assert [r['emails'] for r in office.records('lead')] == ['ewa@example.com']


def test_what_is_tried_is_what_is_done(desktop, demo):
    """The choice for doubtful rows is tried again, and columns that are left out are named."""
    path = os.path.join(desktop.folder, 'again.csv')
    known = next(r for r in demo.records('organisation') if r.get('emails'))
    with open(path, 'w') as file:
        file.write('Company,E-mail,Shoe size\nŚlimak i Syn,' + known['emails'].split()[0] + ',44\n')
    with demo.window(desktop) as program:
        take(program, 'action:win.import', 'press:Choose…', f'file:{path}', 'press:Try', 'wait:What Would Happen')
        assert (count_row(program, 'Doubtful'), count_row(program, 'Changed')) == (1, 0)
        assert '“Shoe size”' in steps.named(program, 'Columns Not Imported').texts()
        take(program, 'choose:Doubtful Rows=Add to what is there')
        program.wait_for(lambda: count_row(program, 'Changed') == 1, 'the row to be counted as changed')
        assert count_row(program, 'Doubtful') == 0
        take(program, 'press:Import', 'wait:What Was Done')
        assert (count_row(program, 'Changed'), count_row(program, 'New')) == (1, 0)
        assert '“Shoe size”' in steps.named(program, 'Columns Not Imported').texts()
        take(program, 'close:')
        demo.undo(program, 'again')


def test_what_a_name_stands_for_is_chosen(desktop, demo):
    """The role guessed from the file's name is seen and changed; a mapping's name that was typed is saved."""
    office = Office(demo.command[0], desktop.folder, 'roles.db')
    path = os.path.join(desktop.folder, 'klienci.csv')
    with open(path, 'w') as file:
        file.write("Firma;Telefon komórkowy\n'Hurtownia; Ślimak';601 000 111\n")
    with office.window(desktop) as program:
        take(program, 'action:win.import', 'press:Choose…', f'file:{path}', 'wait:Their Role')
        assert 'Client' in steps.named(program, 'Their Role').texts()
        assert 'Active' in steps.named(program, 'Status of New Ones').texts()
        assert 'Phone (mobile)' in steps.named(program, 'Telefon komórkowy').texts()
        take(program, 'press:How the File Is Written', 'choose:Values Are Enclosed In=Single quotes',
             'choose:Their Role=Supplier', 'choose:Status of New Ones=Prospect', 'type:Name of This Mapping=Fair',
             'press:Try', 'wait:What Would Happen', 'press:Import', 'wait:What Was Done')
    made = office.records('organisation')
    assert [(r['name'], r['roles'], r['state']) for r in made] == [('Hurtownia; Ślimak', 'supplier', 'prospect')], made
    assert [r['name'] for r in office.records('mapping')] == ['Fair']


def test_lodz_is_found_without_its_accents(desktop, demo):
    hits = demo.search('--type', 'organisation', 'lodz')
    assert hits and all('Łódź' in json.dumps(h, ensure_ascii=False) or 'odz' in json.dumps(h).lower()
                        or h['subtitle'] for h in hits)
    with demo.window(desktop) as program:
        open_record(program, 'lodz', hits[0]['title'])
        program.key('alt+Left')
        program.wait_gone(name='Overview')


def test_what_was_opened_last_is_offered_first(desktop, demo):
    one, other = [hit['title'] for hit in demo.search('--type', 'organisation', 'lodz')[:2]]

    def offered(program):
        hits = program.find(name='Found')
        return [(row.texts()[0]) for row in hits.rows()]

    with demo.window(desktop) as program:
        for title in (one, other, one):
            program.wait_gone(name='Search everything')
            open_record(program, title, title)
        program.wait_gone(name='Search everything')
        take(program, 'key:ctrl+k', 'wait:Opened Last')
        assert offered(program)[:2] == [one, other], offered(program)
        assert len(set(offered(program))) == len(offered(program)) == 12, offered(program)
        assert program.has(text='Added Last'), 'room is left empty'
        take(program, 'key:Down', 'key:Return', f'wait:{other}')
        program.wait_gone(name='Search everything')
        take(program, 'key:ctrl+k', 'wait:Opened Last')
        assert offered(program)[:2] == [other, one], offered(program)


def test_a_call_is_logged_in_a_few_keys(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    called = f'Call with “{client["title"]}” logged'
    with demo.window(desktop) as program:
        open_record(program, 'lodz', client['title'])
        with demo.undone(program, called):
            program.key('ctrl+l')
            take(program, 'wait:Outcome', 'keys:Twelve crates by Friday', 'key:ctrl+Return')
            said(program, called)
            logged = demo.records('interaction', outcome='Twelve crates by Friday')
            assert [r.get('organisation', r.get('with')) for r in logged] == [client['id']], logged
        program.key('ctrl+shift+z')
        said(program, f'Redone: {called}')
        assert demo.records('interaction', outcome='Twelve crates by Friday')
        program.key('ctrl+z')
        said(program, f'Undone: {called}')


def test_a_letter_is_logged_like_a_call(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    sent = f'Letter to “{client["title"]}” logged'
    with demo.window(desktop) as program:
        open_record(program, 'lodz', client['title'])
        with demo.undone(program, sent):
            take(program, 'key:ctrl+l', 'press:Letter', 'wait:Log a Letter', 'press:Delivered',
                 'choose:With=Nobody in particular', 'key:ctrl+Return')
            said(program, sent)
            logged = demo.records('interaction', outcome='Delivered', organisation=client['id'])
            assert [(r['kind'], r['subject']) for r in logged] == [('letter', 'Letter')], logged


def test_a_lead_from_the_other_program_is_converted(desktop, demo):
    before = demo.ask('dump')
    path = os.path.join(desktop.folder, 'leads.csv')
    with open(path, 'w') as file:
        file.write('name,organisation_name,person_name,city,country\n'
                   'Tea for the canteen,Herbaciarnia Sowa,Ewa Ćwik,Łódź,PL\n')
    with demo.window(desktop) as program:
        demo.ask('import', '--type', 'lead', path)
        open_record(program, 'herbaciarnia', 'Tea for the canteen')
        with demo.undone(program, 'Lead “.*” converted'):
            take(program, 'press:Convert to Client', 'type:What is to be done=Send the price list')
            program.find('dialog').run('convert.run')
            said(program, re.compile('^Lead .* converted'))
            made = demo.records('organisation', name='Herbaciarnia Sowa')
            assert len(made) == 1, made
            assert [r['state'] for r in demo.records('lead', organisation=made[0]['id'])] == ['converted']
            assert demo.records('task', subject='Send the price list')
            said(program, 'Herbaciarnia Sowa')
            said(program, 'Send the price list')  # on the page of the client it became
            take(program, 'press:Came from the lead')  # the way back
            said(program, 'What is to be done is with Herbaciarnia Sowa')
            take(program, 'key:alt+Left', 'wait:Came from the lead', 'key:alt+Left')
            said(program, 'What is to be done is with Herbaciarnia Sowa')
        program.key('ctrl+z')
        said(program, re.compile('^Undone: Imported'))
        assert demo.ask('dump') == before, 'all undone, and yet the dump differs'


def pick(program, table, text, add=False):
    """Selects a row; again, when the list was still being filtered and the row made way for another."""
    def picked():
        try:
            table.row(text).select(add=add)
        except harness.Failure:
            return False
        return True

    program.wait_for(picked, f'row {text} selected')


def test_two_organisations_are_merged(desktop, demo):
    ids = {r['code']: r['id'] for r in demo.records('organisation') if r['name'].startswith('Kawiarnia')}
    keep, other = sorted(ids)[:2]
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'Kawiarnia')
        table = program.find(cls='GtkColumnView')
        program.wait_for(lambda: table.n_rows() < 200, 'filtered rows')
        program.settle()
        program.find(cls='SaRecordTable').run('columns.show-code')  # by which the rows are told apart
        pick(program, table, keep)
        pick(program, table, other, add=True)
        with demo.undone(program, 'merged with'):
            take(program, 'at:SaRecordTable=table.merge', 'wait:Result')
            program.find('dialog').run('merge.run')
            said(program, re.compile('merged with'))
            left = [code for code in (keep, other) if demo.records('organisation', id=ids[code])]
            assert len(left) == 1, left


def test_a_filtered_list_is_exported(desktop, demo):
    there = os.path.join(desktop.folder, 'łódź.csv')
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'restauracja lodz')
        wanted = demo.search('--type', 'organisation', '--limit', '5000', 'restauracja', 'lodz')
        table = program.find(cls='GtkColumnView')
        program.wait_for(lambda: table.n_rows() == len(wanted), 'filtered rows')
        program.action('win.export')
        take(program, 'wait:Guard Against Formulas')
        program.find('dialog').run('export.run')
        take(program, f'file:{there}')
        program.wait_for(lambda: os.path.exists(there) and os.path.getsize(there), 'exported file', 30)

        def rows():
            with open(there, newline='', encoding='utf-8-sig') as file:
                return list(csv.DictReader(file))
        program.wait_for(lambda: len(rows()) == len(wanted), f'{len(wanted)} rows in the file')
        assert {r['Name'] for r in rows()} == {h['title'] for h in wanted}
        shown = [w.texts()[0] for w in table.walk() if w.cls == 'GtkColumnViewTitle' and w.texts()]
        assert 'Status' in shown and list(rows()[0]) == shown, f'{list(rows()[0])} written, {shown} shown'


def test_a_long_list_shows_what_it_is_asked_for(desktop, demo):
    """Rows are filled as they come into sight, and come a few a frame: whatever is asked for must be there."""
    with demo.window(desktop) as program:
        everybody = len(demo.records('person'))
        open_list(program, 'People', '')
        table = program.find(cls='GtkColumnView')
        program.wait_for(lambda: table.n_rows() == everybody, 'all people')

        def shown():
            """What stands in each row."""
            return [' '.join(row.cells()).strip() for row in table.rows()]

        program.wait_for(lambda: len(shown()) > 10 and all(shown()), 'words in every row')
        program.settle()  # the cells of a row are filled one after the other
        first = shown()[0]
        table.act('scroll-to-row', str(everybody - 1))
        program.wait_for(lambda: first not in shown() and all(shown()), 'words in the last rows')
        take(program, 'type:Filter People=kowal')
        program.wait_for(lambda: 0 < table.n_rows() < 100, 'few people')
        program.wait_for(lambda: all('kowal' in words.lower() for words in shown()), 'nobody else on show')
        take(program, 'type:Filter People=')
        program.wait_for(lambda: table.n_rows() == everybody and shown()[0] == first, 'all people again, from the top')


if __name__ == '__main__':
    run_tests(__name__)
