#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the window on paper: printed to a file through GTK's own dialog, and saved as PDF. The words on the
paper are read again with pdftotext.

    tests/ui/test-papers.py _build/src/sales-admin [part of a test's name]"""

import os
import subprocess

import steps
from office import open_list, open_record, run_tests, take


def words_of(path):
    shown = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True, text=True).stdout
    return shown.replace('\u00a0', ' ')


def stands(title, text):
    """Whether TITLE is in TEXT, perhaps in two lines."""
    return title in text or all(word in text for word in title.split())


def whole_pdf(path):
    """Whether PATH is a PDF written to its end."""
    if not os.path.exists(path):
        return False
    with open(path, 'rb') as file:
        return b'%%EOF' in file.read()[-64:]


def print_to_file(program):
    """Answers the print dialog that has just opened; returns where the pages went."""
    home = program.desktop.env['HOME']
    before = set(os.listdir(home))
    program.find(cls='GtkPrintUnixDialog').row('Print to File').select()

    def ready():
        buttons = program.all('button', 'Print', within=program.find(cls='GtkPrintUnixDialog'))
        return buttons and buttons[-1].sensitive and buttons[-1]
    program.wait_for(ready, 'ready to print').activate()
    path = os.path.join(home, 'output.pdf')
    program.wait_for(lambda: whole_pdf(path), 'printed file', 30)
    assert set(os.listdir(home)) - before == {'output.pdf'}
    text = words_of(path)
    os.unlink(path)
    return text


def saved_as(program, path):
    take(program, f'file:{path}')
    program.wait_for(lambda: whole_pdf(path), 'saved file', 30)
    return words_of(path)


def test_a_client_sheet_is_printed(desktop, demo):
    client = demo.search('--type', 'organisation', 'lodz')[0]
    people = [r for r in demo.records('person', organisation=client['id'])]
    with demo.window(desktop) as program:
        open_record(program, 'lodz', client['title'])
        program.key('ctrl+p')
        text = print_to_file(program)
        assert client['title'] in text, text
        assert all(stands(p['name'], text) for p in people[:3]), text
        assert '…' not in text, 'something is cut'
        program.find(cls='SaClientPage').run('client.save-pdf')
        again = saved_as(program, os.path.join(desktop.folder, 'client.pdf'))
        assert again == text, 'the saved sheet is another than the printed one'


def test_the_addresses_of_a_filtered_list_are_printed(desktop, demo):
    wanted = [h['title'] for h in demo.search('--type', 'organisation', '--limit', '5000', 'restauracja', 'lodz')]
    assert len(wanted) > 2
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'restauracja lodz')
        table = program.find(cls='GtkColumnView')
        program.wait_for(lambda: table.n_rows() == len(wanted), 'filtered rows')
        program.find(cls='SaRecordTable').run('table.print-addresses')
        text = print_to_file(program)
        assert all(stands(title, text) for title in wanted), text
        assert '…' not in text, 'something is cut'
        assert f'“restauracja lodz” · {len(wanted)} entries' in text, text
        assert 'Hurtownia' not in text, 'more than the filter leaves is on the paper'
        assert 'poland' not in text.lower(), 'letters that stay at home name no country'


def test_a_list_is_printed_as_it_is_shown(desktop, demo):
    wanted = [h['title'] for h in demo.search('--type', 'organisation', '--limit', '5000', 'restauracja', 'lodz')]
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'restauracja lodz')
        table = program.find(cls='GtkColumnView')
        program.wait_for(lambda: table.n_rows() == len(wanted), 'filtered rows')
        table.run('columns.show-roles')
        table.run('columns.show-tax_id')
        program.settle()
        program.key('ctrl+p')
        text = print_to_file(program)
        assert all(stands(title, text) for title in wanted), text
        assert f'“restauracja lodz” · {len(wanted)} entries' in text, text
        head = next(line for line in text.splitlines() if 'Name' in line and 'City' in line)
        assert 'Roles' not in head and 'Tax ID' in head, head
        assert head.index('Name') < head.index('Status') < head.index('City'), head
        program.find(cls='SaRecordTable').run('table.save-pdf')
        assert saved_as(program, os.path.join(desktop.folder, 'list.pdf')) == text


def test_labels_are_printed(desktop, demo):
    wanted = [h['title'] for h in demo.search('--type', 'organisation', '--limit', '5000', 'restauracja', 'lodz')]
    with demo.window(desktop) as program:
        open_list(program, 'Organisations', 'restauracja lodz')
        table = program.find(cls='GtkColumnView')
        program.wait_for(lambda: table.n_rows() == len(wanted), 'filtered rows')
        program.find(cls='SaRecordTable').run('table.labels')
        take(program, 'wait:First free label', 'choose:Sheet=A4, 14 labels of 99.1 × 38.1 mm')
        program.find('dialog').run('labels.print')
        text = print_to_file(program)
        lines = {line.strip() for line in text.replace('   ', '\n').splitlines()}
        assert all(title in lines for title in wanted if len(title) < 30), text
        program.find(cls='SaRecordTable').run('table.labels')
        take(program, 'wait:First free label')
        assert 'A4, 14 labels of 99.1 × 38.1 mm' in steps.named(program, 'Sheet').texts()
        program.find('dialog').run('labels.save-pdf')
        assert saved_as(program, os.path.join(desktop.folder, 'labels.pdf')) == text


if __name__ == '__main__':
    run_tests(__name__)
