/**
 * Names as brat's files can hold them: letters, digits, `_` and `-` of ASCII, since a blank or a colon would end them. What they stand
 * for is in visual.conf, as their label.
 */
export class SafeNames {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** `known`: names that are given already, by the key that they stand for. */
  constructor(known: Iterable<readonly [key: string, name: string]> = []) {
    for (const [key, name] of known) {
      if (!this.#given.has(key)) this.#given.set(key, name);
      this.#taken.add(name);
    }
  }

  /** Keeps a name from being given. */
  reserve(name: string): void {
    this.#taken.add(name);
  }

  /** The name for a key; one like `wanted` where it has none yet. */
  of(key: string, wanted: string): string {
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    // A line of dashes is a separator in annotation.conf.
    const stem = wanted
      .trim()
      .replace(/[^A-Za-z0-9_-]+/g, '_')
      .replace(/^-*$/, '_$&');
    let name = stem;
    for (let n = 2; this.#taken.has(name); n++) name = `${stem}_${n}`;
    this.#given.set(key, name);
    this.#taken.add(name);
    return name;
  }
}
