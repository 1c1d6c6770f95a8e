#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word for people can be translated, and the Polish translation is complete."""
import re
import tempfile
import tap

PO = tap.ROOT / 'po'
LISTED = [line for line in (PO / 'POTFILES.in').read_text(encoding='utf-8').split('\n') if line and line[0] != '#']
LANGUAGES = (PO / 'LINGUAS').read_text(encoding='utf-8').split()
CALL = re.compile(r'(?<![A-Za-z0-9_])(?:(?:N?C?_|ngettext)\s*\(|g_d(?:n|p)?gettext2?\s*\(\s*GETTEXT_PACKAGE\s*,)\s*["\']')
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')


def read(path):
    """The text of a file of the checkout."""
    return (tap.ROOT / path).read_text(encoding='utf-8')


def all_are_listed():
    """POTFILES.in names every source with words to translate, and no other."""
    with_words = {str(p) for p in tap.sources('*.c', '*.h', '*.blp') if CALL.search(read(p))}
    listed = {path for path in LISTED if path.startswith('src/')}
    return [f'{p} is missing' for p in sorted(with_words - listed)] + \
        [f'{p} has nothing to translate or is not there' for p in sorted(listed - with_words)] + \
        ([] if LISTED == sorted(LISTED) else ['the list is not sorted'])


def blueprints_can_be_read():
    """Blueprint words stand in double quotes, which xgettext reads."""
    return [f'{p}: {m.group(0)}' for p in tap.sources('*.blp') for m in re.finditer(r"\b[NC]?_\s*\('", read(p))]


def formats_can_be_read():
    """Words hold no macro of GLib's, at which xgettext stops reading; PRId64 it knows."""
    call = re.compile(r'(?<![A-Za-z0-9_])(?:N?C?_|n?gettext|g_dngettext)\s*\((?:\s|,|"(?:[^"\\]|\\.)*"|PRI\w+)*(G_G\w+_FORMAT)')
    return [f'{p}: {m.group(1)}' for p in tap.sources('*.c') for m in call.finditer(read(p))]


def translations_are_complete():
    """Each language has every message translated, none of them fuzzy."""
    with tempfile.NamedTemporaryFile(suffix='.pot') as pot:
        wrong = tap.command('xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--force-po', '--output', pot.name,
                            *(f'--keyword={k}' for k in KEYWORDS),
                            *LISTED, env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'})
        for language in LANGUAGES:
            po = PO / f'{language}.po'
            wrong += tap.command('msgcmp', po, pot.name)
    return wrong


def translations_are_sound():
    """Formats, accelerators and headers of the translations agree with the source."""
    return [line for language in LANGUAGES
            for line in tap.command('msgfmt', '--check', '--output-file=/dev/null', PO / f'{language}.po')]


tap.run(all_are_listed, blueprints_can_be_read, formats_can_be_read, translations_are_complete, translations_are_sound)
