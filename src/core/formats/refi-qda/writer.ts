import type { Losses } from '../exchange/loss.ts';
import type { Aspect } from '../exchange/aspects.ts';
import { fitsXml, xmlElement, xmlTextElement } from '../xml/write.ts';
import { guidFor } from './guid.ts';
import { unwritable } from '../xml/unwritable.ts';

/** ISO 8601 with milliseconds, as xsd:dateTime has it. */
export const dateTime = (time: number | null): string | undefined =>
  time === null ? undefined : new Date(time).toISOString();

/** Gathers notes while the rest is written, since they stand behind it in the file, and reports what XML cannot hold. */
export class RefiWriter {
  readonly losses: Losses;
  readonly #notes: string[] = [];

  constructor(losses: Losses) {
    this.losses = losses;
  }

  /** The text, having reported it where XML cannot hold it whole. */
  checked(text: string, aspect: Aspect, example: string, count = 1): string {
    if (!fitsXml(text)) this.losses.add(unwritable(aspect), example, count);
    return text;
  }

  /** A note on something: the reference that stands there. Nothing where the text is empty. `key` makes its GUID. */
  note(key: string, name: string, text: string, user?: string, created: number | null = null): string {
    if (text === '') return '';
    const guid = guidFor('note', key);
    const attributes = { guid, name, creatingUser: user, creationDateTime: dateTime(created) };
    this.#notes.push(xmlElement('Note', attributes, xmlTextElement('PlainTextContent', text)));
    return xmlElement('NoteRef', { targetGUID: guid });
  }

  notes(): string {
    return container('Notes', this.#notes);
  }
}

/** Containers may not be empty. */
export const container = (name: string, children: readonly string[]): string =>
  children.length === 0 ? '' : xmlElement(name, {}, children.join('\n'));
