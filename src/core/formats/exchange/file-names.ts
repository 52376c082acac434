/**
 * Names of files for things that people named: without what some system forbids, and none twice, also without case.
 * An unsafe name becomes a near one; a name that is fine stays.
 */
export class FileNames {
  readonly #used = new Set<string>();
  /** Names that are fine and still to be given, by their keys: no near name of another takes their place. */
  readonly #fine = new Map<string, string>();

  /** `coming`: the names that will be asked for. `/` in them parts folders only where `folders` says so. */
  constructor(coming: Iterable<string> = [], folders = false) {
    for (const name of coming) {
      const key = keyOf(name);
      if (safePath(name, folders) === name && !this.#fine.has(key)) this.#fine.set(key, name);
    }
  }

  /** `name` without an ending; `/` in it parts folders only where `folders` says so. */
  unique(name: string, folders = false): string {
    const safe = safePath(name, folders);
    if (this.#fine.get(keyOf(name)) === name) this.#fine.delete(keyOf(name));
    let candidate = safe;
    const isTaken = () => this.#used.has(keyOf(candidate)) || this.#fine.has(keyOf(candidate));
    for (let n = 2; isTaken(); n++) candidate = `${safe} (${n})`;
    this.#used.add(keyOf(candidate));
    return candidate;
  }
}

const safePath = (name: string, folders: boolean): string =>
  (folders ? name.split('/') : [name]).map(safeName).join('/');

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

/** Devices of Windows, which are no files. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that every file system takes, of at most 121 UTF-16 units: no separators, controls or signs that turn the
 * direction of text, no device of Windows, no dot or blank at either end.
 */
export function safeName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, '_')
    .slice(0, 120)
    .replace(/[\ud800-\udbff]$/, '')
    // After the cut, which may lay a dot or a blank bare.
    .replace(/^[. ]+|[. ]+$/g, '_');
  return plain === '' || DEVICE.test(plain) ? `_${plain}` : plain;
}
