import { app, BrowserWindow, dialog } from 'electron';
import type { DesktopMessages, MenuEntry } from '../contract/desktop.ts';
import { pickExport, pickNewProject, pickProject } from './dialogs.ts';
import { HostProcess } from './host-process.ts';
import { menuEntries, setMenu } from './menu.ts';
import { answerCall, openExternal } from './security.ts';
import { createWindow } from './windows.ts';

/** The one window and the one host of the app, and what passes between them and the system. */
export class Desk {
  readonly #host: HostProcess;
  #window: BrowserWindow | undefined;
  /** A project to open that no page listens for yet. */
  #toOpen: string | undefined;
  #listening = false;
  #recent: readonly string[] = [];
  /** What the page has for the menu. */
  #entries: readonly MenuEntry[] = [];

  constructor(sampleDir: string) {
    this.#host = new HostProcess({
      version: app.getVersion(),
      sampleDir,
      onRecent: (paths) => this.#showRecent(paths),
      onLost: (code) => void this.#hostLost(code),
    });
    this.#showRecent([]);
    this.#answer();
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    this.#host.start();
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
      return;
    }
    const window = createWindow();
    this.#window = window;
    // A reload begins a new page, which does not listen yet.
    window.webContents.on('did-start-loading', () => {
      this.#listening = false;
    });
    window.once('closed', () => {
      this.#window = undefined;
      this.#listening = false;
      // The commands were the page's.
      this.#entries = [];
      this.#showMenu();
    });
  }

  /** Opens a project that the user named outside the page. */
  async openProject(path: string): Promise<void> {
    this.show();
    await this.#host.grant(path);
    this.#toOpen = path;
    this.#sendOpen();
  }

  close(): void {
    this.#host.stop();
  }

  #answer(): void {
    answerCall('passage:connect', (event) => {
      event.sender.postMessage('passage:port' satisfies keyof DesktopMessages, null, [this.#host.connect()]);
    });
    answerCall('passage:pick-project', () => this.#granted((window) => pickProject(window)));
    answerCall('passage:pick-new-project', (_event, name) =>
      this.#granted((window) => pickNewProject(window, name)),
    );
    answerCall('passage:pick-export', (_event, name, several) =>
      this.#granted((window) => pickExport(window, name, several)),
    );
    answerCall('passage:set-menu', (_event, entries) => {
      this.#entries = menuEntries(entries);
      this.#showMenu();
    });
    answerCall('passage:open-external', (_event, url) => openExternal(url));
    answerCall('passage:listening', () => {
      this.#listening = true;
      this.#sendOpen();
    });
  }

  /** Lets the host take what the user chose, before the page can name it. */
  async #granted(pick: (window: BrowserWindow) => Promise<string | null>): Promise<string | null> {
    if (!this.#window) return null;
    const path = await pick(this.#window);
    if (path !== null) await this.#host.grant(path);
    return path;
  }

  #send<C extends keyof DesktopMessages>(channel: C, payload: DesktopMessages[C]): void {
    this.#window?.webContents.send(channel, payload);
  }

  #sendOpen(): void {
    if (!this.#listening || this.#toOpen === undefined) return;
    this.#send('passage:open-project', this.#toOpen);
    this.#toOpen = undefined;
  }

  #showRecent(paths: readonly string[]): void {
    this.#recent = paths;
    this.#showMenu();
    // The system's own list: the dock's menu, the jump list.
    if (paths[0] !== undefined) app.addRecentDocument(paths[0]);
  }

  #showMenu(): void {
    setMenu(this.#entries, this.#recent, {
      command: (command) => this.#send('passage:menu', command),
      openRecent: (path) => void this.openProject(path),
    });
  }

  async #hostLost(code: number): Promise<void> {
    const window = this.#window;
    if (!window) return;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The part of Passage that keeps your project has stopped.',
      detail: `What was shown as saved is in the file. Passage can start it again and load the page anew. (Exit code ${code})`,
      buttons: ['Start again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 1) return app.quit();
    this.#host.start();
    window.webContents.reload();
  }
}
