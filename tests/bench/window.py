#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""window.py PROGRAM DATABASE ROWS: opens the people of a big office in the real window, on a display of its own,
scrolls to many places, sorts them and types a word to filter them. Prints how long each took until it was
painted and the longest time the main loop was held on the way, drawing included, and the memory held in the end, as
lines of name, value, unit and limit."""
import pathlib
import random
import re
import sqlite3
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ui'))

import harness  # noqa: E402
import steps  # noqa: E402

PLACES = 20  # that are scrolled to
SORTED = ('-Full name', 'Job', 'Phone')  # a minus: downwards


def count(window):
    """What the label below the list says there are."""
    return next(w.text for w in window.all(cls='GtkLabel') if re.fullmatch(r'[0-9,]+', w.text or ''))


def tell(name, elapsed, hold, limit=0):
    """Two figures of what is drawn: until it is seen, and how long nothing else could be done."""
    print(f'window, {name}, until it is painted\t{elapsed:.2f}\tms\t{limit}')
    print(f'window, {name}, main loop held at most\t{hold:.2f}\tms\t50', flush=True)


def timed(window, widget, verb, argument, text):
    """From an act until TEXT is painted, and the longest hold until all is at rest. Nothing looks into the window
    meanwhile: that would hold it too."""
    window.settle()
    elapsed, _ = window.timed(widget, verb, argument, text)
    window.settle()
    return elapsed, window.frames()['longest_hold'] / 1000


def measure_places(window, table, database, rows):
    """Places all over the list, each seen for the first time."""
    chance = random.Random(11)
    office = sqlite3.connect(f'file:{database}?mode=ro', uri=True)
    found = []
    for _ in range(PLACES):
        place = chance.randrange(rows)
        mail = office.execute('SELECT emails FROM person WHERE deleted IS NULL ORDER BY sort_key, row LIMIT 1 OFFSET ?',
                              (place,)).fetchone()[0]
        found.append(timed(window, table, 'scroll-to-row', str(place), mail.split('\t')[0]))
    office.close()
    tell('scrolling to a place, the slowest', max(f[0] for f in found), max(f[1] for f in found), 100)
    tell('scrolling to a place, median', statistics.median(f[0] for f in found),
         statistics.median(f[1] for f in found))


def held_while(window, name, act, times):
    """The longest hold while something is done again and again, each time a frame after the other."""
    window.settle()
    window.frames(reset=True)
    for number in range(times):
        painted = window.frames()['n_frames']
        act(number)
        window.painted_since(painted)
    window.settle()
    print(f'window, {name}, main loop held at most\t{window.frames()["longest_hold"] / 1000:.2f}\tms\t50', flush=True)


def measure_bar(window, table):
    """The bar dragged up and down, and pages turned."""
    chance = random.Random(12)
    places = [chance.random() for _ in range(60)]
    held_while(window, 'dragging the bar', lambda number: table.act('drag', str(places[number])), len(places))
    table.row('@').focus()
    held_while(window, 'Page Down', lambda number: window.key('Page_Down'), 40)
    table.act('drag', '0')
    window.settle()


def top_row(table):
    """What is written in the first row."""
    return next((cells for cells in table.table() if cells and any('@' in cell for cell in cells)), None)


def measure_sorting(window, table):
    """Each order is looked at first, then chosen again and timed."""
    usual = top_row(table)
    for column in SORTED:
        table.act('sort', column)
        window.wait_for(lambda: top_row(table) not in (None, usual), 'another order', 30)
        mail = next(cell for cell in top_row(table) if '@' in cell)
        back(window, table, usual)
        elapsed, hold = timed(window, table, 'sort', column, mail)
        tell(f'sorting by {column}', elapsed, hold, 100)
        back(window, table, usual)


def back(window, table, usual):
    """The order it had in the beginning, with all rows."""
    table.act('sort', 'Full name')
    window.wait_for(lambda: top_row(table) == usual, 'the usual order', 30)
    window.settle()


def last_count(window):
    """The first rows are counted before all are: what it says when a second has not changed it."""
    said = None
    while said != count(window):
        said = count(window)
        time.sleep(1)
    return said


def main():
    """Opens the list, goes through it, sorts and filters it."""
    program, database, rows = sys.argv[1:]
    everything = f'{int(rows):,}'
    with harness.Desktop() as desktop:
        with harness.Program(desktop, [program, '--database', database]) as window:
            window.resize(1280)
            steps.take(window, 'press:Clients & Suppliers')
            window.settle()
            tell('opening the list, all counted',
                 *timed(window, window.find('tab', 'People'), 'activate', '', everything))
            table = window.find(cls='GtkColumnView')
            measure_places(window, table, database, int(rows))
            measure_bar(window, table)
            measure_sorting(window, table)
            entry = steps.editable(window, 'Filter People')
            entry.type('kowa')
            window.wait_for(lambda: count(window) != everything, 'fewer rows', 30)
            few = last_count(window)
            entry.type('')
            window.wait_for(lambda: count(window) == everything, 'all rows', 30)
            tell('filtering, all counted', *timed(window, entry, 'text', 'kowa', few))
            print(f'window, memory\t{window.memory():.2f}\tMB\t250')


if __name__ == '__main__':
    main()
