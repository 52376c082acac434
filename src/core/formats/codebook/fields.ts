import { ATTRIBUTE_TYPES, type AttributeType, type Colour, COLOURS } from '../../model/codebook.ts';
import { nearestColour } from '../../model/nearest-colour.ts';

/** As the contract has them (UTF-16). */
const LONGEST = { name: 300, line: 2_000, prose: 100_000 };

/** Reads the fields of a codebook, and keeps a sentence for each that could not stay as it was. */
export class FieldReader {
  readonly findings: string[] = [];
  readonly #keys = new Map<string, string>();

  /** A name as Passage has them: one line, not blank. Null where there is none. `what` is who has it: “Tag in row 3”. */
  name(value: string, what: string): string | null {
    const known = this.#wellFormed(value, what);
    const line = known.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
    if (line.trim() === '') return null;
    if (line !== known) this.findings.push(`${what}: line breaks of the name became blanks.`);
    return this.#cut(line, 'name', what);
  }

  /** A text of any length that Passage takes. */
  prose(value: string, what: string): string {
    return this.#cut(this.#wellFormed(value, what), 'prose', what);
  }

  line(value: string, what: string): string {
    return this.#cut(this.#wellFormed(value, what), 'line', what);
  }

  /** A key that no other tag of the file has; empty where it cannot be one. */
  key(value: string, tag: string): string {
    const key = value.trim();
    if (key === '') return '';
    if (!/^\S$/u.test(key)) {
      this.findings.push(`The key “${key}” of “${tag}” is not one character; it has none.`);
      return '';
    }
    const owner = this.#keys.get(key);
    if (owner !== undefined) {
      this.findings.push(`“${owner}” has the key “${key}” already; “${tag}” has none.`);
      return '';
    }
    this.#keys.set(key, tag);
    return key;
  }

  /** A colour of the palette, by name or the nearest to `#RRGGBB`. */
  colour(value: string, tag: string): Colour | undefined {
    const said = value.trim().toLowerCase();
    if (said === '') return undefined;
    const named = COLOURS.find((colour) => colour === said);
    if (named) return named;
    const found = nearestColour(said);
    if (!found) {
      this.findings.push(`The colour “${value.trim()}” of “${tag}” is not known.`);
      return undefined;
    }
    if (!found.exact)
      this.findings.push(`The colour ${said} of “${tag}” is not in the palette; ${found.colour} is nearest.`);
    return found.colour;
  }

  type(value: string, attribute: string, tag: string): AttributeType {
    const said = value.trim().toLowerCase();
    const known = ATTRIBUTE_TYPES.find((type) => type === said) ?? OTHER_WORDS[said];
    if (known) return known;
    if (said !== '')
      this.findings.push(
        `The attribute “${attribute}” of “${tag}” is of a type “${value.trim()}” that is not known; it is text.`,
      );
    return 'text';
  }

  /** An id where it is one of ours; else none, and the import makes its own. */
  id(value: string): string | undefined {
    const id = value.trim().toLowerCase();
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
  }

  #wellFormed(value: string, what: string): string {
    if (value.isWellFormed()) return value;
    this.findings.push(`${what}: half a character was replaced.`);
    return value.toWellFormed();
  }

  #cut(value: string, kind: keyof typeof LONGEST, what: string): string {
    const most = LONGEST[kind];
    if (value.length <= most) return value;
    this.findings.push(`${what}: a text was cut after ${most.toLocaleString('en')} characters.`);
    return value.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  }
}

const OTHER_WORDS: Record<string, AttributeType> = {
  string: 'text',
  integer: 'number',
  'yes/no': 'boolean',
  'yes or no': 'boolean',
  bool: 'boolean',
};
