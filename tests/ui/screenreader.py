# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told: the program's tree on the accessibility bus. It holds the names GTK itself
worked out, so it checks the helper's own reckoning."""

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# GTK 4.18 tells no name for these, whatever a program does: items of popover menus, list rows (a reader
# speaks the texts in them) and frames that only pass the focus on.
_NEVER_NAMED = {'menu item', 'check menu item', 'radio menu item', 'list item', 'table row', 'table cell', 'list',
                'scroll pane', 'panel', 'frame', 'grouping'}


def _application(pid):
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(number)
        try:
            if application is not None and application.get_process_id() == pid:
                return application
        except GLib.Error:
            continue
    return None


def walk(node, depth=0):
    yield node
    for number in range(node.get_child_count() if depth < 60 else 0):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from walk(child, depth + 1)


def nodes(pid):
    """(role, name, states) of everything on show."""
    application = _application(pid)
    if application is None:
        return
    application.clear_cache()
    for node in walk(application):
        try:
            states = node.get_state_set()
            if states.contains(Atspi.StateType.SHOWING):
                yield node.get_role_name(), node.get_name() or '', states
        except GLib.Error:  # it went away meanwhile
            continue


def unnamed(pid):
    """Roles of what takes the focus and has no name."""
    return [role for role, name, states in nodes(pid)
            if states.contains(Atspi.StateType.FOCUSABLE) and not name and role not in _NEVER_NAMED]
