import type { MenuEntry } from '../../contract/desktop.ts';
import type { Port } from '../../contract/port.ts';

/** What the page needs from where it runs. Two implementations: `electron.ts` and `browser.ts`. */
export interface Platform {
  kind: 'desktop' | 'browser';
  /** A new port to the host. Rejects with a sentence where there is none. */
  connect(): Promise<Port>;
  /** Desktop: asks for the path of a project file to open; null where the user cancels. */
  pickProject?(): Promise<string | null>;
  /** Desktop: asks for the path of a new project file. */
  pickNewProject?(suggestedName: string): Promise<string | null>;
  /** Desktop: asks where to save an export; a folder for what has several files. */
  pickExport?(suggestedName: string, several: boolean): Promise<string | null>;
  /** Desktop: what the native menu has, beyond what every app's has. */
  setMenu?(entries: readonly MenuEntry[]): void;
  /** Desktop: ids of commands that were chosen from the native menu. */
  onMenu?(listener: (command: string) => void): () => void;
  /** Desktop: a project that the system asked to open (double click, recent files). */
  onOpenProject?(listener: (place: string) => void): () => void;
  /** Opens an https address outside the app. */
  openExternal(url: string): void;
}
