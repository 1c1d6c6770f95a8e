#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes to every page and dialog of the program at 1280, 700 and 360 px, and fails on a widget that takes the
focus and has no name and on any GLib warning.

    tests/ui/sweep.py [options] _build/src/sales-admin

--pages FILE    the pages; tests/ui/pages.txt unless told
--only REGEX    those whose name fits
--look LOOK     light-en, dark-pl …, repeatable; all four of light and dark, English and Polish unless told
--width N       repeatable; all three unless told; pages are reached at the first of them
--out FOLDER    photographs them: FOLDER/PAGE-WIDTH-light-en.png, and in FOLDER/sheets all of a page side by
                side, to be looked at; of one that was not reached PAGE-missed-light-en.png shows how far it came

A line of the pages file is a name, a colon and the steps (steps.py) that lead there from the start, with
“ ; ” between them. @NAME begins the pages of another office (databases.py), for which the program is started
anew; {folder} stands for the folder of its files. A * before a name: the tour of build-aux/run shows this
page too. # begins a comment. After each page every dialog is closed."""

import argparse
import glob
import os
import re
import subprocess
import sys
import tempfile

import harness
import databases
import screenreader
import steps
import tap

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = os.path.join(HERE, 'pages.txt')
WIDTHS = (1280, 700, 360)
LOOKS = ('light-en', 'dark-en', 'light-pl', 'dark-pl')


class Page:
    def __init__(self, office, line):
        name, _, rest = line.partition(':')
        self.office, self.in_tour = office, name.startswith('*')
        self.name = name.lstrip('*').strip()
        self.steps = [s.strip() for s in rest.split(' ; ') if s.strip()]

    def go(self, program, folder):
        for step in self.steps:
            steps.take(program, step.replace('{folder}', folder))


def read_pages(path, only=''):
    """{office: [Page, …], …} of the pages whose name fits ONLY."""
    pages, office = {}, None
    with open(path, encoding='utf-8') as file:
        for line in map(str.strip, file):
            if line.startswith('@'):
                office = line[1:]
            elif line and not line.startswith('#'):
                page = Page(office, line)
                if re.search(only, page.name):
                    pages.setdefault(office, []).append(page)
    return pages


class Sweep:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.pages = read_pages(options.pages, options.only)
        self.widths = options.width or WIDTHS
        self.tap = tap.Tap()

    def run(self):
        databases.files(self.folder)
        for look in self.options.look or LOOKS:
            # each look has its own, as a page may leave something behind
            folder = os.path.join(self.folder, look)
            os.makedirs(folder)
            with harness.Desktop() as desktop:
                for office, pages in self.pages.items():
                    self.walk(desktop, self.command(office, folder), pages, look)
        if self.options.out:
            self.sheets()
        self.tap.end()

    def command(self, office, folder):
        program = self.options.command
        return [*program, '--database', databases.database(program, office, folder)] if office else program

    def walk(self, desktop, command, pages, look):
        """One start of the program, and all pages that can be reached in it."""
        colours, language = look.split('-')
        program = harness.Program(desktop, command, language, colours == 'dark')

        def stay():
            with program:
                for page in pages:
                    self.tap.run(f'{page.name} {look}', self.visit, program, page, look)
                program.expected_warnings += program.warnings()  # each was a page's failure already
        self.tap.run(f'start and end with {pages[0].office or "no"} office {look}', stay)

    def visit(self, program, page, look):
        before, faults, seen, desktop = len(program.warnings()), [], set(), program.desktop
        try:
            program.resize(self.widths[0])
            steps.close_all(program)  # a menu that was not on show when narrow is there again
            self.reach(program, page, look)
            for width in self.widths:
                program.resize(width)
                if self.options.out:
                    name = f'{page.name}-{width}-{look}.png'
                    program.screenshot(os.path.join(self.options.out, name))
                faults += self.faults(program, width, seen)
            faults += [f'nameless to a screen reader: {role}'
                       for role in screenreader.unnamed(desktop.bus, program.process.pid)]
        finally:
            steps.close_all(program)
        faults += program.warnings()[before:]
        if faults:
            raise harness.Failure('\n'.join(faults))

    def reach(self, program, page, look):
        try:
            page.go(program, self.folder)
            # libadwaita 1.7 paints a dialog that is narrowed while it opens before it has a place, and says so
            program.settle()
        except harness.Failure:
            if self.options.out:
                program.screenshot(os.path.join(self.options.out, f'{page.name}-missed-{look}.png'), True)
            raise

    @staticmethod
    def faults(program, width, seen):
        """What is wrong at this width and was not SEEN before."""
        unnamed = [widget for widget in program.unnamed() if widget.id not in seen]
        seen.update(widget.id for widget in unnamed)
        faults = [f'at {width} px there is no name for {widget!r} at {widget.bounds}' for widget in unnamed]
        if not program.settle():
            faults.append(f'at {width} px the window paints for ever')
        return faults

    def sheets(self):
        """All pictures of a page on one sheet."""
        folder = os.path.join(self.options.out, 'sheets')
        os.makedirs(folder, exist_ok=True)
        for page in sum(self.pages.values(), []):
            pictures = [p for look in LOOKS for width in WIDTHS
                        for p in glob.glob(os.path.join(self.options.out, f'{page.name}-{width}-{look}.png'))]
            if pictures:
                subprocess.run(['montage', *pictures, '-tile', '3x', '-geometry', '700x560>+6+6', '-background',
                                'gray50', os.path.join(folder, f'{page.name}.png')], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--pages', default=PAGES)
    parser.add_argument('--out')
    parser.add_argument('--only', default='')
    parser.add_argument('--width', action='append', type=int, choices=WIDTHS)
    parser.add_argument('--look', action='append', choices=LOOKS)
    parser.add_argument('command', nargs='+')
    options = parser.parse_args()
    options.command[0] = os.path.abspath(options.command[0])
    if options.out:
        os.makedirs(options.out, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        Sweep(options, folder).run()


if __name__ == '__main__':
    sys.exit(main())
