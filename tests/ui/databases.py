# SPDX-License-Identifier: GPL-3.0-or-later
"""The offices and files that pages.txt goes to, made with the command line where they are missing."""

import os
import sqlite3
import subprocess

# One row that is new, one doubtful beside the demo office, one that names no firm, one with a poor value.
CLIENTS = [
    'Name,Code,City,Country,E-mail,Phone,Pricing,Shoe size',
    'Zajazd „Pod Żurawiem”,ZAJAZ,Łódź,PL,zajazd@example.org,042 111 22 33,42,44',
    'Agencja Handlowa Agat,AGAT,{city},PL,,,,38',
    ',NIKT,Gdańsk,PL,,,,41',
    'Brûlerie de l’Île,BRULL,Nantes,FR,no address at all,0240001122,17,39',
]
PASSPHRASE = 'correct horse'


def run(command, *arguments):
    """The command line on a database; fails when it does."""
    env = dict(os.environ, LANG='C.UTF-8', LANGUAGE='', GSETTINGS_BACKEND='memory')
    return subprocess.run([*command, *arguments], check=True, stdout=subprocess.PIPE, text=True, env=env).stdout


def _demo(program, path):
    run([*program, '--database', path], 'demo')


def _new(program, path):
    rows = path + '.csv'
    with open(rows, 'w') as file:
        file.write('Name\n')
    run([*program, '--database', path], 'import', '--dry-run', rows)


def _locked(program, path):
    _new(program, path)
    key = path + '.key'
    with open(key, 'w') as file:
        file.write(PASSPHRASE)
    run([*program, '--database', path], 'passphrase', 'set', '--new-passphrase-file', key)


def _damaged(program, path):
    _new(program, path)
    with open(path, 'r+b') as file:
        file.seek(0)
        file.write(os.urandom(100) + b'\0' * 4096)


def _newer(program, path):
    _new(program, path)
    with sqlite3.connect(path) as database_:
        database_.execute('PRAGMA user_version = 999')


_MAKERS = {'demo': _demo, 'new': _new, 'locked': _locked, 'damaged': _damaged, 'newer': _newer}


def database(program, name, folder):
    """The path of the office called NAME in FOLDER."""
    path = os.path.join(folder, f'{name}.db')
    if not os.path.exists(path):
        _MAKERS[name](program, path)
    return path


def files(folder):
    """Puts what is imported into FOLDER: clients.csv, and empty.csv, which is none."""
    with open(os.path.join(folder, 'clients.csv'), 'w', encoding='utf-8') as file:
        file.write('\n'.join(CLIENTS).replace('{city}', 'Gdynia') + '\n')
    with open(os.path.join(folder, 'empty.csv'), 'w', encoding='utf-8'):
        pass
