#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes to every page and dialog of a program, photographs it at 1280, 700 and 360 px, light and dark, in
English and Polish, and fails on a widget that takes the focus and has no name and on any GLib warning.

    tests/ui/sweep.py --pages tests/ui/pages.txt --out _build/ui [--only REGEX] [--lang en] [--light | --dark] \\
        -- _build/src/sales-admin [arguments…]

A line of the pages file is a name, a colon and the steps (steps.py) that lead there from the start, with
“ ; ” between them; # begins a comment. After each page every dialog is closed. The pictures are
OUT/PAGE-WIDTH-light-en.png, and OUT/sheets/PAGE.png shows all of a page side by side, to be looked at."""

import argparse
import glob
import os
import re
import subprocess
import sys

import harness
import screenreader
import steps
import tap

WIDTHS = (1280, 700, 360)


def read_pages(path, only):
    """[(name, [step, …]), …] of the pages whose name fits ONLY."""
    pages = []
    with open(path) as file:
        for line in file:
            line = line.strip()
            if line and not line.startswith('#'):
                name, _, rest = line.partition(':')
                pages.append((name.strip(), [s.strip() for s in rest.split(' ; ') if s.strip()]))
    return [page for page in pages if re.search(only, page[0])]


class Sweep:
    def __init__(self, options):
        self.options = options
        self.pages = read_pages(options.pages, options.only)
        self.tap = tap.Tap()

    def run(self):
        for language in self.options.lang or ['en', 'pl']:
            for dark in [False] if self.options.light else [True] if self.options.dark else [False, True]:
                self.walk(language, dark)
        self.sheets()
        self.tap.end()

    def walk(self, language, dark):
        """One start of the program, and every page in it."""
        look = f'{"dark" if dark else "light"}-{language}'
        with harness.Desktop() as desktop:
            program = harness.Program(desktop, self.options.command, language, dark)
            try:
                with program:
                    for name, path in self.pages:
                        self.tap.run(f'{name} {look}', self.visit, program, name, path, look)
                    program.expected_warnings += program.warnings()  # each was a page's failure already
            except Exception as error:
                failure = error  # a local of “except” ends with it

                def fail():
                    raise failure
                self.tap.run(f'start and end {look}', fail)

    def visit(self, program, name, path, look):
        before = len(program.warnings())
        try:
            program.resize(WIDTHS[0])
            for step in path:
                steps.take(program, step)
            faults, seen = [], set()
            for width in WIDTHS:
                program.resize(width)
                program.screenshot(os.path.join(self.options.out, f'{name}-{width}-{look}.png'))
                unnamed = [widget for widget in program.unnamed() if widget.id not in seen]
                seen.update(widget.id for widget in unnamed)
                faults += [f'at {width} px there is no name for {widget!r} at {widget.bounds}' for widget in unnamed]
            faults += [f'nameless to a screen reader: {role}' for role in screenreader.unnamed(program.process.pid)]
        finally:
            steps.close_all(program)
        faults += program.warnings()[before:]
        if faults:
            raise harness.Failure('\n'.join(faults))

    def sheets(self):
        """All pictures of a page on one sheet."""
        folder = os.path.join(self.options.out, 'sheets')
        os.makedirs(folder, exist_ok=True)
        for name, _ in self.pages:
            pictures = [p for look in ('light-en', 'dark-en', 'light-pl', 'dark-pl') for width in WIDTHS
                        for p in glob.glob(os.path.join(self.options.out, f'{name}-{width}-{look}.png'))]
            if pictures:
                subprocess.run(['montage', *pictures, '-tile', '3x', '-geometry', '700x560>+6+6', '-background',
                                'gray50', os.path.join(folder, f'{name}.png')], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--pages', required=True)
    parser.add_argument('--out', required=True)
    parser.add_argument('--only', default='')
    parser.add_argument('--lang', action='append', choices=['en', 'pl', 'de'])
    parser.add_argument('--light', action='store_true')
    parser.add_argument('--dark', action='store_true')
    parser.add_argument('command', nargs='+')
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    Sweep(options).run()


if __name__ == '__main__':
    sys.exit(main())
