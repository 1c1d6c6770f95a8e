#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The harness tested on sample.py: a suite that cannot see a fault or press the wrong thing is worse than
none. Every widget of the sample says in a label what happened to it."""

import os
import sys

import gi

gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

import harness
import screenreader
import steps
import tap

SAMPLE = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'sample.py')]


def said(program, text):
    program.wait_for(lambda: program.has('label', text), f'“{text}” said')


def test_rows_and_buttons_do_what_they_say(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        steps.take(program, 'type:City=Łódź')
        said(program, 'city Łódź')
        program.find('switch', 'Wanted', cls='AdwSwitchRow').activate()
        said(program, 'wanted True')
        program.find(name='Colour').choose('Green')
        said(program, 'colour Green')
        program.find(name='Open it').activate()
        said(program, 'opened')
        program.find(name='More', cls='AdwActionRow').activate()
        program.find('checkbox', 'Inner').activate()
        said(program, 'inner True')


def test_dialogs_and_menus(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        program.find(name='Ask').activate()
        program.find('alert-dialog')
        program.press('Yes')
        program.wait_gone('alert-dialog')
        said(program, 'answer yes')
        program.press('Main Menu')
        program.find(cls='GtkModelButton', text='Quit')
        assert program.menu_items() == ['Say menu', 'Quit'], program.menu_items()
        program.menu_item('Say menu')
        said(program, 'menu')
        program.action('win.about')
        program.find('dialog')
        steps.close_all(program)
        assert not program.has('dialog')


def test_actions_reach_the_window_and_the_application(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        program.app_action('say', '"by bus"')
        said(program, 'by bus')
        program.action('win.show=table')
        program.find(cls='GtkColumnView')
        assert 'win.about' in program.actions()
        try:
            program.action('win.no-such-thing')
        except harness.Failure as failure:
            assert 'no-such-thing' in str(failure)
        else:
            raise AssertionError('an action that is not there was accepted')


def test_rows_are_selected_by_text_after_scrolling(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        program.action('win.show=table')
        table = program.find(cls='GtkColumnView')
        assert table.n_rows() == 1000
        assert table.table()[2] == ['Item 2', 'Item 2 Item 2'], table.table()[:3]
        for row in ('Item 400', 'Item 999', 'Item 3 '):
            table.row(row).select()
            said(program, 'selected ' + row.strip())
        table.row('Item 5').select(add=True)
        said(program, 'selected Item 3,Item 5')
        table.row('Item 500').activate()
        said(program, 'row Item 500')


def test_the_pointer_hits(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        for width in (1280, 700, 360):
            program.resize(width)
            program.find(name='Open it').click()
            said(program, 'opened')
            program.app_action('say', 'again')
            said(program, 'again')


def test_files_are_chosen(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        there, new = (os.path.join(desktop.folder, name) for name in ('here it is.csv', 'nowy żółw.csv'))
        with open(there, 'w') as file:
            file.write('a,b')
        program.action('win.open')
        program.choose_file(there)
        said(program, 'open ' + there)
        program.action('win.save')
        program.choose_file(new)
        said(program, 'save ' + new)


def test_keys_arrive(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        steps.take(program, 'focus:City')
        program.keys('Oslo')
        said(program, 'city Oslo')
        program.key('ctrl+a', 'BackSpace')
        said(program, 'city ')
        program.key('F10')
        program.find(cls='GtkModelButton', text='Quit')


def test_the_unnamed_are_found(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        assert [w.cls for w in program.unnamed()] == ['GtkButton'], program.unnamed()
        pid = program.process.pid
        program.wait_for(lambda: screenreader.unnamed(desktop.bus, pid) == ['button'], 'same answer over AT-SPI')


def test_warnings_fail(desktop):
    for warn in ('g_warning', 'assertion'):
        try:
            with harness.Program(desktop, SAMPLE, env={'SA_SAMPLE_FAULT': warn}):
                pass
        except harness.Failure as failure:
            assert 'warnings' in str(failure), failure
        else:
            raise AssertionError(f'{warn} went unnoticed')


def test_a_crash_fails(desktop):
    try:
        with harness.Program(desktop, SAMPLE) as program:
            program.kill()
    except harness.Failure as failure:
        assert 'status -9' in str(failure), failure
    else:
        raise AssertionError('the crash went unnoticed')


def test_too_wide_contents_are_noticed(desktop):
    with harness.Program(desktop, SAMPLE, env={'SA_SAMPLE_FAULT': 'wide'}) as program:
        program.resize(360)
        assert program.warnings(), 'nobody noticed that the contents are too wide'
        program.expected_warnings.append('exceeds AdwApplicationWindow width')


def test_language_and_colours(desktop):
    with harness.Program(desktop, SAMPLE, language='pl', dark=True) as program:
        program.find('button', 'Zamknij')
        path = program.screenshot(os.path.join(desktop.folder, 'dark.png'))
        pixels = GdkPixbuf.Pixbuf.new_from_file(path)
        assert pixels.get_width() == program.main_window().bounds[2]
        assert sum(pixels.get_pixels()[:3]) < 300, 'the picture is not dark'


def test_frames_and_holds_are_measured(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        assert 10_000 < program.frames()['first_frame'] < 30_000_000
        program.settle()
        program.frames(reset=True)
        program.app_action('say', 'sleep')
        said(program, 'sleep')
        hold = program.frames()['longest_hold']
        assert 200_000 < hold < 2_000_000, hold


def test_what_is_done_is_timed_until_it_is_painted(desktop):
    with harness.Program(desktop, SAMPLE) as program:
        program.action('win.show=table')
        table = program.find(cls='GtkColumnView')
        elapsed, hold = program.timed(table, 'scroll-to-row', '700', 'Item 700')
        assert 0 < elapsed < 5000 and 0 < hold < 5000, (elapsed, hold)
        elapsed, hold = program.timed(None, 'action', 'app.say=sleep', 'sleep')
        assert 200 < elapsed < 5000 and 200 <= hold < 5000, (elapsed, hold)
        assert 20 < program.memory() < 2000


if __name__ == '__main__':
    for key_ in [k for k in globals() if k.startswith('test_') and sys.argv[1:] and sys.argv[1] not in k]:
        del globals()[key_]
    with harness.Desktop() as desktop_:
        tap.main(sys.modules[__name__], desktop_)
