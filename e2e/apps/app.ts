import type { Page } from '@playwright/test';

/** How stories run the app: over the loopback server, or in the desktop's shell. */
export type Shell = 'browser' | 'electron';

/** One run of the app, with a profile and a folder for projects of its own, both empty at first. */
export interface App {
  readonly shell: Shell;
  /** The page; another one after {@link restart}. */
  readonly page: Page;
  /** Where projects and exports of this run lie. */
  readonly folder: string;
  /** What a file dialog will answer, where the shell has dialogs; the path is in {@link folder}. */
  answerDialog(fileName: string): Promise<void>;
  /** Ends the host with SIGKILL, as a crash or a power cut would, and starts the app anew. */
  killAndRestart(): Promise<void>;
  /** Closes the app as a user does, and starts it anew. */
  restart(): Promise<void>;
  /** Ends the page and the host; every project is closed then. */
  stop(): Promise<void>;
}

/** What an app is started with. */
export interface Launch {
  folder: string;
  profile: string;
  /** A new page in a context of its own, whose faults are recorded. */
  newPage(): Promise<Page>;
  /** What went wrong in pages so far; a story with any of it fails. */
  faults: string[];
}
