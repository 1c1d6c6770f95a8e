# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs functions as tests and reports them in the Test Anything Protocol, which meson reads."""

import os
import sys
import traceback


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def run(self, name, function, *arguments):
        """Runs one test; it fails when FUNCTION raises."""
        try:
            function(*arguments)
            self.count += 1  # afterwards, as FUNCTION may run tests of its own
            print(f'ok {self.count} - {name}', flush=True)
            return True
        except Exception as error:
            self.count += 1
            self.failed += 1
            print(f'not ok {self.count} - {name}')
            where = [f'  at {os.path.basename(f.filename)}:{f.lineno}: {f.line}'
                     for f in traceback.extract_tb(error.__traceback__)[1:]]
            report = '\n'.join([f'{type(error).__name__}: {error}', *where])
            print('# ' + report.replace('\n', '\n# '), flush=True)
            return False

    def end(self):
        print(f'1..{self.count}')
        sys.exit(1 if self.failed or self.count == 0 else 0)


def main(module, *arguments, only=''):
    """Runs every test_… function of MODULE with ONLY in its name, in the order written, each with ARGUMENTS."""
    tap = Tap()
    for name, function in list(vars(module).items()):
        if name.startswith('test_') and only in name:
            tap.run(name[5:].replace('_', ' '), function, *arguments)
    tap.end()
