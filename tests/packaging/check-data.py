#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop reads about the application is valid, and asks for no more than it should."""
import json
import pathlib
import sys
import xml.etree.ElementTree as ET
import tap

ID = 'org.example.SalesAdmin'
DATA = tap.ROOT / 'data'
BUILT = pathlib.Path(sys.argv[1])  # the built data/, with the translated files

# The permissions of docs/DESIGN.md, and nothing else: files, printing, mail and secrets go through portals.
PERMISSIONS = ['--share=ipc', '--share=network', '--socket=wayland', '--socket=fallback-x11', '--device=dri']


def desktop_file():
    """The desktop file is valid."""
    return tap.command('desktop-file-validate', BUILT / f'{ID}.desktop')


def metainfo():
    """The metainfo is valid."""
    return tap.command('appstreamcli', 'validate', '--strict', '--no-net', BUILT / f'{ID}.metainfo.xml')


def settings():
    """The settings schema compiles."""
    return tap.command('glib-compile-schemas', '--strict', '--dry-run', DATA)


def icons():
    """The icon and its symbolic twin have their sizes and no outside links."""
    folder = DATA / 'icons/hicolor'
    wrong = []
    for path, size in ((folder / f'scalable/apps/{ID}.svg', '128'), (folder / f'symbolic/apps/{ID}-symbolic.svg', '16')):
        svg = ET.parse(path).getroot()
        if (svg.get('width'), svg.get('height')) != (size, size):
            wrong.append(f'{path.name} is not {size} × {size}')
        if 'http' in ''.join(v for e in svg.iter() for k, v in e.attrib.items() if k.endswith('href')):
            wrong.append(f'{path.name} links outside')
    return wrong


def permissions():
    """The Flatpak asks for exactly the permissions it may have."""
    asked = json.loads((tap.ROOT / f'{ID}.json').read_text(encoding='utf-8'))['finish-args']
    return [] if sorted(asked) == sorted(PERMISSIONS) else [f'it asks for {" ".join(asked)}']


def sources_are_pinned():
    """Every source of the Flatpak is pinned by what it contains."""
    modules = json.loads((tap.ROOT / f'{ID}.json').read_text(encoding='utf-8'))['modules']
    return [f'{m["name"]}: {s}' for m in modules for s in m['sources']
            if s['type'] in ('git', 'archive', 'file') and not (s.get('commit') or s.get('sha256'))]


tap.run(desktop_file, metainfo, settings, icons, permissions, sources_are_pinned)
