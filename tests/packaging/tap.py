# SPDX-License-Identifier: GPL-3.0-or-later
"""The few lines of TAP that the checks of this folder share: each check is a function that returns what is
wrong, as a list of sentences."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def sources(*patterns):
    """Files under src/ that match, sorted, as paths from the root of the checkout."""
    return sorted(p.relative_to(ROOT) for pattern in patterns for p in (ROOT / 'src').rglob(pattern))


def command(*words, **more):
    """What is wrong according to a program: its output if it fails, else nothing."""
    done = subprocess.run([str(w) for w in words], cwd=ROOT, capture_output=True, text=True, check=False, **more)
    text = (done.stdout + done.stderr).strip() or f'exit status {done.returncode}'
    return text.splitlines() if done.returncode else []


def run(*checks):
    """Runs the checks as one TAP program; each is named by the first line of its doc string."""
    print(f'1..{len(checks)}', flush=True)
    failed = False
    for number, check in enumerate(checks, 1):
        wrong = check()
        failed = failed or bool(wrong)
        print(f'{"not " if wrong else ""}ok {number} {check.__doc__.splitlines()[0].rstrip(".")}')
        for line in wrong:
            print(f'# {line}', file=sys.stderr)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
