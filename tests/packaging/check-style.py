#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What CONTRIBUTING.md asks of every file, as far as a program can see it."""
import tap

LONGEST = {'.c': 800, '.h': 800, '.blp': 250}


def lines(path):
    """The lines of a file of the checkout."""
    return (tap.ROOT / path).read_text(encoding='utf-8').splitlines()


def formatted():
    """C is as clang-format writes it."""
    files = [*tap.sources('*.c', '*.h'),
             *sorted(p.relative_to(tap.ROOT) for p in (tap.ROOT / 'tests').rglob('*.[ch]'))]
    wrong = tap.command('clang-format', '--dry-run', '--Werror', *files)
    return sorted({line.split(': error')[0] for line in wrong if ': error' in line}) or wrong


def licensed():
    """Every source says its licence in the first lines."""
    files = [*tap.sources('*.c', '*.h', '*.blp'),
             *(p.relative_to(tap.ROOT) for p in sorted((tap.ROOT / 'tests').rglob('*.[chp]*'))
               if p.suffix in ('.c', '.h', '.py'))]
    return [f'{p} has no SPDX line' for p in files
            if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in lines(p)[:3])]


def short():
    """No file has grown past what a reader can hold."""
    return [f'{p} has {n} lines, more than {LONGEST[p.suffix]}' for p in tap.sources('*.c', '*.h', '*.blp')
            if (n := len(lines(p))) > LONGEST[p.suffix]]


def blueprints():
    """Blueprint files compile, and are as blueprint-compiler writes them."""
    files = tap.sources('*.blp')
    return tap.command('blueprint-compiler', 'format', *files) if files else []


def finished():
    """Nothing is left for later."""
    marks = ('TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX')
    return [f'{p}:{n}: {line.strip()}' for p in tap.sources('*.c', '*.h', '*.blp')
            for n, line in enumerate(lines(p), 1) if any(f'{mark}:' in line or f'{mark} ' in line for mark in marks)]


tap.run(formatted, licensed, short, blueprints, finished)
