/**
 * What the desktop's preload hands the page as `window.passage`: the few powers that a page has not by itself. A page in a
 * browser has none of it.
 */
export interface DesktopPowers {
  /**
   * Asks for a new port to the host. It arrives as a message of the page's own window whose data is {@link PortMessage},
   * with the port as its one entry of `ports`. Rejects where there is no host.
   */
  connect(): Promise<void>;
  /** Asks for the path of a project to open; null where the user cancels. The host takes the path from then on. */
  pickProject(): Promise<string | null>;
  /** Asks for the path of a new project. */
  pickNewProject(suggestedName: string): Promise<string | null>;
  /** Asks where to save an export: a file, or with `several` a folder of its own. */
  pickExport(suggestedName: string, several: boolean): Promise<string | null>;
  /** Sets what the native menu has of the page's commands, in their order. */
  setMenu(entries: readonly MenuEntry[]): void;
  /** Commands that are chosen from the native menu; returns the way to stop listening. */
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** Projects that the system or the menu asks to open, among them the one that the app was started with. */
  onOpenProject(listener: (place: string) => void): () => void;
  /** Opens an https address in the user's browser; others are ignored. */
  openExternal(url: string): void;
}

/** The data of the window message that brings a port to the page. */
export type PortMessage = 'passage-port';

/** The native menus that have commands of the page, in the order of the bar. */
export const MENUS = ['file', 'edit', 'view', 'go', 'code', 'help'] as const;
export type MenuName = (typeof MENUS)[number];

/** The id of a command of the page: what the native menu asks it to do. */
export type MenuCommand = string;

/** A line of the native menu, as the page's commands say it is. */
export interface MenuEntry {
  id: MenuCommand;
  menu: MenuName;
  /** Which part of the menu, from the top; a line separates the parts. */
  part: number;
  title: string;
  /** As Electron writes keys; empty for none. Shown only: the page handles its keys by itself. */
  accelerator: string;
  enabled: boolean;
  /** For a toggle. */
  checked?: boolean;
}

/** Calls that the preload makes and the main process answers, by channel. */
export interface DesktopCalls {
  'passage:connect': () => void;
  'passage:pick-project': () => string | null;
  'passage:pick-new-project': (suggestedName: string) => string | null;
  'passage:pick-export': (suggestedName: string, several: boolean) => string | null;
  'passage:set-menu': (entries: readonly MenuEntry[]) => void;
  'passage:open-external': (url: string) => void;
  /** The page listens to `passage:open-project` from now on. */
  'passage:listening': () => void;
}

/** What the main process sends without being asked, by channel. `passage:port` brings the port. */
export interface DesktopMessages {
  'passage:port': null;
  'passage:menu': MenuCommand;
  'passage:open-project': string;
}
