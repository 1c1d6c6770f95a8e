#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs a GTK program in a given state, without a display.

    tests/ui/shot.py [options] --out page.png -- _build/src/sales-admin [arguments…]
    tests/ui/shot.py _build/src/sales-admin --out page.png --size 360x720 --dark --lang pl \\
        --action win.show-people --do 'press:New' --do 'type:Name=Łódź'

--out F.png     where the picture goes (each --out photographs the state reached so far, so several may
                be given between steps)
--size WxH      window size; 1280 wide means maximised on the 1280×900 screen. Repeatable between steps
--dark  --lang en|pl|de  --contrast  --rtl
--action NAME[=PARAMETER]   win.*, app.*, or one a focused widget's class declares; the parameter is a
                GVariant in text form, or plain text for a string
--do STEP       press:NAME  menu:ITEM  click:NAME  row:TEXT  open:TEXT  type:NAME=TEXT  key:ctrl+k
                keys:ascii text  choose:NAME=TEXT  wait:NAME  focus:NAME  close: (see steps.py)
--screen        the whole screen, with popovers that hang out of the window
--env K=V       for the program
--tree          prints what is on show: role, name, class, place
--actions       prints the actions that can be given
--unnamed       prints the widgets a screen reader has no name for
Steps run in the order given. GLib warnings are printed, and make the exit status 1. Translations are
taken from SA_TEST_LOCALEDIR, or from po/ of the program's build folder."""

import argparse
import os
import sys

import harness
import steps

STEPS = []


class Step(argparse.Action):
    def __call__(self, parser, namespace, value, option=None):
        STEPS.append((self.dest, value))


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     allow_abbrev=False)
    for name in ('--out', '--size', '--action', '--do'):
        parser.add_argument(name, action=Step)
    for name in ('--tree', '--actions', '--unnamed'):
        parser.add_argument(name, action=Step, nargs=0)
    for name in ('--dark', '--contrast', '--rtl', '--screen'):
        parser.add_argument(name, action='store_true')
    parser.add_argument('--lang', default='en', choices=['en', 'pl', 'de'])
    parser.add_argument('--env', action='append', default=[])
    parser.add_argument('command', nargs='+')
    options, rest = parser.parse_known_args()
    options.command += rest
    return options


def show_tree(widget, depth=0):
    x, y, width, height = widget.bounds
    marks = [m for m in ('focusable', 'focused', 'checked', 'selected') if getattr(widget, m)]
    marks += [] if widget.sensitive else ['insensitive']
    print('  ' * depth + f'{widget.cls} {widget.role} “{widget.name}”'
          + (f' text “{widget.text}”' if widget.text and widget.text != widget.name else '')
          + f' {width}×{height}+{x}+{y} ' + ' '.join(marks))
    for child in widget.children:
        show_tree(child, depth + 1)


def run(program, options):
    for kind, value in STEPS:
        if kind == 'size':
            width, _, height = value.partition('x')
            program.resize(int(width), int(height) if height else None)
        elif kind == 'out':
            print(program.screenshot(value, options.screen))
        elif kind == 'action':
            steps.take(program, 'action:' + value)
        elif kind == 'do':
            steps.take(program, value)
        elif kind == 'tree':
            for window in program.tree():
                show_tree(window)
        elif kind == 'actions':
            print('\n'.join(sorted(set(program.actions()))))
        elif kind == 'unnamed':
            for widget in program.unnamed():
                print(f'no name: {widget!r} at {widget.bounds}')


def environment(options):
    env = dict(pair.split('=', 1) for pair in options.env)
    build = os.path.dirname(os.path.dirname(os.path.abspath(options.command[0])))
    for key, path in (('SA_TEST_LOCALEDIR', 'po'), ('GSETTINGS_SCHEMA_DIR', 'data')):
        if key not in os.environ and os.path.isdir(os.path.join(build, path)):
            env.setdefault(key, os.path.join(build, path))
    if options.contrast:
        env['ADW_DEBUG_HIGH_CONTRAST'] = '1'
    if options.rtl:
        env['GTK_DEBUG'] = 'invert-text-dir'
    return env


def main():
    options = parse()
    with harness.Desktop() as desktop:
        try:
            with harness.Program(desktop, options.command, options.lang, options.dark, environment(options)) as program:
                run(program, options)
        except harness.Failure as failure:
            print(f'shot.py: {failure}', file=sys.stderr)
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
