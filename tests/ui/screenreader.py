# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told: the program's objects on the accessibility bus. They hold the names GTK itself
worked out, so they check the helper's own reckoning. Of each only what matters is asked; libatspi asks for
everything, which takes seconds."""

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# GTK 4.18 tells no name for these, whatever a program does: items of popover menus, list rows (a reader
# speaks the texts in them) and frames that only pass the focus on.
_NEVER_NAMED = {'menu item', 'check menu item', 'radio menu item', 'list item', 'table row', 'table cell', 'list',
                'scroll pane', 'panel', 'frame', 'grouping'}
_ROOT = '/org/a11y/atspi/accessible/root'


class _Reader:
    """Reads one program, on the accessibility bus of the desktop with this session bus."""

    def __init__(self, session, pid):
        address = self._call(session, 'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress')
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        self.program = self._find(pid)

    @staticmethod
    def _call(bus, name, path, interface, method, arguments=None):
        return bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1,
                             None).unpack()[0]

    def _children(self, program, path):
        try:
            return self._call(self.bus, program, path, 'org.a11y.atspi.Accessible', 'GetChildren')
        except GLib.Error:  # it went away meanwhile
            return []

    def _find(self, pid):
        for name, _ in self._children('org.a11y.atspi.Registry', _ROOT):
            owner = self._call(self.bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                               'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
            if owner == pid:
                return name
        return None

    def _ask(self, path, interface, method, signature, *arguments):
        arguments = GLib.Variant(signature, arguments) if signature else None
        return self._call(self.bus, self.program, path, interface, method, arguments)

    def is_nameless(self, path):
        low, high = self._ask(path, 'org.a11y.atspi.Accessible', 'GetState', None)
        if not all((low | high << 32) >> int(state) & 1
                   for state in (Atspi.StateType.SHOWING, Atspi.StateType.FOCUSABLE)):
            return False
        return not self._ask(path, 'org.freedesktop.DBus.Properties', 'Get', '(ss)',
                             'org.a11y.atspi.Accessible', 'Name')

    def role(self, path):
        return Atspi.role_get_name(Atspi.Role(self._ask(path, 'org.a11y.atspi.Accessible', 'GetRole', None)))

    def nameless(self):
        """Roles of what is on show, takes the focus and has no name."""
        paths = [_ROOT] if self.program else []
        while paths:
            path = paths.pop()
            paths += [child for _, child in self._children(self.program, path)]
            try:
                if path != _ROOT and self.is_nameless(path):
                    yield self.role(path)
            except GLib.Error:  # it went away meanwhile
                continue


def unnamed(session, pid):
    """Roles of what takes the focus and has no name, though it should."""
    reader = _Reader(session, pid)
    try:
        return [role for role in reader.nameless() if role not in _NEVER_NAMED]
    finally:
        reader.bus.close_sync(None)
