import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { PassageError } from '../contract/errors.ts';
import type { ProjectPlace } from '../contract/types.ts';

/** Which files a client may name, and how. */
export interface Places {
  kind: 'desktop' | 'folder';
  /** For people to read; empty where there is no one folder. */
  folder: string;
  /** The path of a project or of an export. Throws `invalid_input` where the client may not name it. */
  resolve(place: string): string;
  /** The path that an export is written to, over what is there. Never a project's. Throws `invalid_input`. */
  resolveExport(place: string): string;
  /** The place that names a path, for the client to keep. */
  placeOf(path: string): string;
  /** Lets clients name a path that the host itself has chosen. */
  allow(path: string): void;
  list(): ProjectPlace[];
}

const ENDING = '.passage';

/** Projects in one folder, named by file name: what a page in a browser may reach. */
export class FolderPlaces implements Places {
  readonly kind = 'folder';
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
    mkdirSync(this.folder, { recursive: true });
  }

  resolve(place: string): string {
    const name = place.trim();
    // A name, never a path: no separators, no drive, no device, nothing hidden, nothing that Windows refuses.
    const bad =
      name === '' ||
      name.length > 200 ||
      basename(name) !== name ||
      /[\\/:*?"<>|\p{Cc}]/u.test(name) ||
      /^\.|[. ]$/.test(name);
    if (bad || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name))
      throw new PassageError(
        'invalid_input',
        `“${name}” cannot be the name of a project file. Use letters, digits, blanks and hyphens.`,
      );
    return join(this.folder, name.toLowerCase().endsWith(ENDING) ? name : name + ENDING);
  }

  /** Among the projects nothing else belongs: a page in a browser downloads what it exports. */
  resolveExport(): string {
    throw new PassageError('invalid_input', 'Exports of this page are downloads. Export without a place.');
  }

  placeOf(path: string): string {
    return basename(path);
  }

  allow(): void {
    // Every name in the folder may be named.
  }

  list(): ProjectPlace[] {
    return readdirSync(this.folder, { withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && entry.name.toLowerCase().endsWith(ENDING) && !entry.name.startsWith('.'),
      )
      .map((entry) => describe(join(this.folder, entry.name), entry.name))
      .sort((a, b) => b.modified - a.modified);
  }
}

/** Paths that the user chose in a dialog of the system: the desktop's main process grants them, the page only names them. */
export class GrantedPlaces implements Places {
  readonly kind = 'desktop';
  readonly folder = '';
  readonly #granted = new Set<string>();
  readonly #recent: () => readonly string[];

  /** `recent`: paths used lately, newest first; they are granted by that. */
  constructor(recent: () => readonly string[] = () => []) {
    this.#recent = recent;
  }

  grant(path: string): void {
    this.#granted.add(resolve(path));
  }

  allow(path: string): void {
    this.grant(path);
  }

  resolve(place: string): string {
    const path = resolve(place);
    if (!this.#granted.has(path) && !this.#recent().includes(path))
      throw new PassageError(
        'invalid_input',
        `“${basename(path)}” was not chosen in a dialog of Passage. Open it from the menu.`,
      );
    return path;
  }

  resolveExport(place: string): string {
    const path = this.resolve(place);
    // What SQLite, the lock and the backups keep beside a project is the project, too.
    if (/\.passage(-(lock|wal|shm|journal|backups))?$/i.test(path))
      throw new PassageError(
        'invalid_input',
        `“${basename(path)}” is the name of a project, and an export would take its place. Choose another name.`,
      );
    return path;
  }

  placeOf(path: string): string {
    return path;
  }

  list(): ProjectPlace[] {
    return this.#recent().map((path) => describe(path, path));
  }
}

/** Any path: the command line, where the user named it. */
export class AnyPlaces extends GrantedPlaces {
  override resolve(place: string): string {
    return resolve(place);
  }
}

function describe(path: string, place: string): ProjectPlace {
  let modified = 0;
  try {
    modified = Math.round(statSync(path).mtimeMs);
  } catch {
    // Gone since it was listed: shown as gone.
  }
  return { place, name: basename(path).replace(/\.passage$/i, ''), modified };
}
