# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps in one line each, for shot.py and for the list of pages:

    press:NAME       activates what is called NAME (button, tab, row)
    click:NAME       sends the pointer there
    menu:ITEM        picks an item of the open menu
    row:TEXT         selects the row that shows TEXT; open:TEXT activates it
    type:NAME=TEXT   replaces the text of the entry called NAME
    choose:NAME=TEXT commits a choice of the drop-down or combo row NAME
    key:ctrl+k       real keys; keys:TEXT types ASCII text
    action:NAME[=P]  an action, as Program.action()
    wait:NAME        until it is on show
    focus:NAME
    file:PATH        answers the open file dialog
    close:           closes every dialog and popover
    at:CLASS=ACTION  an action, from the first widget of that class: at:SaClientPage=client.history

Names are the English ones; where the program speaks another language its translations are meant."""

import functools
import gettext
import os

from harness import Failure


@functools.cache
def _catalogue(language):
    """English texts and their translations, both without the underlines that mark access keys."""
    folder = os.environ.get('SA_TEST_LOCALEDIR')
    path = gettext.find('sales-admin', folder, [language]) if folder else None
    if path is None:
        return {}
    with open(path, 'rb') as file:
        texts = gettext.GNUTranslations(file)._catalog  # the module offers no other way to list them
    return {english.rpartition('\4')[2].replace('_', ''): text.replace('_', '')
            for english, text in texts.items() if isinstance(english, str)}


def translated(program, text):
    return _catalogue(program.language).get(text, text)


def named(program, name):
    """What is called NAME: the first that can be used, buttons and the like before mere labels."""
    names = {name, translated(program, name)}

    def look():
        found = [w for w in program.all() if names & {w.name, w.text} and w.sensitive]
        found.sort(key=lambda w: (not w.focusable, w.role == 'label'))
        return found[:1]
    return program.wait_for(look, f'“{name}” on show')[0]


def editable(program, name):
    """The entry called NAME, or inside of what is; a page may show the name of a field that a dialog asks for."""
    names = {name, translated(program, name)}

    def look():
        return [inner for w in program.all() if names & {w.name, w.text} and w.sensitive for inner in w.walk()
                if inner.role in ('text-box', 'search-box', 'spin-button')
                or inner.cls in ('GtkTextView', 'AdwEntryRow')][:1]
    return program.wait_for(look, f'entry “{name}”')[0]


def close_all(program):
    """Closes dialogs, popovers and further windows, innermost first."""
    def on_top():
        found = [w for root in program.tree() for w in root.walk()
                 if w.role in ('dialog', 'alert-dialog') or w.cls in ('GtkPopover', 'GtkPopoverMenu')]
        return found[-1:]

    def closed():
        top = on_top()
        if top and top[0].id not in asked:
            asked.add(top[0].id)
            top[0].close()
        return not top

    asked = set()
    program.wait_for(closed, 'end of the dialogs')


def take(program, step):
    verb, _, rest = step.partition(':')
    name, _, text = rest.partition('=')
    taken = {
        'press': lambda: named(program, rest).activate(),
        'click': lambda: named(program, rest).click(),
        'menu': lambda: program.menu_item(translated(program, rest)),
        'row': lambda: program.main_window().row(rest).select(),
        'open': lambda: program.main_window().row(rest).activate(),
        'type': lambda: editable(program, name).type(text),
        'choose': lambda: named(program, name).choose(translated(program, text)),
        'key': lambda: program.key(rest),
        'keys': lambda: program.keys(rest),
        'action': lambda: program.action(rest),
        'wait': lambda: named(program, rest),
        'focus': lambda: named(program, rest).focus(),
        'file': lambda: program.choose_file(rest),
        'at': lambda: program.find(cls=name).run(text),
        'close': lambda: close_all(program),
    }.get(verb)
    if taken is None:
        raise Failure(f'There is no step “{verb}”; see steps.py')
    taken()
