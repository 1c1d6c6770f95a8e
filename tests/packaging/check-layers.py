#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house keeps its shape: includes run downwards, in no circle, and each library stays in its layer."""
import re
import tap

# What a layer may include besides itself; the ground first. docs/DESIGN.md draws the same.
BELOW = {'base': set()}
BELOW['model'] = {'base'}
BELOW['store'] = {'model'} | BELOW['model']
BELOW['services'] = {'store'} | BELOW['store']
BELOW['exchange'] = {'services'} | BELOW['services']
BELOW['documents'] = {'services'} | BELOW['services']
BELOW['sync'] = {'store'} | BELOW['store']
BELOW['commands'] = {'exchange', 'documents', 'sync'} | BELOW['exchange']
BELOW['views'] = {'exchange', 'documents', 'sync'} | BELOW['exchange']

# Libraries that belong to one layer alone.
ONLY_IN = {
    r'gtk/|gdk/|gsk/|adwaita\.h': ('views', 'main.c'),
    r'sqlite3|sqlcipher': ('store',),
    r'libsoup/': ('sync',),
    r'csv\.h|freexl|xlsxwriter': ('exchange',),
    r'pango/|cairo': ('documents', 'views'),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)

FILES = tap.sources('*.c', '*.h')
HEADERS = {p.name: p for p in FILES if p.suffix == '.h'}
INCLUDES = {p: INCLUDE.findall((tap.ROOT / p).read_text(encoding='utf-8')) for p in FILES}


def layer(path):
    """The layer a file stands in: its folder, or its own name directly under src."""
    return path.parts[1]


def own(path):
    """The project's headers that a file includes."""
    return [HEADERS[name.rsplit('/', 1)[-1]] for mark, name in INCLUDES[path]
            if mark == '"' and name.rsplit('/', 1)[-1] in HEADERS]


def names_are_unique():
    """A header's name says which one it is."""
    seen = [p.name for p in FILES if p.suffix == '.h']
    return sorted({f'{name} stands in more than one folder' for name in seen if seen.count(name) > 1})


def includes_run_downwards():
    """No file includes a layer above or beside its own."""
    return [f'{p} includes {h}' for p in FILES if layer(p) in BELOW for h in own(p)
            if layer(h) != layer(p) and layer(h) not in BELOW[layer(p)]]


def features_meet_in_common():
    """Feature folders of views include only common, never one another."""
    frame = ('common', 'window')

    def feature(path):
        return path.parts[2] if layer(path) == 'views' and len(path.parts) > 3 else None
    return [f'{p} includes {h}' for p in FILES for h in own(p)
            if feature(h) not in (None, 'common', feature(p)) and feature(p) not in (None, *frame[1:])]


def libraries_stay_in_their_layer():
    """GTK is used in views only, SQLite in the store only, and so on."""
    return [f'{p} includes {name}' for p in FILES for _, name in INCLUDES[p]
            for pattern, layers in ONLY_IN.items() if re.match(pattern, name) and layer(p) not in layers]


def no_circles():
    """No file's includes lead back to itself."""
    circles, done = [], set()

    def visit(path, trail):
        if path in trail:
            circles.append(' → '.join(str(p) for p in [*trail[trail.index(path):], path]))
        elif path not in done:
            for header in own(path):
                visit(header, [*trail, path])
            done.add(path)
    for path in FILES:
        visit(path, [])
    return circles


tap.run(names_are_unique, includes_run_downwards, features_meet_in_common, libraries_stay_in_their_layer, no_circles)
