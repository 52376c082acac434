import { childOf, childrenOf, type XmlElement } from '../xml/read.ts';
import { plainGuid } from './guid.ts';
import type { RefiFiles } from './files.ts';

export interface Note {
  name: string;
  text: string;
  /** GUID of a user; null where the note names none. */
  user: string | null;
  created: number | null;
}

/** The notes of a project, by what refers to them. */
export class Notes {
  readonly #notes = new Map<string, Note>();
  readonly #used = new Set<string>();

  constructor(project: XmlElement | undefined, files: RefiFiles) {
    for (const note of childrenOf(childOf(project, 'Notes'), 'Note'))
      this.#notes.set(plainGuid(note.attributes['guid'] ?? ''), {
        name: note.attributes['name'] ?? '',
        text: files.textOf(note) ?? '',
        user: userOf(note),
        created: timeOf(note),
      });
  }

  /** The notes on an element, in its order. */
  of(element: XmlElement | undefined): Note[] {
    return childrenOf(element, 'NoteRef').flatMap((ref) => {
      const guid = plainGuid(ref.attributes['targetGUID'] ?? '');
      this.#used.add(guid);
      return this.#notes.get(guid) ?? [];
    });
  }

  /** Names of the notes that nothing has asked for. */
  unused(): string[] {
    return [...this.#notes].filter(([guid]) => !this.#used.has(guid)).map(([, { name }]) => name);
  }
}

/** The GUID of who made an element, plain; null where it does not say. */
export const userOf = ({ attributes }: XmlElement): string | null => {
  const user = attributes['creatingUser'];
  return user === undefined ? null : plainGuid(user);
};

/** Milliseconds since 1970; a time without a zone is taken as UTC, so that every machine reads the same. */
export function timeOf({ attributes }: XmlElement): number | null {
  const value = attributes['creationDateTime']?.trim();
  if (!value) return null;
  const time = Date.parse(/(z|[+-]\d\d:\d\d)$/i.test(value) ? value : `${value}Z`);
  return Number.isNaN(time) ? null : time;
}
