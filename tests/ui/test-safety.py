#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with the database as a whole: a backup, going back to one, the passphrase. In the real window, on the
demo office.

    tests/ui/test-safety.py _build/src/sales-admin [part of a test's name]"""

import glob
import os

import steps
from gi.repository import GLib
from office import Office, open_list, open_record, run_tests, said, take


def backups(demo):
    return glob.glob(demo.command[-1] + '.backups/*.db')


def test_a_backup_is_made_and_gone_back_to(desktop, demo):
    before = demo.ask('dump')
    with demo.window(desktop) as program:
        take(program, 'action:win.preferences', 'press:Back Up Now')
        program.wait_for(lambda: len(backups(demo)) == 1, 'backup', 30)
        said(program, f'Backed up as “{os.path.basename(backups(demo)[0])}”, and checked')
        program.find('button', 'Back Up Now')
        take(program, 'close:')
        client = demo.search('--type', 'organisation', 'lodz')[0]
        open_record(program, 'lodz', client['title'])
        take(program, 'key:ctrl+l', 'wait:Outcome', 'keys:To be forgotten', 'key:ctrl+Return')
        said(program, f'Call with “{client["title"]}” logged')
        later = demo.ask('dump')
        assert later != before
        take(program, 'action:win.preferences', 'press:Restore a Backup…')
        program.find('dialog', 'Restore a Backup')
        size = GLib.format_size(os.path.getsize(backups(demo)[0]))
        program.settle()
        row = next(r for r in program.find('dialog', 'Restore a Backup').rows() if size in r.texts())
        row.activate()
        take(program, 'wait:Go Back to It?', 'press:Cancel')
        assert demo.ask('dump') == later, 'nothing was answered, and yet'
        take(program, 'action:win.restore')
        program.settle()
        program.find('dialog', 'Restore a Backup').row(size).activate()
        take(program, 'wait:Go Back to It?', 'press:Restore')
        said(program, 'The backup was restored. What was there before is kept beside it.')
        assert demo.ask('dump') == before, 'the backup holds something else'
        open_record(program, 'lodz', client['title'])
        take(program, 'press:Timeline')
        assert not program.has(text='To be forgotten'), 'the window still shows what is gone'
    kept = Office(demo.command[0], demo.folder, os.path.basename(demo.command[-1]) + '.before-restore')
    assert kept.ask('dump') == later, 'what was there before is not kept'


def test_a_damaged_backup_is_refused(desktop, demo):
    before = demo.ask('dump')
    demo.ask('backup')
    newest = max(backups(demo))
    with open(newest, 'r+b') as file:
        file.seek(os.path.getsize(newest) // 2)
        file.write(os.urandom(40000))
    with demo.window(desktop) as program:
        take(program, 'action:win.restore')
        program.find('dialog', 'Restore a Backup')
        program.settle()
        program.find('dialog', 'Restore a Backup').rows()[0].activate()
        take(program, 'wait:Go Back to It?', 'press:Restore')
        program.wait_for(lambda: any('not a whole Sales Admin database' in t for w in program.tree() for t in w.texts()),
                         'refusal')
        steps.close_all(program)
        open_list(program, 'Organisations', 'lodz')
    os.unlink(newest)
    assert demo.ask('dump') == before, 'the refused backup changed something'


def encrypted(demo):
    with open(demo.command[-1], 'rb') as file:
        return file.read(15) != b'SQLite format 3'


def narrow_and_wide(program):
    program.resize(360)
    program.settle()
    program.resize(1280)
    program.settle()


def test_pages_that_were_narrow_let_go_of_the_database(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    with demo.window(desktop) as program:
        for page in ('action:win.go=1', 'action:win.go=2', 'press:People', 'press:Leads', 'press:Show as a Board'):
            take(program, page)
            narrow_and_wide(program)
        open_record(program, 'lodz', client['title'])
        narrow_and_wide(program)
        take(program, 'action:win.passphrase', 'type:New Passphrase=pine', 'type:The Same Again=pine', 'key:Return')
        said(program, 'The database is encrypted with the passphrase')
        take(program, 'action:win.passphrase', 'type:Present Passphrase=pine', 'press:Remove the Passphrase')
        said(program, 'The database is no longer encrypted')


def test_a_passphrase_is_set_changed_and_removed(desktop, demo):
    before = demo.ask('dump')
    with demo.window(desktop) as program:
        take(program, 'action:win.passphrase', 'wait:New Passphrase', 'press:Set',
             'wait:Type a new passphrase, twice.', 'type:New Passphrase=pine', 'type:The Same Again=pime', 'press:Set',
             'wait:The two new passphrases are not the same; type the second one again.')
        assert not program.has(name='Remove the Passphrase') and not encrypted(demo)
        take(program, 'type:The Same Again=pine', 'key:Return')
        said(program, 'The database is encrypted with the passphrase')
        assert encrypted(demo)
        take(program, 'action:win.passphrase', 'wait:Present Passphrase', 'press:Remove the Passphrase',
             'wait:Type the present passphrase first.', 'type:Present Passphrase=pime', 'press:Remove the Passphrase',
             'wait:That is not the present passphrase; type it again.', 'type:New Passphrase=larch',
             'type:The Same Again=larch', 'press:Set', 'wait:That is not the present passphrase; type it again.')
        take(program, 'type:Present Passphrase=pine', 'press:Set')
        said(program, 'The passphrase was changed')
    with demo.window(desktop) as program:
        take(program, 'wait:Unlock', 'type:Passphrase=pine', 'press:Unlock')
        program.wait_for(lambda: any('is wrong' in t for w in program.tree() for t in w.texts()), 'refusal')
        take(program, 'type:Passphrase=larch', 'press:Unlock', 'wait:Clients & Suppliers', 'action:win.passphrase',
             'wait:Present Passphrase', 'type:Present Passphrase=larch', 'press:Remove the Passphrase')
        said(program, 'The database is no longer encrypted')
    assert not encrypted(demo) and demo.ask('dump') == before


def test_a_backup_keeps_its_passphrase(desktop, demo):
    before = demo.ask('dump')
    with demo.window(desktop) as program:
        take(program, 'action:win.passphrase', 'type:New Passphrase=pine', 'type:The Same Again=pine', 'key:Return')
        said(program, 'The database is encrypted with the passphrase')
        take(program, 'action:win.backup')
        program.wait_for(lambda: any(os.path.getsize(path) for path in backups(demo)), 'backup', 30)
        program.settle()
        take(program, 'action:win.passphrase', 'type:Present Passphrase=pine', 'press:Remove the Passphrase')
        said(program, 'The database is no longer encrypted')
        take(program, 'action:win.restore')
        program.settle()
        program.find('dialog', 'Restore a Backup').rows()[0].activate()
        take(program, 'wait:Go Back to It?', 'press:Restore', 'wait:The Backup Was Not Restored', 'press:Close')
        assert not encrypted(demo) and demo.ask('dump') == before
        take(program, 'action:win.restore')
        program.settle()
        program.find('dialog', 'Restore a Backup').rows()[0].activate()
        take(program, 'type:Its passphrase=pine', 'press:Restore')
        said(program, 'The backup was restored. What was there before is kept beside it.')
        assert encrypted(demo)
        take(program, 'action:win.passphrase', 'type:Present Passphrase=pine', 'press:Remove the Passphrase')
        said(program, 'The database is no longer encrypted')
    assert demo.ask('dump') == before


if __name__ == '__main__':
    run_tests(__name__)
