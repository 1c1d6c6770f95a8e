#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""window.py PROGRAM DATABASE ROWS: opens the people of a big office in the real window, on a display of its own,
types a word to filter them. Prints the memory it holds then and the longest time its main loop
was held on the way, drawing included, as lines of name, value, unit and limit."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'ui'))

import harness  # noqa: E402
import steps  # noqa: E402


def hold(program, name):
    """The longest hold since the last question, in milliseconds."""
    program.settle()
    print(f'window, {name}, main loop held at most\t{program.frames(True)["longest_hold"] / 1000:.2f}\tms\t50')


def main():
    """Goes through the list."""
    program, database, rows = sys.argv[1:]
    with harness.Desktop() as desktop:
        with harness.Program(desktop, [program, '--database', database]) as window:
            steps.take(window, 'press:Clients & Suppliers')
            window.settle()
            window.frames(True)
            window.press('People', role='tab')
            window.wait_for(lambda: window.has(text=f'{int(rows):,}'), 'all rows', 30)
            hold(window, 'opening the list')
            steps.take(window, 'type:Filter People=kowa')
            window.wait_for(lambda: not window.has(text=f'{int(rows):,}'), 'fewer rows', 30)
            hold(window, 'filtering')
            print(f'window, memory\t{window.memory():.2f}\tMB\t250')


if __name__ == '__main__':
    main()
