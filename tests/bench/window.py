#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""window.py PROGRAM DATABASE ROWS: opens the people of a big office in the real window, on a display of its own,
types a word to filter them. Prints the memory it holds then and the longest time its main loop
was held on the way, drawing included, as lines of name, value, unit and limit."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ui'))

import harness  # noqa: E402
import steps  # noqa: E402


def count(window):
    """What the label below the list says there are."""
    return next(w.text for w in window.all(cls='GtkLabel') if re.fullmatch(r'[0-9,]+', w.text or ''))


def measure(window, name, widget, verb, argument, text):
    """From an act until TEXT is painted. Nothing looks into the window meanwhile: that would hold it too."""
    window.settle()
    elapsed, hold = window.timed(widget, verb, argument, text)
    print(f'window, {name}, until it is painted\t{elapsed:.2f}\tms\t0')
    print(f'window, {name}, main loop held at most\t{hold:.2f}\tms\t50')


def main():
    """Opens the list and filters it."""
    program, database, rows = sys.argv[1:]
    everything = f'{int(rows):,}'
    with harness.Desktop() as desktop:
        with harness.Program(desktop, [program, '--database', database]) as window:
            steps.take(window, 'press:Clients & Suppliers')
            window.settle()
            measure(window, 'opening the list, all counted', window.find('tab', 'People'), 'activate', '', everything)
            entry = steps.editable(window, 'Filter People')
            entry.type('kowa')
            window.wait_for(lambda: count(window) != everything, 'fewer rows', 30)
            few = count(window)
            entry.type('')
            window.wait_for(lambda: count(window) == everything, 'all rows', 30)
            measure(window, 'filtering, all counted', entry, 'text', 'kowa', few)
            print(f'window, memory\t{window.memory():.2f}\tMB\t250')


if __name__ == '__main__':
    main()
