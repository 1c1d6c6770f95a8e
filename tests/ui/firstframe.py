#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times programs from exec to their first painted frame, in turn, on a private desktop.

    tests/ui/firstframe.py --runs 10 "_build/src/sales-admin --database demo.db" gnome-contacts

Each argument is a command line. After one run each that does not count (it fills the disk cache and starts
the services a program needs), the programs run alternately. Prints the median, least and most of each in
milliseconds, its memory at the first frame, and the ratio of the medians to that of the last. --json prints
one object instead. SA_TEST_LOCALEDIR and the like go through the environment."""

import argparse
import json
import os
import select
import shlex
import statistics
import subprocess
import sys
import time

import harness
from desktop import preload_library


def settle_in(desktop):
    """GNOME Contacts would greet its first user with a set-up page instead of its list."""
    folder = os.path.join(desktop.env['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w') as file:
        file.write('[org/gnome/Contacts]\ndid-initial-setup=true\n')


def memory(pid):
    with open(f'/proc/{pid}/status') as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith('VmRSS'))


def measure(desktop, command, timeout=60):
    """Milliseconds to the first frame, and MB of memory then. A process group of its own: nothing the
    program leaves running may disturb the next run."""
    read, write = os.pipe()
    env = dict(desktop.env, LD_PRELOAD=preload_library('libsa-first-frame.so'), SA_TEST_FRAME_FD=str(write))
    log = os.path.join(desktop.folder, 'program.log')
    with open(log, 'w') as out:
        env['SA_TEST_START'] = str(time.monotonic_ns() // 1000)
        process = subprocess.Popen(shlex.split(command), env=env, pass_fds=[write], stdin=subprocess.DEVNULL,
                                   stdout=out, stderr=out)
    os.close(write)
    try:
        ready, _, _ = select.select([read], [], [], timeout)
        line = os.read(read, 64).decode() if ready else ''
        if not line:
            with open(log) as file:
                raise harness.Failure(f'“{command}” painted nothing: {file.read()[-2000:]}')
        return int(line) / 1000, memory(process.pid)
    finally:
        os.close(read)
        process.terminate()
        process.wait()


def summary(command, results):
    times = [result[0] for result in results]
    return {'command': command, 'runs': len(times), 'median_ms': round(statistics.median(times), 1),
            'least_ms': round(min(times), 1), 'most_ms': round(max(times), 1),
            'memory_mb': round(statistics.median(result[1] for result in results))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=10)
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--accessibility', action='store_true', help='with the accessibility bus')
    parser.add_argument('command', nargs='+')
    options = parser.parse_args()
    try:
        with harness.Desktop(accessibility=options.accessibility) as desktop:
            settle_in(desktop)
            results = {command: [] for command in options.command}
            for number in range(options.runs + 1):
                for command in options.command:
                    result = measure(desktop, command)
                    if number > 0:
                        results[command].append(result)
    except harness.Failure as failure:
        print(f'firstframe.py: {failure}', file=sys.stderr)
        return 1
    rows = [summary(command, result) for command, result in results.items()]
    for row in rows:
        row['ratio'] = round(row['median_ms'] / rows[-1]['median_ms'], 2)
    if options.json:
        print(json.dumps({'first_frame': rows}))
        return 0
    for row in rows:
        print('{median_ms:7.1f} ms ({least_ms:.1f}–{most_ms:.1f}, {runs} runs)  {memory_mb} MB  '
              'ratio {ratio:.2f}  {command}'.format(**row))
    return 0


if __name__ == '__main__':
    sys.exit(main())
