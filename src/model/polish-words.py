#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""polish-words PO OUT: what the model's words are in Polish, as the rows of a C table sorted by the English ones."""
import ast
import re
import sys

ENTRY = re.compile(r'((?:^#.*\n)+)msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', re.M)


def text(lines):
    """What the quoted lines of a message say."""
    return ''.join(ast.literal_eval(line) for line in lines.splitlines())


def quoted(word):
    """A word as C writes it; what could need more than that is no label."""
    return '"' + word.replace('\\', '\\\\').replace('"', '\\"') + '"'


with open(sys.argv[1], encoding='utf-8') as po:
    messages = [(text(m[2]), text(m[3])) for m in ENTRY.finditer(po.read()) if ' src/model/' in m[1] and 'fuzzy' not in m[1]]
words = sorted((m for m in messages if m[1] and not re.search(r'[%\n]|\.$', m[0])), key=lambda m: m[0].encode())
with open(sys.argv[2], 'w', encoding='utf-8') as out:
    out.writelines(f'{{ {quoted(english)}, {quoted(polish)} }},\n' for english, polish in words)
