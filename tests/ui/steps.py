# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps in one line each, for shot.py and for the list of pages:

    press:NAME       activates what is called NAME (button, tab, row)
    click:NAME       sends the pointer there
    menu:ITEM        picks an item of the open menu
    row:TEXT         selects the row that shows TEXT; open:TEXT activates it; point:TEXT opens its menu
    type:NAME=TEXT   replaces the text of the entry called NAME
    choose:NAME=TEXT commits a choice of the drop-down or combo row NAME
    key:ctrl+k       real keys; keys:TEXT types ASCII text
    action:NAME[=P]  an action, as Program.action()
    wait:NAME        until it is on show
    focus:NAME
    file:PATH        answers the open file dialog
    width:360        narrows the window
    close:           closes every dialog and popover
    at:CLASS=ACTION  an action, from the first widget of that class: at:SaClientPage=client.history

Names are the English ones; where the program speaks another language its translations are meant."""

import collections
import functools
import gettext
import os
import re

from harness import Failure

@functools.cache
def _catalogue(language):
    """English texts and all their translations, as one English word may have several meanings; both without
    the underlines that mark access keys."""
    folder = os.environ.get('SA_TEST_LOCALEDIR')
    path = gettext.find('sales-admin', folder, [language]) if folder else None
    if path is None:
        return {}
    with open(path, 'rb') as file:
        texts = gettext.GNUTranslations(file)._catalog  # the module offers no other way to list them
    found = collections.defaultdict(set)
    for english, text in texts.items():
        if isinstance(english, str):
            found[english.rpartition('\4')[2].replace('_', '')].add(text.replace('_', ''))
    return found


def translations(program, text):
    """TEXT as it may read in the program's language."""
    return _catalogue(program.language).get(text, {text})


def named(program, name, fits=lambda widget: True):
    """What is called NAME and FITS: the first that can be used, buttons and the like before mere labels."""
    names = {name, *translations(program, name)}

    def look():
        found = [w for w in program.all() if names & {w.name, w.text} and w.sensitive and fits(w)]
        found.sort(key=lambda w: (not w.focusable, w.role == 'label'))
        return found[:1]
    return program.wait_for(look, f'“{name}” on show')[0]


def can_be_pressed(widget):
    """Not what may bear the name of the button in it or beside it."""
    return not widget.cls.endswith('Page') and \
        widget.role not in ('label', 'list', 'grid', 'dialog', 'alert-dialog', 'window')


def press(program, name):
    """Activates what is called NAME; a window that is just being arranged may put another in its place first."""
    def pressed():
        try:
            named(program, name, can_be_pressed).activate()
        except Failure as failure:
            if 'is not on show' in str(failure):
                return False
            raise
        return True
    program.wait_for(pressed, f'press of “{name}”')


def editable(program, name):
    """The entry called NAME, or inside of what is; a page may show the name of a field that a dialog asks for."""
    names = {name, *translations(program, name)}

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


def menu_item(program, text):
    """Picks an item of the open menu."""
    names = re.compile('|'.join(f'^{re.escape(name)}$' for name in translations(program, text)))
    program.find(cls='GtkModelButton', text=names).activate()


def choose(program, name, text):
    """Commits a choice; of the meanings of TEXT there is one in the list."""
    widget = named(program, name)
    for meaning in sorted(translations(program, text)):
        try:
            return widget.choose(meaning)
        except Failure as failure:
            refused = failure
    raise refused


def take(program, step):
    verb, _, rest = step.partition(':')
    name, _, text = rest.partition('=')
    taken = {
        'press': lambda: press(program, rest),
        'click': lambda: named(program, rest).click(),
        'menu': lambda: menu_item(program, rest),
        'row': lambda: program.main_window().row(rest).select(),
        'open': lambda: program.main_window().row(rest).activate(),
        'point': lambda: program.main_window().row(rest).click(button=3),
        'width': lambda: program.resize(int(rest)),
        'type': lambda: editable(program, name).type(text),
        'choose': lambda: choose(program, name, text),
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
