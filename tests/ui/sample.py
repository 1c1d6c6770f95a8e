#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with one of everything the harness must be able to drive; the harness is tested on it."""

import os
import time

import gi

gi.require_version('Gtk', '4.0')
gi.require_version('Adw', '1')
from gi.repository import Adw, Gio, GLib, Gtk  # noqa: E402

ROWS = 1000


class Sample(Adw.Application):
    def __init__(self):
        super().__init__(application_id='org.example.SaSample')
        for name, kind in (('quit', None), ('say', 's')):
            action = Gio.SimpleAction.new(name, GLib.VariantType(kind) if kind else None)
            action.connect('activate', self.on_action)
            self.add_action(action)

    def on_action(self, action, parameter):
        if action.get_name() == 'quit':
            self.quit()
        else:
            self.say(parameter.unpack())

    def say(self, text):
        if text == 'sleep':
            time.sleep(0.2)
        self.said.set_text(text)

    def do_activate(self):
        if self.get_active_window():
            self.get_active_window().present()
            return
        self.said = Gtk.Label(label='nothing yet')
        window = Adw.ApplicationWindow(application=self, title='Sample', default_width=1000, default_height=700,
                                       width_request=360, height_request=300)
        self.stack = Adw.ViewStack()
        self.stack.add_titled_with_icon(self.form(), 'form', 'Form', 'document-edit-symbolic')
        self.stack.add_titled_with_icon(self.table(), 'table', 'Table', 'view-list-symbolic')
        header = Adw.HeaderBar(title_widget=Adw.ViewSwitcher(stack=self.stack, policy=Adw.ViewSwitcherPolicy.WIDE))
        menu = Gio.Menu()
        menu.append('Say _menu', 'app.say::menu')
        menu.append('_Quit', 'app.quit')
        header.pack_end(Gtk.MenuButton(menu_model=menu, icon_name='open-menu-symbolic', tooltip_text='Main Menu',
                                       primary=True))
        view = Adw.ToolbarView(content=self.stack)
        view.add_top_bar(header)
        view.add_bottom_bar(self.said)
        bar = Adw.ViewSwitcherBar(stack=self.stack)
        view.add_bottom_bar(bar)
        self.toasts = Adw.ToastOverlay(child=view)
        window.set_content(self.toasts)
        show = Gio.SimpleAction.new('show', GLib.VariantType('s'))
        show.connect('activate', lambda a, p: self.stack.set_visible_child_name(p.unpack()))
        window.add_action(show)
        for name in ('open', 'save'):
            action = Gio.SimpleAction.new(name, None)
            action.connect('activate', self.on_file, window)
            window.add_action(action)
        dialog = Gio.SimpleAction.new('about', None)
        dialog.connect('activate', lambda *a: Adw.AboutDialog(application_name='Sample').present(window))
        window.add_action(dialog)
        narrow = Adw.Breakpoint.new(Adw.BreakpointCondition.parse('max-width: 500sp'))
        narrow.add_setter(header, 'show-title', False)
        narrow.add_setter(bar, 'reveal', True)
        window.add_breakpoint(narrow)
        self.misbehave(view, os.environ.get('SA_SAMPLE_FAULT'))
        window.present()

    def misbehave(self, view, fault):
        if fault == 'g_warning':
            GLib.log_default_handler('Sample', GLib.LogLevelFlags.LEVEL_WARNING, 'a warning', None)
        elif fault == 'assertion':
            Gtk.Box().remove(Gtk.Label())
        elif fault == 'wide':
            view.set_size_request(500, -1)

    def form(self):
        page = Adw.PreferencesPage()
        group = Adw.PreferencesGroup(title='Form')
        page.add(group)
        entry = Adw.EntryRow(title='City')
        entry.connect('changed', lambda row: self.say('city ' + row.get_text()))
        switch = Adw.SwitchRow(title='Wanted')
        switch.connect('notify::active', lambda row, p: self.say(f'wanted {row.get_active()}'))
        combo = Adw.ComboRow(title='Colour', model=Gtk.StringList.new(['Red', 'Green']))
        combo.connect('notify::selected', lambda row, p: self.say('colour ' + row.get_selected_item().get_string()))
        action = Adw.ActionRow(title='Open it', activatable=True)
        action.connect('activated', lambda row: self.say('opened'))
        button = Adw.ButtonRow(title='Ask')
        button.connect('activated', self.on_ask)
        spin = Adw.SpinRow.new_with_range(0, 10, 1)
        spin.set_title('Count')
        expander = Adw.ExpanderRow(title='More')
        check = Gtk.CheckButton(label='Inner')
        check.connect('toggled', lambda c: self.say(f'inner {c.get_active()}'))
        expander.add_row(check)
        unnamed = Gtk.Button(icon_name='edit-delete-symbolic', halign=Gtk.Align.CENTER, name='unnamed')
        unnamed.connect('clicked', lambda b: self.toasts.add_toast(Adw.Toast(title='Clicked')))
        for row in (entry, switch, combo, action, button, spin, expander, unnamed):
            group.add(row)
        return page

    def on_ask(self, row):
        dialog = Adw.AlertDialog(heading='Sure?', body='Nothing will happen.')
        dialog.add_response('no', '_No')
        dialog.add_response('yes', '_Yes')
        dialog.connect('response', lambda d, answer: self.say('answer ' + answer))
        dialog.present(row.get_root())

    def on_file(self, action, parameter, window):
        dialog, name = Gtk.FileDialog(), action.get_name()
        start, finish = getattr(dialog, name), getattr(dialog, name + '_finish')
        start(window, None, lambda d, result: self.say(f'{name} {finish(result).get_path()}'))

    def table(self):
        strings = Gtk.StringList.new([f'Item {i}' for i in range(ROWS)])
        selection = Gtk.MultiSelection(model=strings)
        selection.connect('selection-changed', lambda s, *a: self.say('selected ' + ','.join(
            strings.get_string(i) for i in range(ROWS) if s.is_selected(i))))
        view = Gtk.ColumnView(model=selection)
        view.update_property([Gtk.AccessibleProperty.LABEL], ['Items'])
        for title, text in (('Name', '{}'), ('Double', '{0} {0}')):
            factory = Gtk.SignalListItemFactory()
            factory.connect('setup', lambda f, item: item.set_child(Gtk.Inscription(xalign=0)))
            factory.connect('bind', lambda f, item, text=text: item.get_child().set_text(
                text.format(item.get_item().get_string())))
            view.append_column(Gtk.ColumnViewColumn(title=title, factory=factory, expand=True))
        view.connect('activate', lambda v, position: self.say('row ' + strings.get_string(position)))
        return Gtk.ScrolledWindow(child=view)


Sample().run()
