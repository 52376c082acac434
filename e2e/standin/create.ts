import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { StandinApp } from './app.ts';
import { Dialogs } from './dialogs.ts';
import { forkHost, type HostChild } from './host-child.ts';
import { StandinWindow, type World } from './window.ts';

export interface Item {
  id?: string;
  label?: string;
  enabled?: boolean;
  accelerator?: string;
  registerAccelerator?: boolean;
  submenu?: Item[];
  click?(): void;
}

/** What main set on the session: a test asks them as Electron would. */
export interface SessionHandlers {
  permissionRequest(contents: unknown, permission: string, callback: (granted: boolean) => void): void;
  permissionCheck(): boolean;
  devicePermission(): boolean;
  beforeRequest(details: { url: string }, callback: (answer: { cancel: boolean }) => void): void;
}

/** What a run of the stand-in is set up with before main is loaded. */
export interface Run {
  newPage(): Promise<Page>;
  /** Variables for the host's process. */
  env: Record<string, string>;
  /** The built preload's code. */
  preload: string;
}

/**
 * The part of Electron's main process that Passage uses, over Chromium driven by Playwright: the built main, preload and page
 * run on it unchanged. Not covered: the sandbox, context isolation, native windows and menus.
 */
export function createStandin() {
  let run: Run | undefined;
  const app = new StandinApp(root);
  const handlers = new Map<string, (event: unknown, ...input: unknown[]) => unknown>();
  const schemes = new Map<string, (request: Request) => Promise<Response>>();
  const windows: StandinWindow[] = [];
  const children: HostChild[] = [];
  const menu: { current: Item[] } = { current: [] };
  const opened: string[] = [];
  const privileged: unknown[] = [];
  const guards: Partial<SessionHandlers> = {};

  const world: World = {
    newPage: () => run!.newPage(),
    preload: () => run!.preload,
    scheme: (name) => schemes.get(name),
    invoke: async (channel, event, input) => {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return structuredClone(await handler(event, ...input));
    },
    created: (contents) => app.emit('web-contents-created', {}, contents),
  };

  return {
    setUp: (next: Run) => {
      run = next;
    },
    invoke: world.invoke,
    windows,
    children,
    opened,
    guards,
    privileged,
    menu,
    app,
    BrowserWindow: class extends StandinWindow {
      constructor(options: Record<string, unknown>) {
        super(world, options);
        windows.push(this);
        this.once(
          'closed',
          () => windows.splice(windows.indexOf(this), 1).length > 0 && app.emit('window-all-closed'),
        );
      }
    },
    dialog: new Dialogs(),
    ipcMain: {
      handle(channel: string, handler: (event: unknown, ...input: unknown[]) => unknown) {
        if (handlers.has(channel)) throw new Error(`A second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
    },
    Menu: {
      buildFromTemplate: (template: Item[]) => template,
      setApplicationMenu: (items: Item[]) => {
        menu.current = items;
      },
    },
    MessageChannelMain: MessageChannel,
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => void privileged.push(schemes),
      handle: (name: string, handler: (request: Request) => Promise<Response>) =>
        void schemes.set(name, handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1280, height: 800 } }] },
    session: {
      defaultSession: Object.assign(new EventEmitter(), {
        setPermissionRequestHandler: (handler: SessionHandlers['permissionRequest']) =>
          void (guards.permissionRequest = handler),
        setPermissionCheckHandler: (handler: SessionHandlers['permissionCheck']) =>
          void (guards.permissionCheck = handler),
        setDevicePermissionHandler: (handler: SessionHandlers['devicePermission']) =>
          void (guards.devicePermission = handler),
        webRequest: {
          onBeforeRequest: (handler: SessionHandlers['beforeRequest']) =>
            void (guards.beforeRequest = handler),
        },
      }),
    },
    shell: { openExternal: async (url: string) => void opened.push(url) },
    utilityProcess: {
      fork: (path: string, args: string[]) => {
        const child = forkHost(path, args, run!.env);
        children.push(child);
        return child;
      },
    },
  };
}

export type Standin = ReturnType<typeof createStandin>;
