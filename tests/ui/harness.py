# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window of a GTK program on a private desktop.

    with Desktop() as desktop, Program(desktop, ['_build/src/sales-admin']) as program:
        program.find('button', 'New').activate()
        program.find('text-box', 'Name').type('Łódź')
        program.wait_for(lambda: program.has('label', 'Saved'), 'toast')

Roles are GtkAccessibleRole nicks (“button”, “text-box”, “row” …), names what a screen reader says. Every
look-up waits for its condition; nothing waits for a time. Leaving the block fails on any GLib warning."""

import contextlib
import itertools
import json
import os
import re
import signal
import subprocess
import time

from gi.repository import Gio, GLib

from desktop import PATIENCE, Desktop, Failure, _die_with_parent, locale_folder, preload_library, wait_for

__all__ = ['Desktop', 'Failure', 'Program', 'Widget', 'wait_for']

_numbers = itertools.count(1)
# GLib writes “(program:12): Domain-WARNING **: …”; sanitizers and assertions have their own words.
_WARNING = re.compile(r'(WARNING|CRITICAL|ERROR) \*\*|^\*\* |AddressSanitizer|runtime error:|blueprint.*error')


class Widget:
    """One widget as it was when looked up; what is done to it happens now."""

    def __init__(self, program, data, parent=None):
        self.program, self.data, self.parent = program, data, parent
        self.id = data['id']
        self.role, self.cls = data.get('role', ''), data.get('class', '')
        self.name, self.text = data.get('name', ''), data.get('text', '')
        self.bounds, self.xid = data.get('bounds', [0, 0, 0, 0]), data.get('xid')
        self.children = [Widget(program, child, self) for child in data.get('children', [])]

    def __getattr__(self, key):
        if key in ('mapped', 'sensitive', 'focusable', 'focused', 'invalid', 'checked', 'dropping', 'selected',
                   'maximized'):
            return self.data.get(key, False)
        if key in ('tooltip', 'builder_id', 'action'):
            return self.data.get(key, '')
        raise AttributeError(key)

    def __repr__(self):
        return f'{self.cls} {self.role} “{self.name or self.text}”'

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def texts(self):
        """Every text shown within, in reading order."""
        found = []
        for widget in self.walk():
            if widget.text and (widget.parent is None or widget.parent.text != widget.text):
                found.append(widget.text)
        return found

    def refresh(self):
        trees = json.loads(self.program.call('Tree', '(ub)', self.id, False))
        if not trees:
            raise Failure(f'{self!r} is gone')
        return Widget(self.program, trees[0], self.parent)

    def act(self, verb, argument=''):
        return self.program.call('Act', '(sus)', verb, self.id, argument)

    def activate(self):
        """What Enter, Space or a click would do, by the widget's own action."""
        self.act('activate')

    def type(self, text):
        """Replaces the text, in any script, through the editing interface."""
        self.act('text', text)

    def choose(self, text):
        """Commits a choice of a drop-down or combo row."""
        self.act('choose', text)

    def focus(self):
        def focused():
            self.act('focus')  # again: a dialog that comes up keeps it for a while
            return any(w.focused for w in self.refresh().walk())

        self.program.wait_for(focused, f'focus on {self!r}')

    def select(self, add=False):
        """Selects the row this widget is or stands in."""
        self.act('select', 'add' if add else '')

    def run(self, action):
        """Activates an action from here, so that those its ancestors' classes declare are found too."""
        self.act('action', action)

    def close(self):
        self.act('close')

    def drop(self, *paths):
        """Drops files here: whoever would get them from the file manager does."""
        self.act('drop', '\n'.join(paths))

    def click(self, button=1, times=1):
        """Sends the real pointer to the middle of the widget, scrolled into view first."""
        self.act('scroll')
        self.program.settle()
        now = self.refresh()
        self.program.desktop.xdotool('mousemove', '--window', now.xid, *now.middle(),
                                     'click', '--repeat', times, button)

    @contextlib.contextmanager
    def held(self, button=1):
        """Holds the real pointer down on the middle of the widget while what is inside is done."""
        xdotool, now = self.program.desktop.xdotool, self.refresh()
        xdotool('mousemove', '--window', now.xid, *now.middle(), 'mousedown', button)
        try:
            yield
        finally:
            xdotool('mouseup', button)

    @contextlib.contextmanager
    def dragged_over(self, x, y):
        """Drags with the real pointer from the middle of this widget to a place in the same window; what is inside
        is done while it is held there, and then it is dropped."""
        def over():
            self.program.desktop.xdotool('mousemove', '--window', self.xid, *next(places))
            self.program.settle()
            return any(w.dropping for w in self.program.all())

        from_x, from_y = self.refresh().middle()
        # a drag is noticed by a way, not by a place, and so is what it is over
        places = itertools.chain([(from_x + 20, from_y + 20)], itertools.cycle([(x, y + 8), (x, y)]))
        with self.held():
            self.program.wait_for(over, f'place to drop {self!r}')
            over()
            yield

    def drag_to(self, other):
        """Drags to the middle of another widget, and drops there."""
        with self.dragged_over(*other.refresh().middle()):
            pass

    def middle(self):
        x, y, width, height = self.bounds
        return x + width // 2, y + height // 2

    # Lists

    def n_rows(self):
        """How many rows the list has, seen or unseen."""
        return int(self._list_view().act('n-rows'))

    def _list_view(self):
        for widget in self.refresh().walk():
            if widget.cls in ('GtkColumnView', 'GtkListView', 'GtkGridView'):
                return widget
        raise Failure(f'{self!r} holds no list view')

    def rows(self):
        """The rows there are widgets for, which is those near the viewport."""
        return [w for w in self.refresh().walk()
                if not any(child.cls == 'GtkColumnViewTitle' for child in w.children)
                if w.role in ('row', 'list-item', 'grid-cell') and w.cls != 'GtkColumnViewCellWidget'
                or w.cls in ('GtkListBoxRow', 'GtkColumnViewRowWidget', 'GtkListItemWidget')]

    def cells(self):
        """The texts of this row, one for each cell of a table."""
        cells = [w for w in self.walk() if w.cls == 'GtkColumnViewCellWidget']
        return [' '.join(w.texts()) for w in cells] if cells else self.texts()

    def table(self):
        """The texts of all rows near the viewport, row by row."""
        return [row.cells() for row in self.rows()]

    def row(self, text, timeout=PATIENCE):
        """The row that shows TEXT, scrolling the list from its top until it is found."""
        def near():
            return next((r for r in self.rows() if any(text in t for t in r.texts())), None)

        try:
            return self.program.wait_for(near, f'row with “{text}”', 1)
        except Failure:
            return self._search_rows(near, text, timeout)

    def _search_rows(self, near, text, timeout):
        view, end = self._list_view(), time.monotonic() + timeout
        step = max(1, len(self.rows()) // 2)
        for position in [*range(0, self.n_rows(), step), self.n_rows() - 1]:
            painted = self.program.frames()['n_frames']
            view.act('scroll-to-row', str(position))
            self.program.painted_since(painted)
            row = near()
            if row:
                return row
            if time.monotonic() > end:
                break
        raise Failure(f'No row of {self!r} shows “{text}”')


class Program:
    """A running program with the test helper preloaded."""

    def __init__(self, desktop, command, language='en', dark=False, env=None, folder=None, log=None):
        self.desktop, self.command, self.language, self.folder = desktop, command, language, folder
        self.name = f'org.example.SaTest.p{os.getpid()}n{next(_numbers)}'
        self.log_path = log or os.path.join(desktop.folder, f'{self.name}.log')
        self.env = dict(desktop.env, **self._language(language), **(env or {}))
        self.env.update(LD_PRELOAD=preload_library(), SA_TEST_NAME=self.name)
        self.env['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark' if dark else 'prefer-light'
        self.expected_warnings = []

    @staticmethod
    def _language(language):
        locale = {'en': 'en_US.UTF-8', 'pl': 'pl_PL.UTF-8', 'de': 'de_DE.UTF-8'}[language]
        folder = locale_folder(locale)
        env = {'LANG': locale, 'LANGUAGE': language}
        if folder:
            env['LOCPATH'] = folder
        return env

    def __enter__(self):
        with open(self.log_path, 'w') as log:
            self.env['SA_TEST_START'] = str(time.monotonic_ns() // 1000)
            self.process = subprocess.Popen(self.command, env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, cwd=self.folder, preexec_fn=_die_with_parent)
        try:
            wait_for(self._is_up, f'window of {self.command[0]}', 30)
        except BaseException as error:
            self.end()
            raise Failure(f'{error}; its log says: {self.log()}') from error
        return self

    def _is_up(self):
        if self.process.poll() is not None:
            raise Failure(f'{self.command[0]} ended with status {self.process.returncode}')
        return self.desktop.has_name(self.name) and self.frames()['first_frame'] > 0

    def __exit__(self, kind, value, trace):
        crashed = self.process.poll() not in (None, 0)
        if kind is None and not crashed:
            self.quit()
        self.end()
        if kind is not None:
            print('# log: ' + self.log().replace('\n', '\n# '))
            return
        if crashed:
            raise Failure(f'{self.command[0]} ended with status {self.process.returncode}: {self.log()}')
        self.check_log()

    def quit(self):
        """Asks as a logout would; programs that hold on are ended."""
        try:
            self.app_action('quit')
            self.process.wait(5)
        except (Failure, subprocess.TimeoutExpired):
            pass

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        """As a crash would: no chance to save anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    # What the log says

    def log(self):
        with open(self.log_path, errors='replace') as file:
            return file.read()

    def warnings(self):
        return [line for line in self.log().splitlines() if _WARNING.search(line)
                and not any(expected in line for expected in self.expected_warnings)]

    def check_log(self):
        if self.warnings():
            raise Failure('The log has warnings:\n' + '\n'.join(self.warnings()))

    # Talking to the helper inside

    def call(self, method, signature=None, *arguments):
        try:
            answer = self.desktop.bus.call_sync(
                self.name, '/org/example/SaTest', 'org.example.SaTest', method,
                GLib.Variant(signature, arguments) if signature else None, None, Gio.DBusCallFlags.NONE, 60000, None)
        except GLib.Error as error:
            reason = re.sub(r'^GDBus\.Error:[^ ]+: ', '', error.message)
            raise Failure(f'{method} {" ".join(map(str, arguments))}: {reason}') from None
        values = answer.unpack()
        return values[0] if len(values) == 1 else values

    def tree(self, hidden_too=False):
        """Every window with all that is on show in it."""
        return [Widget(self, data) for data in json.loads(self.call('Tree', '(ub)', 0, hidden_too))]

    def frames(self, reset=False):
        """Microseconds: first_frame since the start, longest_hold of the main loop since the last reset."""
        return self.call('Frames', '(b)', reset)

    def timed(self, widget, verb, argument, text):
        """Does what Widget.act() does and returns, once TEXT has been painted, the milliseconds until then and
        the longest hold of the main loop on the way. TEXT must not be on show before."""
        elapsed, hold, _ = self.call('Time', '(suss)', verb, widget.id if widget else 0, argument, text)
        return elapsed / 1000, hold / 1000

    def memory(self):
        """What the program holds in memory now, in MB."""
        with open(f'/proc/{self.process.pid}/status') as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith('VmRSS'))

    def unnamed(self):
        """Widgets on show that take the focus and have no name."""
        return [Widget(self, data) for data in json.loads(self.call('Unnamed'))]

    # Looking

    def all(self, role=None, name=None, within=None, cls=None, text=None, action=None):
        """Every widget on show that fits. NAME and TEXT match whole, or by a compiled regular expression."""
        def fits(value, wanted):
            return wanted is None or (wanted.search(value) if hasattr(wanted, 'search') else value == wanted)

        roots = [within.refresh()] if within else self.tree()
        return [w for root in roots for w in root.walk()
                if fits(w.role, role) and fits(w.name, name) and fits(w.cls, cls) and fits(w.text, text)
                and fits(w.action, action)]

    def has(self, *arguments, **options):
        return bool(self.all(*arguments, **options))

    def find(self, role=None, name=None, within=None, timeout=PATIENCE, **options):
        """The first widget that fits, waited for."""
        what = ' '.join(str(v) for v in (role, name, *options.values()) if v)
        found = wait_for(lambda: self.all(role, name, within, **options), f'“{what}” on show', timeout)
        return found[0]

    def wait_gone(self, role=None, name=None, timeout=PATIENCE, **options):
        wait_for(lambda: not self.all(role, name, **options), f'end of “{name or role}”', timeout)

    def wait_for(self, condition, what='condition', timeout=PATIENCE):
        def checked():
            if self.process.poll() is not None:
                raise Failure(f'{self.command[0]} ended with status {self.process.returncode}: {self.log()}')
            return condition()
        return wait_for(checked, what, timeout)

    def settle(self, timeout=5):
        """Waits until nothing has been painted for 120 ms while nothing else was to be done, that is until
        animations have ended, and tells whether that came about. A spinner that goes on is not waited for beyond
        TIMEOUT."""
        try:
            return wait_for(lambda: self.call('Rest') > 120000, 'rest', timeout)
        except Failure:
            return False

    def painted_since(self, n_frames):
        """Waits for the next frame; where nothing had to be painted there is none, so not for long."""
        try:
            wait_for(lambda: self.frames()['n_frames'] > n_frames, 'frame', 0.1)
        except Failure:
            pass

    # Doing

    def key(self, *keys):
        """Real key presses, as xdotool names them: 'ctrl+k', 'Return', 'shift+Tab'."""
        self.desktop.xdotool('key', '--clearmodifiers', *keys)

    def keys(self, text):
        """Real key presses for ASCII text; for anything else use Widget.type()."""
        if not text.isascii():
            raise Failure(f'“{text}” cannot be typed by keys; use type()')
        self.desktop.xdotool('type', '--clearmodifiers', '--delay', 5, '--', text)

    def press(self, name, role='button', **options):
        self.wait_for(lambda: any(w.sensitive for w in self.all(role, name, **options)), f'{role} “{name}”')
        next(w for w in self.all(role, name, **options) if w.sensitive).activate()

    def menu_item(self, text):
        """Picks an item of the open popover menu."""
        self.find(cls='GtkModelButton', text=text).activate()

    def menu_items(self):
        return [w.text for w in self.all(cls='GtkModelButton')]

    def choose_file(self, path):
        """Answers the open file dialog with PATH, as a person who types it."""
        dialog = self.find(cls='GtkFileChooserDialog')
        self.settle()
        if not self.has(cls='GtkFileChooserEntry', within=dialog):
            self.key('ctrl+l')
        entry = self.find(cls='GtkFileChooserEntry', within=dialog)
        entry.type(os.path.abspath(path))
        entry.focus()
        for _ in range(10):  # it takes no Return while it still looks at the folder that was typed
            self.key('Return')
            try:
                return self.wait_gone(cls='GtkFileChooserDialog', timeout=1)
            except Failure:
                continue
        raise Failure(f'The file dialog does not take “{path}”')

    def action(self, action):
        """Any action seen from the focus of the active window: 'win.find', 'client.open=uint32 7'."""
        if action.startswith('app.'):
            name, _, parameter = action[4:].partition('=')
            self.app_action(name, parameter or None)
        else:
            window = [w for w in self.tree()][-1]
            target = next((w for w in window.walk() if w.focused), window)
            target.run(action)

    def app_action(self, name, parameter=None):
        """An action of the application over D-Bus, as the desktop would send it."""
        path, owner = self._app_path()
        value = [] if parameter is None else [self._variant(parameter)]
        arguments = GLib.Variant('(sava{sv})', (name, value, {}))
        known = self.desktop.bus.call_sync(owner, path, 'org.gtk.Actions', 'List', None, None, 0, -1, None).unpack()[0]
        if name not in known:
            raise Failure(f'The application has no action “{name}”, only {", ".join(sorted(known))}')
        self.desktop.bus.call_sync(owner, path, 'org.gtk.Actions', 'Activate', arguments, None, 0, -1, None)

    @staticmethod
    def _variant(text):
        try:
            return GLib.Variant.parse(None, text, None, None)
        except GLib.Error:
            return GLib.Variant('s', text)

    def _app_path(self):
        """The helper's connection is the application's own, so its names tell the application's path."""
        def ask(method, *arguments):
            signature = GLib.Variant('(s)', arguments) if arguments else None
            return self.desktop.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                              method, signature, None, 0, -1, None).unpack()[0]

        owner = ask('GetNameOwner', self.name)
        for name in ask('ListNames'):
            if not name.startswith((':', 'org.example.SaTest.')) and ask('GetNameOwner', name) == owner:
                return '/' + name.replace('.', '/').replace('-', '_'), owner
        raise Failure('The application has no name on the bus')

    def actions(self):
        """Names of the actions the focused widget and its ancestors declare."""
        return self.call('Actions', '(u)', 0)

    def resize(self, width, height=None):
        """Sets the window's size and waits until it has it; 1280 is the whole screen. Fails if the window
        does not become that narrow; of contents too wide for it libadwaita warns in the log."""
        window = self.main_window()
        full = width >= self.desktop.WIDTH
        wanted = f'{width} maximized' if full else str(width)
        if height is None and window.act('size') == wanted:
            return
        if window.act('size').endswith('maximized') != full:
            if not full:
                window.act('resize', f'{width}x{height or 800}')
            window.act('maximize' if full else 'restore')
            self.wait_for(lambda: window.act('size').endswith('maximized') == full, 'maximising or restoring')
        for _ in range(20):  # a late word of the window manager about the old size may undo the new one
            if not full:
                window.act('resize', f'{width}x{height or 800}')
            try:
                wait_for(lambda: window.act('size') == wanted, 'size', 0.3)
            except Failure:
                continue
            self.settle()
            if window.act('size') == wanted:
                return
        raise Failure(f'The window is {window.act("size")} px wide, not {width}')

    def main_window(self):
        return next(w for w in self.tree() if w.bounds[2] > 0)

    def screenshot(self, path, whole_screen=False):
        """Photographs the window once it is at rest, and what hangs out of it too with WHOLE_SCREEN."""
        self.settle()
        if whole_screen:
            return self.desktop.photograph(path)
        window = self.main_window()
        out = subprocess.check_output(['xdotool', 'getwindowgeometry', '--shell', str(window.xid)],
                                      env=self.desktop.env, text=True)
        place = dict(line.split('=') for line in out.splitlines())
        x, y, width, height = window.bounds
        return self.desktop.photograph(path, (int(place['X']) + x, int(place['Y']) + y, width, height))
