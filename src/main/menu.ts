import { basename } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract/desktop.ts';

export interface MenuActions {
  /** Asks the page to do something. */
  command(command: MenuCommand): void;
  openRecent(path: string): void;
}

/** Sets the app's menu. `recent`: paths of projects, newest first. */
export function setMenu(recent: readonly string[], actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(recent, actions)));
}

function menuTemplate(recent: readonly string[], actions: MenuActions): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => actions.command(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  /** With a key that the page handles by itself, since in a field it means the field's own: shown, not taken. */
  const shown = (label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    ...item(label, command, accelerator),
    registerAccelerator: false,
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New project…', 'new', 'CmdOrCtrl+N'),
        item('Open project…', 'open', 'CmdOrCtrl+O'),
        { label: 'Open recent', submenu: recentItems(recent, actions) },
        separator,
        item('Import transcripts…', 'import', 'CmdOrCtrl+Shift+I'),
        item('Export…', 'export', 'CmdOrCtrl+Shift+E'),
        separator,
        item('Close project', 'close', 'CmdOrCtrl+W'),
        ...(isMac ? [] : [separator, { role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        shown('Undo', 'undo', 'CmdOrCtrl+Z'),
        shown('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        shown('Find', 'find', 'CmdOrCtrl+F'),
        item('History', 'history'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged
          ? []
          : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', submenu: [item('Keyboard shortcuts', 'shortcuts')] },
  ];
}

function recentItems(recent: readonly string[], actions: MenuActions): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: 'No recent projects', enabled: false }];
  return recent.map((path) => ({
    // A single & in a label would mark a key.
    label: basename(path)
      .replace(/\.passage$/i, '')
      .replaceAll('&', '&&'),
    toolTip: path,
    click: () => actions.openRecent(path),
  }));
}
