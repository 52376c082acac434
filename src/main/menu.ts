import { basename } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type MenuCommand, type MenuEntry, type MenuName, MENUS } from '../contract/desktop.ts';

export interface MenuActions {
  /** Asks the page to do something. */
  command(command: MenuCommand): void;
  openRecent(path: string): void;
}

/** Sets the app's menu. `entries`: the page's commands; `recent`: paths of projects, newest first. */
export function setMenu(
  entries: readonly MenuEntry[],
  recent: readonly string[],
  actions: MenuActions,
): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(entries, recent, actions)));
}

/** What the page sent, as far as it makes sense: a menu must never fail. */
export function menuEntries(sent: unknown): MenuEntry[] {
  if (!Array.isArray(sent)) return [];
  return sent.filter(
    (entry: Partial<MenuEntry> | null): entry is MenuEntry =>
      typeof entry?.id === 'string' &&
      typeof entry.title === 'string' &&
      typeof entry.part === 'number' &&
      typeof entry.accelerator === 'string' &&
      MENUS.some((menu) => menu === entry.menu),
  );
}

type Items = MenuItemConstructorOptions[];

function menuTemplate(entries: readonly MenuEntry[], recent: readonly string[], actions: MenuActions): Items {
  /** The parts of a menu that the page has commands for, with those of its parts that are the system's. */
  const parts = (menu: MenuName, system: Readonly<Record<number, Items>> = {}): Items => {
    const own = entries.filter((entry) => entry.menu === menu);
    const numbers = new Set([...own.map(({ part }) => part), ...Object.keys(system).map(Number)]);
    return [...numbers]
      .sort((a, b) => a - b)
      .flatMap((part, i) => [
        ...(i === 0 ? [] : [{ type: 'separator' } as const]),
        ...own.filter((entry) => entry.part === part).map((entry) => item(entry, actions)),
        ...(system[part] ?? []),
      ]);
  };
  const isMac = process.platform === 'darwin';
  const tools: Items = app.isPackaged ? [] : [{ role: 'reload' }, { role: 'toggleDevTools' }];
  const menus: Items = [
    {
      label: '&File',
      submenu: parts('file', {
        1: [{ label: 'Open recent', submenu: recentItems(recent, actions) }],
        ...(isMac ? {} : { 9: [{ role: 'quit' }] }),
      }),
    },
    {
      label: '&Edit',
      submenu: parts('edit', {
        1.5: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
      }),
    },
    {
      label: '&View',
      submenu: parts('view', {
        8: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }],
        9: [{ role: 'togglefullscreen' }, ...tools],
      }),
    },
    { label: '&Go', submenu: parts('go') },
    { label: '&Code', submenu: parts('code') },
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    ...menus.filter(({ submenu }) => Array.isArray(submenu) && submenu.length > 0),
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', submenu: parts('help') },
  ];
}

/**
 * The page handles its keys by itself, since what a key means there depends on where the focus is: they are shown, not taken.
 */
function item({ id, title, accelerator, enabled, checked }: MenuEntry, actions: MenuActions) {
  return {
    id,
    label: plain(title),
    enabled,
    registerAccelerator: false,
    click: () => actions.command(id),
    ...(accelerator === '' ? {} : { accelerator }),
    ...(checked === undefined ? {} : { type: 'checkbox' as const, checked }),
  };
}

/** A single & in a label would mark a key. */
const plain = (label: string): string => label.replaceAll('&', '&&');

function recentItems(recent: readonly string[], actions: MenuActions): Items {
  if (recent.length === 0) return [{ label: 'No recent projects', enabled: false }];
  return recent.map((path) => ({
    label: plain(basename(path).replace(/\.passage$/i, '')),
    toolTip: path,
    click: () => actions.openRecent(path),
  }));
}
