#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks behind build-aux/bench. Each line it prints is a figure: what, how much, the limit, and
whether it holds. Programs that are compared run in turn, A B A B, and their medians are compared, so that
whatever else the machine does strikes both."""
import argparse
import contextlib
import json
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import time

import contacts

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = 'given_name,family_name,emails,phones,job,city,postcode,country'
PEER_IMPORT = """CREATE TABLE c(first,last,email,phone,job,city,postcode,country);
.mode csv
.import --skip 1 {file} c
CREATE VIRTUAL TABLE f USING fts5(first,last,email,phone,job,city,postcode,country,content=c);
INSERT INTO f(f) VALUES('rebuild');
CREATE INDEX n ON c(last,first);
"""


class Bench:
    """The folder, the programs, and what was found."""

    def __init__(self, options):
        self.folder = pathlib.Path(options.folder)
        self.build = pathlib.Path(options.build)
        self.program = str(self.build / 'install/bin/sales-admin')
        self.rows, self.runs = options.rows, options.runs
        self.input = self.folder / f'contacts-{self.rows}.csv'
        self.office = self.folder / f'office-{self.rows}.db'
        self.peer = self.folder / f'peer-{self.rows}.db'
        self.failed = 0
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.input.exists():
            say(f'writing {self.rows:,} contacts')
            half = self.input.with_suffix('.half')
            contacts.write(half, self.rows)
            half.rename(self.input)

    def figure(self, name, value, unit, limit=None):
        """Prints one figure and remembers whether it is within its limit."""
        verdict = ''
        if limit:
            verdict = f'at most {limit:g}: ' + ('holds' if value <= limit else 'DOES NOT HOLD')
            self.failed += value > limit
        print(f'{name:<58} {value:>10.2f} {unit:<3} {verdict}'.rstrip(), flush=True)


def say(text):
    """Tells what is being done."""
    print(f'── {text}', file=sys.stderr, flush=True)


def remove(database):
    """A database and what stands beside it."""
    for path in database.parent.glob(database.name + '*'):
        path.unlink()


def run(command, stdin=None, stdout=subprocess.DEVNULL):
    """Seconds on the clock, seconds of processor time, MB of memory at most."""
    begun = time.monotonic()
    with subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                          stdout=stdout, stderr=subprocess.PIPE, text=True) as process:
        if stdin:
            process.stdin.write(stdin)
            process.stdin.close()
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'bench: {shlex.join(map(str, command))} failed: {complaint[-2000:]}')
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(bench, what, ours, theirs, limit):
    """Both in turn; returns our runs."""
    mine, other = [], []
    for number in range(bench.runs):
        say(f'{what}: run {number + 1} of {bench.runs}')
        mine.append(ours())
        other.append(theirs())
    for name, runs in (('sales-admin', mine), ('sqlite3', other)):
        bench.figure(f'{what}, {name}', statistics.median(r[0] for r in runs), 's')
        bench.figure(f'{what}, {name}, processor time', statistics.median(r[1] for r in runs), 's')
    bench.figure(f'{what}, ratio', statistics.median(r[0] for r in mine) / statistics.median(r[0] for r in other), '×',
                 limit)
    return mine


def our_import(bench):
    """Contacts with search index, name index and log, as the command line does it."""
    remove(bench.office)
    return run([bench.program, '--database', bench.office, 'import', '--type', 'person', '--duplicates', 'add',
                bench.input])


def peer_import(bench):
    """What sqlite3 offers for the same, without log, ids, validation or duplicates."""
    remove(bench.peer)
    return run(['sqlite3', bench.peer], stdin=PEER_IMPORT.format(file=bench.input))


def need(bench):
    """The databases that other benchmarks read."""
    if not bench.office.exists():
        say(f'importing {bench.rows:,} contacts')
        our_import(bench)
    if not bench.peer.exists():
        peer_import(bench)


@contextlib.contextmanager
def copied_office(bench):
    """An office to be changed."""
    need(bench)
    copy = bench.folder / 'copy.db'
    remove(copy)
    shutil.copyfile(bench.office, copy)
    yield copy
    remove(copy)


def bench_import(bench):
    """(a), its first half."""
    runs = compare(bench, 'import', lambda: our_import(bench), lambda: peer_import(bench), 2.5)
    bench.figure('import, memory at most', max(r[2] for r in runs), 'MB', 300)


def bench_undo(bench):
    """(a), its second half, on a copy."""
    with copied_office(bench) as copy:
        say('undoing the import')
        seconds, processor, memory = run([bench.program, '--database', copy, 'undo'])
    bench.figure('undo of the import', seconds, 's', 60)
    bench.figure('undo of the import, processor time', processor, 's')
    bench.figure('undo of the import, memory at most', memory, 'MB')


def bench_list(bench):
    """(b), without drawing, on a copy in which the contacts are given organisations."""
    with copied_office(bench) as copy:
        say('opening, scrolling, sorting, filtering, searching')
        print_lines(bench, [bench.build / 'tests/bench/bench-list', copy])


def print_lines(bench, command, env=None):
    """What a program measured: name, value, unit and limit, separated by tabs."""
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, env=env)
    for line in done.stdout.splitlines():
        fields = line.split('\t')
        if len(fields) == 4:
            bench.figure(fields[0], float(fields[1]), fields[2], float(fields[3]))
        else:
            print(line)


def bench_window(bench):
    """(b), the real window on a display of its own."""
    need(bench)
    say('opening the window')
    print_lines(bench, [sys.executable, HERE / 'window.py', bench.program, bench.office, str(bench.rows)],
                ui_environment(bench))


def ui_environment(bench):
    """For what drives the window: its helpers are those of the build."""
    return dict(os.environ, SA_UI_PRELOAD_DIR=str(bench.build / 'tests/ui'))


def bench_frame(bench):
    """(c)."""
    demo = bench.folder / 'demo.db'
    if not demo.exists():
        say('making the demo office')
        run([bench.program, '--database', demo, 'demo'])
    say('starting sales-admin and gnome-contacts in turn')
    done = subprocess.run([sys.executable, HERE.parent / 'ui/firstframe.py', '--json', '--runs', str(max(bench.runs, 5)),
                           f'{bench.program} --database {demo}', 'gnome-contacts'], check=True, text=True,
                          stdout=subprocess.PIPE, env=ui_environment(bench))
    ours, theirs = json.loads(done.stdout)['first_frame']
    bench.figure('first frame, sales-admin', ours['median_ms'], 'ms')
    bench.figure('first frame, gnome-contacts', theirs['median_ms'], 'ms')
    bench.figure('first frame, ratio', ours['median_ms'] / theirs['median_ms'], '×', 1.0)


def bench_export(bench):
    """(d): the same eight columns; then all that people export without choosing."""
    need(bench)
    out, peer_out = bench.folder / 'out.csv', bench.folder / 'peer.csv'

    def ours(*more):
        return run([bench.program, '--database', bench.office, 'export', '--type', 'person', *more, '-o', out])

    def theirs():
        with open(peer_out, 'w', encoding='utf-8') as file:
            return run(['sqlite3', '-csv', '-header', bench.peer, 'SELECT * FROM c'], stdout=file)

    runs = compare(bench, 'export', lambda: ours('--columns', COLUMNS), theirs, 2.0)
    bench.figure('export, memory at most', max(r[2] for r in runs), 'MB')
    bench.figure('export, all columns', ours()[0], 's')
    out.unlink()
    peer_out.unlink()


BENCHMARKS = {'import': bench_import, 'list': bench_list, 'window': bench_window, 'export': bench_export,
              'undo': bench_undo, 'frame': bench_frame}


def main():
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(prog='build-aux/bench')
    parser.add_argument('--rows', type=int, default=1000000, help='contacts to import')
    parser.add_argument('--runs', type=int, default=3, help='of each program that is compared')
    parser.add_argument('--build', required=True, help=argparse.SUPPRESS)
    parser.add_argument('--folder', required=True, help=argparse.SUPPRESS)
    parser.add_argument('names', metavar='NAME', nargs='*', help=', '.join(BENCHMARKS))
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f'there is no benchmark “{unknown[0]}”; there are {", ".join(BENCHMARKS)}')
    bench = Bench(options)
    for name in options.names or BENCHMARKS:
        BENCHMARKS[name](bench)
    sys.exit(1 if bench.failed else 0)


if __name__ == '__main__':
    main()
