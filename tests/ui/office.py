# SPDX-License-Identifier: GPL-3.0-or-later
"""An office for a test to work in, with its window and its command line, and what is done in it again and again."""

import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile

import harness
import steps
import tap


class Office:
    """A database, the window on it, and the command line beside it."""

    def __init__(self, command, folder, name):
        self.path = os.path.join(folder, name)
        self.command = [command, '--database', self.path]
        self.folder = folder

    def ask(self, *arguments):
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True, check=False,
                              env=dict(os.environ, LANG='C.UTF-8', LANGUAGE='', GSETTINGS_BACKEND='memory'))
        assert done.returncode == 0, f'{arguments} ended with {done.returncode}: {done.stderr}'
        return done.stdout

    def search(self, *arguments):
        return json.loads(self.ask('search', '--json', *arguments))

    def records(self, type_name, **fields):
        """All records of a type whose fields are so."""
        found = [json.loads(line) for line in self.ask('dump').splitlines()]
        return [r for r in found if r.get('type') == type_name and all(r.get(k) == v for k, v in fields.items())]

    @contextlib.contextmanager
    def window(self, desktop):
        with harness.Program(desktop, self.command, folder=desktop.env['HOME']) as program:
            program.resize(1280)
            yield program

    @contextlib.contextmanager
    def undone(self, program, label):
        """What is done inside is taken back with Ctrl+Z, the toast says so, and nothing of it is left."""
        before = self.ask('dump')
        yield
        assert self.ask('dump') != before, 'nothing was changed'
        self.undo(program, label)
        left = set(self.ask('dump').splitlines()) ^ set(before.splitlines())
        assert not left, f'undone, and yet there differ {left}'

    @staticmethod
    def undo(program, label):
        program.key('ctrl+z')
        said(program, re.compile('^Undone: .*' + label))


def run_tests(module):
    """Runs the tests of MODULE, each with a desktop and the demo office, as `MODULE COMMAND [PART OF THEIR NAMES]`."""
    with harness.Desktop() as desktop, tempfile.TemporaryDirectory() as folder:
        demo = Office(os.path.abspath(sys.argv[1]), folder, 'demo.db')
        demo.ask('demo')
        tap.main(sys.modules[module], desktop, demo, only=''.join(sys.argv[2:3]))


def said(program, text):
    program.wait_for(lambda: program.has(name=text) or program.has(text=text),
                     f'“{getattr(text, "pattern", text)}” said', 30)


def take(program, *path):
    for step in path:
        steps.take(program, step)


def open_list(program, tab, words):
    take(program, 'action:win.go=2', f'press:{tab}', f'type:Filter {tab}={words}')


def open_record(program, words, title):
    take(program, 'key:ctrl+k', f'type:Search everything={words}', f'wait:{title}', 'key:Return', 'wait:Overview')
    said(program, title)
