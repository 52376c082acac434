import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';

/** Fields that say what things are called: names stand there in any case. */
const TITLES = new Set([
  'project.name',
  'transcript.title',
  'transcript.source',
  'edition.file_name',
  'round.name',
]);
/** What an edition replaces is text of the transcript, which pseudonyms never change. */
const TEXTS = new Set(['edition.edits']);
/** Names of what was coded stay, as in every export. */
const CODED = new Set([
  'tag.name',
  'attribute.name',
  'attribute.choices',
  'variable.name',
  'relation_type.name',
  'relation_type.inverse',
]);

/** Changes of the log as an export with pseudonyms writes them. */
export class LogNames {
  readonly #names: Pseudonyms;

  constructor(names: Pseudonyms) {
    this.#names = names;
  }

  /** The id of a row: that of a person, or one that people's ids are part of. */
  id(id: string): string {
    return id
      .split('/')
      .map((part) => this.#names.anyId(part))
      .join('/');
  }

  /** What an action was about. */
  summary(text: string): string {
    return this.#names.title(text);
  }

  /** The fields of a row, before or after. */
  fields(entity: string, id: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const isPerson = (entity === 'annotator' || entity === 'speaker') && this.#names.anyId(id) !== id;
    return Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        isPerson && field === 'name' ? this.#names.anyId(id) : this.#value(`${entity}.${field}`, value),
      ]),
    );
  }

  #value(field: string, value: unknown): unknown {
    if (TEXTS.has(field) || CODED.has(field)) return value;
    if (typeof value === 'string') {
      const listed = /^[[{]/.test(value) ? parsed(value) : undefined;
      if (listed === undefined) return this.#words(field, value);
      const masked = JSON.stringify(this.#value(field, listed));
      return masked === JSON.stringify(listed) ? value : masked;
    }
    if (Array.isArray(value)) return value.map((one) => this.#value(field, one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        this.#words(field, key),
        // The quote of an example is text.
        field === 'tag.examples' && key === 'quote' ? one : this.#value(field, one),
      ]),
    );
  }

  #words(field: string, text: string): string {
    const known = this.#names.anyId(text);
    if (known !== text) return known;
    return TITLES.has(field) || field === 'tag.examples' ? this.#names.title(text) : this.#names.prose(text);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
