# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for tests: an X server without a screen, a session bus, the accessibility bus and a
window manager, with a home folder of its own. Nothing of the person's own session is seen or touched."""

import ctypes
import glob
import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import Gio, GLib

HERE = os.path.dirname(os.path.abspath(__file__))
PR_SET_PDEATHSIG = 1
# Seconds. Nobody waits that long for a program that works; a machine that does four things at once may.
PATIENCE = 30


class Failure(AssertionError):
    """Something the test waited for or asked for did not come about."""


def wait_for(condition, what, timeout=PATIENCE):
    """Returns what CONDITION returns as soon as that is true; fails, naming WHAT, after TIMEOUT seconds."""
    end = time.monotonic() + timeout
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise Failure(f'after {timeout} s there is still no {what}')
        time.sleep(0.02)


def preload_library(name='libsa-ui-test.so'):
    """The path of a preload library: the one meson built (SA_UI_PRELOAD_DIR) or one compiled here and kept
    by the hash of its sources, so that shot.py works without a build folder."""
    if 'SA_UI_PRELOAD_DIR' in os.environ:
        return os.path.join(os.environ['SA_UI_PRELOAD_DIR'], name)
    sources, packages = {
        'libsa-ui-test.so': ('preload.c act.c tree.c timing.c frames.c', 'libadwaita-1 json-glib-1.0 gtk4-x11'),
        'libsa-first-frame.so': ('first-frame.c frames.c', 'gtk4'),
    }[name]
    paths = [os.path.join(HERE, source) for source in sources.split()]
    digest = hashlib.sha256()
    for path in sorted(paths + glob.glob(os.path.join(HERE, '*.h'))):
        with open(path, 'rb') as file:
            digest.update(file.read())
    folder = os.path.join(GLib.get_user_cache_dir(), 'sales-admin', 'ui-test')
    library = os.path.join(folder, f'{digest.hexdigest()[:16]}-{name}')
    if not os.path.exists(library):
        os.makedirs(folder, exist_ok=True)
        flags = subprocess.check_output(['pkg-config', '--cflags', '--libs', *packages.split()], text=True)
        scratch = f'{library}.{os.getpid()}'
        subprocess.check_call(['cc', '-O1', '-g', '-D_GNU_SOURCE', '-shared', '-fPIC', '-o', scratch, *paths,
                               *shlex.split(flags)])
        os.rename(scratch, library)
    return library


def locale_folder(name):
    """A folder for LOCPATH that holds the locale NAME, or None where the system has it."""
    known = subprocess.check_output(['locale', '-a'], text=True).lower().replace('utf-8', 'utf8').split()
    if name.lower().replace('utf-8', 'utf8') in known:
        return None
    folder = os.path.join(GLib.get_user_cache_dir(), 'sales-admin', 'locale')
    if not os.path.isdir(os.path.join(folder, name)):
        os.makedirs(folder, exist_ok=True)
        scratch = tempfile.mkdtemp(dir=folder)
        made = subprocess.run(['localedef', '-i', name.split('.')[0], '-f', 'UTF-8', os.path.join(scratch, name)],
                              capture_output=True, text=True)
        if made.returncode > 1:
            raise Failure(f'The locale {name} cannot be made: {made.stderr} Install the package “locales”.')
        os.replace(os.path.join(scratch, name), os.path.join(folder, name))
        os.rmdir(scratch)
    return folder


def _die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Desktop:
    """with Desktop() as desktop: … Everything it starts ends with it."""

    WIDTH, HEIGHT = 1280, 900

    def __init__(self, accessibility=True):
        self.accessibility = accessibility
        self.processes = []

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='sa-ui-')
        try:
            self._set_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _set_up(self):
        self.env = self._environment()
        self._log = open(os.path.join(self.folder, 'desktop.log'), 'w+')
        self.env['DISPLAY'] = ':' + self._start_and_read(
            ['Xvfb', '-screen', '0', f'{self.WIDTH}x{self.HEIGHT}x24', '-nolisten', 'tcp', '-noreset', '-displayfd'])
        address = self._start_and_read(['dbus-daemon', '--session', '--nofork', '--print-address'], join='=')
        self.env['DBUS_SESSION_BUS_ADDRESS'] = address
        # The test itself talks to the same bus and display: libatspi and xdotool look in os.environ.
        os.environ.update({key: self.env[key] for key in
                           ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')})
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None)
        if self.accessibility:
            self.start(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately'])
            wait_for(lambda: self.has_name('org.a11y.Bus'), 'accessibility bus')
        self.start(['openbox', '--sm-disable', '--config-file', self._openbox_settings()])
        wait_for(lambda: 'window id' in self._output(['xprop', '-root', '_NET_SUPPORTING_WM_CHECK']),
                 'window manager')

    def _environment(self):
        env = {key: value for key, value in os.environ.items()
               if not key.startswith(('XDG_', 'LC_', 'GTK_', 'GDK_', 'DBUS_', 'ADW_')) and key != 'WAYLAND_DISPLAY'}
        for key, name in (('HOME', 'home'), ('XDG_DATA_HOME', 'data'), ('XDG_CONFIG_HOME', 'config'),
                          ('XDG_CACHE_HOME', 'cache'), ('XDG_STATE_HOME', 'state'), ('XDG_RUNTIME_DIR', 'run')):
            env[key] = os.path.join(self.folder, name)
            os.mkdir(env[key], 0o700)
        if 'XDG_DATA_DIRS' in os.environ:
            env['XDG_DATA_DIRS'] = os.environ['XDG_DATA_DIRS']
        env.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', ADW_DISABLE_PORTAL='1', GDK_DEBUG='no-portals',
                   GTK_A11Y='atspi' if self.accessibility else 'none', GSETTINGS_BACKEND='keyfile', NO_AT_BRIDGE='0',
                   GIO_USE_VFS='local', ASAN_OPTIONS='verify_asan_link_order=0:detect_leaks=0')
        os.mkdir(os.path.join(env['XDG_CONFIG_HOME'], 'gtk-4.0'))
        with open(os.path.join(env['XDG_CONFIG_HOME'], 'gtk-4.0', 'settings.ini'), 'w') as file:
            # A blinking cursor would paint for ever, and no picture would be at rest.
            file.write('[Settings]\ngtk-cursor-blink=false\ngtk-font-name=Cantarell 11\n'
                       'gtk-print-backends=file\n')
        with open(os.path.join(env['XDG_CONFIG_HOME'], 'gtk-4.0', 'gtk.css'), 'w') as file:
            # Without a compositor GTK draws a frame inside the window, which would then be too narrow by it.
            file.write('window.solid-csd { padding: 0; margin: 0; border: none; box-shadow: none; }')
        return env

    def _openbox_settings(self):
        path = os.path.join(self.folder, 'openbox.xml')
        with open(path, 'w') as file:
            file.write('<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>'
                       '<placement><policy>Smart</policy></placement><applications/></openbox_config>')
        return path

    def _start_and_read(self, command, join=None):
        read, write = os.pipe()
        command = command[:-1] + [f'{command[-1]}={write}'] if join else command + [str(write)]
        self.start(command, pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as file:
            line = file.readline().strip()
        if not line:
            raise Failure(f'{command[0]} did not start: {self.log()}')
        return line

    def start(self, command, **options):
        process = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=self._log,
                                   stderr=self._log, preexec_fn=_die_with_parent, **options)
        self.processes.append(process)
        return process

    def _output(self, command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True).stdout

    def has_name(self, name):
        answer = self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                    'NameHasOwner', GLib.Variant('(s)', (name,)), None, 0, -1, None)
        return answer.unpack()[0]

    def xdotool(self, *arguments):
        subprocess.run(['xdotool', *map(str, arguments)], env=self.env, check=True, stdout=subprocess.DEVNULL)

    def photograph(self, path, crop=None):
        """Takes the whole screen, or of it CROP: (x, y, width, height)."""
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        area = ['-crop', '%dx%d+%d+%d' % (crop[2], crop[3], crop[0], crop[1]), '+repage'] if crop else []
        subprocess.run(['import', '-window', 'root', *area, path], env=self.env, check=True)
        return path

    def log(self):
        self._log.flush()
        with open(self._log.name) as file:
            return file.read()

    def __exit__(self, *exception):
        if getattr(self, 'bus', None) is not None:
            self.bus.set_exit_on_close(False)
            self.bus.close_sync(None)
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
