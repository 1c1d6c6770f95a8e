#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done from a list: rows selected in the narrow list, the menu of a row, records dropped on one another, a new
record typed. In the real window, on the demo office.

    tests/ui/test-lists.py _build/src/sales-admin [part of a test's name]"""

import os
import re

from desktop import Failure
from office import Office, open_list, open_record, run_tests, said, take


def open_narrow(program):
    open_list(program, 'Organisations', 'lodz')
    program.resize(360)
    program.wait_for(lambda: row_titles(program), 'rows')
    program.settle()


def list_rows(program):
    return program.all(cls='GtkListItemWidget', within=program.find(cls='SaRecordTable')) or \
        program.all(cls='GtkColumnViewRowWidget', within=program.find(cls='SaRecordTable'))


def row_titles(program):
    return [row.name for row in list_rows(program) if row.name]


def row_names(program):
    """What stands first in each row, of either list."""
    return [row.name if row.cls == 'GtkListItemWidget' else row.cells()[0]
            for row in program.find(cls='SaRecordTable').rows()]


def ticked(program):
    """The titles of the rows whose box is ticked."""
    return [row.name for row in list_rows(program) if any(w.checked for w in row.walk())]


def wait_for_focus(program):
    program.wait_for(lambda: any(w.focused for row in list_rows(program) for w in row.walk()), 'focus on a row')


def boxes(program):
    return program.all(cls='GtkCheckButton', within=program.find(cls='SaRecordTable'))


def test_the_menu_of_a_row_comes_by_pointer_and_by_key(desktop, demo):
    for width in (360, 1280):
        with demo.window(desktop) as program:
            open_narrow(program)
            title = row_titles(program)[1]
            program.resize(width)
            program.settle()
            program.find(cls='SaRecordTable').row(title).click(button=3)
            program.find(cls='GtkModelButton', text='Open')
            items = program.menu_items()
            program.menu_item('Open')
            take(program, 'wait:Overview')
            said(program, title)
            program.key('alt+Left')
            program.wait_gone(name='Overview')
            take(program, 'focus:Filter Organisations', 'key:Return')
            for key in ('shift+F10', 'Menu'):
                wait_for_focus(program)
                program.key(key)
                program.wait_for(lambda items=items: program.menu_items() == items, f'menu by {key}')
                program.key('Escape')
                program.wait_for(lambda: not program.menu_items(), 'end of the menu')


def test_rows_of_the_narrow_list_are_ticked_and_deleted(desktop, demo):
    with demo.window(desktop) as program:
        open_narrow(program)
        titles = row_titles(program)
        table = program.find(cls='SaRecordTable')
        assert not boxes(program)
        with table.row(titles[0]).held():
            program.wait_for(lambda: boxes(program), 'boxes to tick')
        take(program, 'wait:Select None')
        table.row(titles[2]).click()
        program.wait_for(lambda: ticked(program) == [titles[0], titles[2]], 'two rows ticked')
        said(program, '2 selected')
        with demo.undone(program, '2 records deleted'):
            take(program, 'press:Delete')
            said(program, '2 records deleted')
            program.wait_for(lambda: not boxes(program), 'end of selecting')
        program.wait_for(lambda: row_titles(program) == titles, 'the same rows again')


def test_rows_of_the_narrow_list_are_ticked_by_keys(desktop, demo):
    with demo.window(desktop) as program:
        open_narrow(program)
        titles = row_titles(program)
        take(program, 'focus:Filter Organisations', 'key:Return', 'key:shift+F10', 'menu:Select')
        program.wait_for(lambda: ticked(program) == [titles[0]], 'first row ticked')
        wait_for_focus(program)
        program.key('Down', 'Down', 'space')
        program.wait_for(lambda: ticked(program) == [titles[0], titles[2]], 'third row ticked too')
        program.key('Up', 'Return')
        program.wait_for(lambda: ticked(program) == titles[:3], 'second row ticked by Enter')
        program.resize(1280)
        said(program, '3 selected')
        program.resize(360)
        program.wait_for(lambda: ticked(program) == titles[:3], 'the same ticked after a change of width')
        program.find(cls='SaRecordTable').row(titles[0]).focus()
        program.key('Escape')
        program.wait_for(lambda: not boxes(program), 'end of selecting')
        assert program.has(name='Filter Organisations'), 'Escape left the page'


def test_all_stay_selected_in_either_list(desktop, demo):
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'lodz')
        program.resize(1280)
        count = program.find(text=re.compile(r'^\d{2,3}$'), within=program.find(cls='SaRecordTable')).text
        program.resize(360)
        take(program, 'at:SaRecordTable=table.select-all')
        for width in (360, 1280, 360):
            program.resize(width)
            said(program, f'{count} selected')


def headings(program):
    """The titles of the columns on show, and where the last one ends."""
    titles = program.all(cls='GtkColumnViewTitle')
    return [t.texts()[0] for t in titles], max(t.bounds[0] + t.bounds[2] for t in titles)


def test_columns_fit_the_room_there_is(desktop, demo):
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'lodz')
        program.find(cls='GtkColumnView')
        shown = []
        for width in (1280, 1060, 700, 1280):
            program.resize(width)
            program.wait_for(lambda width=width: headings(program)[1] <= width, f'columns within {width}')
            program.settle()
            shown.append(headings(program)[0])
        wide, middle, narrow, again = shown
        assert wide == again, shown
        assert wide[:len(middle)] == middle and middle[:len(narrow)] == narrow, shown
        assert len(wide) > len(middle) > len(narrow) > 2, shown
        program.resize(700)
        program.find(cls='SaRecordTable').run('columns.show-code')
        program.wait_for(lambda: 'Code' in headings(program)[0] and headings(program)[1] <= 700, 'column that was asked for')
        program.find(cls='SaRecordTable').run('columns.show-code')
        program.wait_for(lambda: headings(program)[0] == narrow, 'the columns as before')


def focused_list(program):
    """Which list has the focus, as its first row says, and which of its rows."""
    for box in program.all(cls='GtkListBox'):
        rows = [w for w in box.walk() if w.cls in ('AdwActionRow', 'AdwButtonRow')]
        at = [i for i, row in enumerate(rows) if any(w.focused for w in row.walk())]
        if at:
            return rows[0].name, at[0]
    return None


def test_the_day_begins_with_late_leads_and_clients_by_lateness(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=1', 'wait:Keep in Touch', 'wait:Over a Month Late')
        program.settle()
        top = {name: program.find(text=name).bounds[1]
               for name in ('Leads to Answer', 'Keep in Touch', 'Over a Month Late', 'Up to a Month Late')}
        assert list(top) == sorted(top, key=top.get), top
        late = [w.text for w in program.find(cls='SaKeepInTouch').walk() if w.text.endswith(' days late')]
        assert [int(t.split()[0]) for t in late[:5]] == sorted((int(t.split()[0]) for t in late[:5]), reverse=True)
        take(program, 'focus:' + next(w.name for w in program.find(cls='SaKeepInTouch').rows() if w.name))
        first = focused_list(program)
        program.key('Down')
        program.wait_for(lambda: focused_list(program) == (first[0], first[1] + 1), 'the next row of the list')
        program.key('Tab', 'Tab')  # its button, then out of the list
        program.wait_for(lambda: focused_list(program) and focused_list(program)[0] != first[0], 'another list')


def test_enter_waits_for_what_was_typed(desktop, demo):
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', '')
        program.wait_for(lambda: list_rows(program), 'rows')
        for words, title in (('pensjonat czapla radomsko', 'Pensjonat Czapla'), ('pub czapla radom', 'Pub Czapla')):
            take(program, 'focus:Filter Organisations', f'type:Filter Organisations={words}', 'key:Return',
                 'wait:Overview')
            said(program, title)
            take(program, 'key:alt+Left', 'wait:Filter Organisations')


def opened(program, title):
    """Whether the row could be pressed: one that was found may be gone meanwhile."""
    try:
        program.main_window().row(title).activate()
    except Failure:
        return False
    return True


def test_the_row_pressed_is_opened_while_others_come(desktop, demo):
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', '')
        for words, title in (('czapla', 'Sad Czapla'), ('', 'Sad Czapla'), ('pub', 'Pub Czapla')):
            take(program, f'type:Filter Organisations={words}')
            program.wait_for(lambda title=title: opened(program, title), f'press of {title}')
            take(program, 'wait:Overview')
            said(program, title)
            take(program, 'key:alt+Left', 'wait:Filter Organisations')


def right_edge(widget):
    return widget.bounds[0] + widget.bounds[2]


def test_headings_say_what_stands_under_them(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Leads')
        program.wait_for(lambda: list_rows(program), 'rows')
        program.settle()
        table = program.find(cls='SaRecordTable')
        headings = {w.text: w for w in table.walk() if w.cls == 'GtkLabel'}
        assert {'Subject', 'Status'} <= headings.keys() and not {'Name', 'State'} & headings.keys(), list(headings)
        scores = [w for w in table.rows()[0].walk() if w.cls == 'GtkInscription' and w.name.isdigit()]
        assert abs(right_edge(headings['Score']) - right_edge(scores[0])) <= 4, 'the heading is not over its numbers'


def test_columns_are_remembered(desktop, demo):
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'lodz')
        program.find(cls='GtkColumnView')
        program.settle()
        program.find(cls='SaRecordTable').run('columns.show-rep')
        program.wait_for(lambda: 'Representative' not in headings(program)[0], 'end of the column')
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'lodz')
        program.find(cls='GtkColumnView')
        program.settle()
        assert 'Representative' not in headings(program)[0], headings(program)
        program.find(cls='SaRecordTable').run('columns.show-rep')
        program.wait_for(lambda: 'Representative' in headings(program)[0], 'the column again')


def links(demo):
    return {(r['source_record'], r['target_record'], r.get('label')) for r in demo.records('link')}


def linked(demo, one, other, label=None):
    """Whether the organisations of these titles are linked, and said to be of that kind."""
    return (*ids(demo, one, other), label) in links(demo)


def ids(demo, *titles):
    return [demo.records('organisation', name=title)[0]['id'] for title in titles]


def test_a_record_is_linked_from_its_menu(desktop, demo):
    with demo.window(desktop) as program:
        open_narrow(program)
        program.resize(1280)
        program.settle()
        one, other = row_names(program)[0], row_names(program)[2]
        with demo.undone(program, 'linked'):
            program.find(cls='SaRecordTable').row(one).click(button=3)
            take(program, 'menu:Link to…', f'type:Search={other}')
            program.find('dialog', 'Link to').row(other).activate()
            take(program, 'wait:How They Belong Together', 'focus:How they are linked',
                 'type:How they are linked=Same owner', 'key:Return')
            program.wait_gone('dialog', 'How They Belong Together')
            said(program, f'“{one}” is linked with “{other}”')
            assert linked(demo, one, other, 'Same owner')


def test_a_record_is_linked_from_its_page(desktop, demo):
    one, other = [h['title'] for h in demo.search('--type', 'organisation', 'lodz')[:2]]
    with demo.window(desktop) as program:
        open_record(program, 'lodz', one)
        with demo.undone(program, 'linked'):
            program.find(cls='SaClientPage').run('client.add-link')
            take(program, f'type:Search={other}')
            program.find('dialog', 'Link to').row(other).activate()
            take(program, 'wait:How They Belong Together')
            program.press('Cancel', within=program.find('dialog', 'How They Belong Together'))
            program.wait_gone('dialog', 'How They Belong Together')
            assert not linked(demo, one, other), 'cancelled, and yet linked'
            program.find(cls='SaClientPage').run('client.add-link')
            take(program, f'type:Search={other}')
            program.find('dialog', 'Link to').row(other).activate()
            take(program, 'wait:How They Belong Together')
            program.press('Link', within=program.find('dialog', 'How They Belong Together'))
            program.wait_gone('dialog', 'How They Belong Together')
            said(program, f'“{one}” is linked with “{other}”')
            assert linked(demo, one, other)


def test_somebody_known_gets_a_role_at_a_client(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    person = next(r for r in demo.records('person') if r.get('organisation') not in (None, client['id']))
    with demo.window(desktop) as program:
        open_record(program, 'lodz', client['title'])
        with demo.undone(program, 'Role of'):
            take(program, 'press:Add Person', 'menu:Existing Person…', f'type:Search={person["name"]}')
            program.find('dialog', 'Add Existing Person').row(person['name'])
            take(program, 'key:Down', 'key:Return')
            take(program, 'wait:New Role', f'wait:{person["name"]}', 'type:Job=Buyer', 'press:Save')
            said(program, f'Role of “{person["name"]}” at “{client["title"]}” added')
            roles = demo.records('position', organisation=client['id'], job='Buyer')
            assert [(r['person'], bool(r['since'])) for r in roles] == [(person['id'], True)], roles
            take(program, f'wait:{person["name"]}')


def scrolled_away(view, text):
    """Whether no row that shows TEXT is seen, as the list was scrolled down."""
    now = view.refresh()
    return all(row.bounds[1] + row.bounds[3] <= now.bounds[1] for row in now.rows() if text in row.texts())


def test_a_row_is_dropped_on_another(desktop, demo):
    for width in (1280, 360):
        with demo.window(desktop) as program:
            open_list(program, 'Organisations', 'lodz')
            program.resize(width)
            program.wait_for(lambda: row_names(program), 'rows')
            program.settle()
            one, other = row_names(program)[0], row_names(program)[2]
            table = program.find(cls='SaRecordTable')
            with demo.undone(program, 'linked'):
                table.row(one).drag_to(table.row(other))
                said(program, f'“{one}” is linked with “{other}”')
                assert linked(demo, one, other)


def test_a_list_scrolls_while_something_is_dragged_at_its_edge(desktop, demo):
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'lodz')
        program.wait_for(lambda: len(row_names(program)) > 20, 'rows')
        program.settle()
        table = program.find(cls='GtkColumnView')
        x, y, width, height = table.bounds
        one, other = row_names(program)[:2]
        assert not scrolled_away(table, other)
        with demo.undone(program, 'linked'):
            with table.row(one).dragged_over(x + width // 3, y + height - 12):
                program.wait_for(lambda: scrolled_away(table, other), 'scrolling')
            said(program, re.compile(f'^“{re.escape(one)}” is linked with “'))
            assert program.settle(), 'it goes on when it was dropped'


def test_a_column_of_the_board_scrolls_while_a_lead_is_dragged_at_its_edge(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Leads', 'press:Show as a Board')
        column = program.find(cls='SaLeadColumn')
        view = program.find(cls='GtkListView', within=column)
        program.wait_for(lambda: view.n_rows() > 8, 'leads')
        program.settle()
        x, y, width, height = view.refresh().bounds
        one, other = view.rows()[:2]
        assert not scrolled_away(view, other.texts()[0])
        with one.dragged_over(x + width // 2, y + height - 30):
            program.wait_for(lambda: scrolled_away(view, other.texts()[0]), 'scrolling')


def test_what_a_drop_means_is_asked_where_it_can_mean_more(desktop, demo):
    firm = demo.search('--type', 'organisation', 'lodz')[0]['title']
    path = os.path.join(desktop.folder, 'people.csv')
    with open(path, 'w') as file:
        file.write(f'Name,Organisation\nAnna Ślimak,{firm}\nJan Ślimak,{firm}\n')
    demo.ask('import', '--type', 'person', path)
    anna, jan = (demo.records('person', name=name)[0]['id'] for name in ('Anna Ślimak', 'Jan Ślimak'))
    with demo.window(desktop) as program:
        open_list(program, 'People', 'slimak')
        program.wait_for(lambda: set(row_names(program)) == {'Anna Ślimak', 'Jan Ślimak'}, 'both rows')
        program.settle()
        table = program.find(cls='SaRecordTable')
        with demo.undone(program, 'reports to'):
            table.row('Anna').drag_to(table.row('Jan'))
            program.find(text='How They Belong Together')
            program.find(cls='GtkPopover').row('“Anna Ślimak” reports to').activate()
            said(program, '“Anna Ślimak” reports to “Jan Ślimak”')
            assert demo.records('person', id=anna)[0]['manager'] == jan
        demo.undo(program, 'people')


def test_a_form_shows_what_matters_and_the_rest_when_asked(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.new-organisation', 'wait:Save')
        dialog = program.find('dialog', 'New Organisation')
        for shown, hidden in (('Phone', 'Fax'), ('City', 'Region'), ('Roles', 'Code')):
            assert shown in dialog.refresh().texts() and hidden not in dialog.refresh().texts(), dialog.texts()
        take(program, 'type:Name=Gospoda pod Ślimakiem', 'click:Add Field')
        program.wait_for(lambda: 'Code' in program.menu_items(), 'menu')
        program.settle()
        take(program, 'menu:Code', 'type:Code=GPS-1')
        with demo.undone(program, 'added'):
            program.key('ctrl+Return')
            said(program, '“Gospoda pod Ślimakiem” added')
            assert demo.records('organisation', name='Gospoda pod Ślimakiem')[0]['code'] == 'GPS-1'


def test_rows_left_by_a_filter_follow_changes(desktop, demo):
    """Those that were in the list before it was narrowed too, and those in a board that is searched."""
    other = demo.search('--type', 'organisation', 'agencja')[3]
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Organisations')
        program.wait_for(lambda: other['title'] in row_names(program), 'first rows')
        take(program, f'type:Filter Organisations={other["title"]}')
        program.wait_for(lambda: len(row_names(program)) < 5, 'fewer rows')
        changes = os.path.join(demo.folder, 'moved.csv')
        with open(changes, 'w', encoding='utf-8') as file:
            file.write(f'id,city\n{other["id"]},Brzezinowo\n')
        demo.ask('import', '--type', 'organisation', changes)
        said(program, 'Brzezinowo')
        take(program, 'press:Leads', 'press:Show as a Board', 'type:Filter Leads=Lodówka')
        program.wait_for(lambda: all('Lodówka' in card.name or 'fridge' in card.name
                                     for card in program.all(cls='GtkListItemWidget') if card.name), 'searched board')
        demo.undo(program, 'Imported')
        take(program, 'press:Organisations')
        program.wait_for(lambda: not program.has(text='Brzezinowo'), 'the city it was')


def test_a_card_is_moved_by_keys(desktop, demo):
    def assigned():
        return len(demo.records('lead', state='assigned'))

    before = assigned()
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Leads', 'press:Show as a Board')
        column = program.all(cls='SaLeadColumn')[1]
        program.wait_for(lambda: column.refresh().rows(), 'cards')
        program.settle()
        column.rows()[0].focus()
        take(program, 'key:Left')
        program.wait_for(lambda: any(w.focused for w in program.all(cls='SaLeadColumn')[0].walk()),
                         'focus in the column before')
        take(program, 'key:Right', 'key:ctrl+shift+Right')
        program.wait_for(lambda: assigned() == before - 1, 'a lead moved on')
        take(program, 'key:ctrl+z')
        program.wait_for(lambda: assigned() == before, 'the lead back')


def focused_card(program):
    """The column, counted from 0, and the name of the card that has the focus."""
    for number, column in enumerate(program.all(cls='SaLeadColumn')):
        for card in column.rows():
            if card.focused:
                return number, card.name
    return None


def test_a_card_that_is_moved_keeps_the_focus(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Leads', 'press:Show as a Board')
        program.wait_for(lambda: len(program.all(cls='SaLeadColumn')) == 6, 'board')
        program.wait_for(lambda: all(column.rows() for column in program.all(cls='SaLeadColumn')[4:]), 'cards')
        program.settle()
        card = program.all(cls='SaLeadColumn')[5].rows()[0]
        card.focus()
        for moves in (['ctrl+shift+Left'] * 2, ['ctrl+shift+Left', 'wait', 'ctrl+shift+Left']):
            card = focused_card(program)[1]
            for key in moves:
                if key == 'wait':
                    program.wait_for(lambda: focused_card(program) == (4, card), 'focus on the card, recycled')
                else:
                    program.key(key)
            program.wait_for(lambda: focused_card(program) == (2, card), 'focus on the card, in process')
            assert [lead['state'] for lead in demo.records('lead', name=card)] == ['in-process']
            demo.undo(program, 'is now in process')
            demo.undo(program, 'is now recycled')
            program.settle()
            program.all(cls='SaLeadColumn')[5].row(card).focus()
        card = focused_card(program)[1]
        take(program, f'press:Move “{card}”', 'menu:Recycled')
        program.wait_for(lambda: focused_card(program) == (4, card), 'focus on the card moved by its menu')
        demo.undo(program, card)


def test_arrows_go_to_the_card_beside(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Leads', 'press:Show as a Board')
        program.wait_for(lambda: all(column.rows() for column in program.all(cls='SaLeadColumn')[:2]), 'cards')
        program.settle()
        first, second = (column.rows() for column in program.all(cls='SaLeadColumn')[:2])
        first[2].focus()
        program.key('Right')
        level = min(second, key=lambda card: abs(card.middle()[1] - first[2].middle()[1]))
        program.wait_for(lambda: focused_card(program) == (1, level.name), 'the card beside')
        program.key('Down')
        below = second[second.index(level) + 1].name
        program.wait_for(lambda: focused_card(program) == (1, below), 'the card below')
        program.key('Up', 'Left')
        program.wait_for(lambda: focused_card(program) == (0, first[2].name), 'the card before')


def test_the_sum_of_a_column_follows_its_leads(desktop, demo):
    """By currencies, also those of a lead that names none; and when it is worth more where it stands."""
    def write(header, *lines):
        path = os.path.join(demo.folder, 'worth.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('\n'.join((header, *lines, '')))
        office.ask('import', '--type', 'lead', path)

    office = Office(demo.command[0], demo.folder, 'worth.db')
    write('lead,value,currency', 'Cider,2400,', 'Tea,100,PLN', 'Coffee,3100,EUR')
    tea = office.records('lead', name='Tea')[0]['id']
    with office.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Leads', 'press:Show as a Board')
        said(program, 'PLN\xa02,500.00 + €3,100.00')
        write('id,value', f'{tea},200')
        said(program, 'PLN\xa02,600.00 + €3,100.00')
        write('lead,value,currency', 'Milk,7,USD')
        said(program, 'PLN\xa02,600.00 + €3,100.00 and others')


def test_columns_are_offered_where_there_are_some(desktop, demo):
    def offered():
        take(program, 'press:List Menu')
        program.wait_for(program.menu_items, 'list menu')
        items = program.menu_items()
        program.key('Escape')
        program.wait_for(lambda: not program.menu_items(), 'end of the menu')
        return 'Columns' in items

    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'lodz')
        assert offered()
        program.resize(360)
        assert not offered()
        program.resize(1280)
        assert offered()


def focus_is_on(program, name):
    program.wait_for(lambda: any(w.focused for row in program.all(name=name) for w in row.walk()), f'focus on {name}')


def test_down_goes_from_the_filter_to_the_rows(desktop, demo):
    with demo.window(desktop) as program:
        for width in (1280, 360):
            open_list(program, 'Organisations', '')
            program.resize(width)
            program.settle()
            take(program, 'key:ctrl+f', 'keys:hotel')
            program.settle()
            program.key('Down')
            wait_for_focus(program)
            program.key('Return')
            take(program, 'wait:Overview')
            program.key('alt+Left')
            program.settle()


def test_a_filter_begins_at_its_first_condition(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Organisations', 'at:SaRecordTable=table.filter', 'wait:Add Condition')
        focus_is_on(program, 'Field')


def test_nothing_is_changed_in_many_before_it_is_chosen(desktop, demo):
    """What the records have is told, and a field is emptied only when that is asked for."""
    def may_change():
        return program.all('button', 'Change')[-1].sensitive

    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'bar lodz')
        table = program.find(cls='SaRecordTable')
        count = int(program.find(text=re.compile(r'^\d{1,3}$'), within=table).text)
        before = demo.ask('dump')
        take(program, 'at:SaRecordTable=table.select-all', 'at:SaRecordTable=table.change',
             f'wait:The same for {count} records')
        focus_is_on(program, 'Field')
        assert not may_change()
        take(program, 'choose:Field=Status')
        now = program.find(text=re.compile('^Now: .*Active')).text
        assert not may_change(), now
        take(program, 'choose:New Status=Dormant')
        program.wait_for(may_change, 'a state that was chosen')
        take(program, 'choose:New Status=Choose…')
        program.wait_for(lambda: not may_change(), 'no state chosen again')
        take(program, 'choose:Field=Website')
        program.wait_for(lambda: not may_change(), 'nothing typed yet')
        take(program, 'press:Make It Empty')
        program.wait_for(may_change, 'asked to make it empty')
        with demo.undone(program, f'Website changed in {count} records'):
            program.all('button', 'Change')[-1].activate()
            said(program, f'Website changed in {count} records')
        assert demo.ask('dump') == before


def test_a_filter_with_a_name_is_saved_by_showing_it(desktop, demo):
    with demo.window(desktop) as program:
        take(program, 'action:win.go=2', 'press:Organisations', 'at:SaRecordTable=table.filter',
             'press:Add Condition', 'type:Name of This Filter=Of mine', 'press:Show')
        program.wait_for(lambda: '"Of mine"' in demo.ask('dump'), 'a saved filter')
        demo.undo(program, 'Filter “Of mine” saved')
        assert '"Of mine"' not in demo.ask('dump')


def test_a_saved_filter_stands_beside_the_list(desktop, demo):
    count = len(demo.records('organisation', city='Sopot'))
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', '')
        assert not program.has(name='Saved Filters')
        take(program, 'at:SaRecordTable=table.filter', 'choose:Field=City', 'type:Value=Sopot',
             'type:Name of This Filter=By_the sea', 'press:Show', 'press:Remove the filter “City contains Sopot”')
        program.wait_for(lambda: program.find(cls='GtkColumnView').n_rows() > count, 'the whole list')
        take(program, 'press:Saved Filters', 'menu:By_the sea')
        program.wait_for(lambda: program.find(cls='GtkColumnView').n_rows() == count, f'{count} rows')
        demo.undo(program, 'Filter “By_the sea” saved')
        program.wait_gone(name='Saved Filters')


def test_the_search_counts_what_it_does_not_show(desktop, demo):
    """A letter begins so many words that at first only the newest are looked at; the rest is counted a moment later."""
    wanted = len(demo.search('--type', 'person', '--limit', '100000', 'a'))
    with demo.window(desktop) as program:
        take(program, 'key:ctrl+k', 'type:Search everything=a', f'wait:{wanted:,} found')
        take(program, 'key:Down', 'type:Search everything=ab', 'type:Search everything=a', f'wait:{wanted:,} found')
        take(program, 'press:Show All People')
        program.wait_gone(name='Search everything')
        # the page that was there before may still be on its way out
        program.wait_for(lambda: wanted in [table.n_rows() for table in program.all(cls='GtkColumnView')],
                         f'{wanted} people in the list')


if __name__ == '__main__':
    run_tests(__name__)
