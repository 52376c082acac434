import type { Speaker } from '../../model/structure.ts';
import type { Range } from '../../model/span.ts';
import { nameMask, type NameMask } from './name-mask.ts';

/** A name that an export replaces. */
interface Named {
  id: string;
  name: string;
}

/** Somebody with what they were called before, which stands in notes and in the log. */
interface NamedBefore extends Named {
  former?: readonly string[];
}

/** Whose names an export keeps to itself; an empty list: nobody's of that kind. */
interface Hidden {
  annotators: readonly NamedBefore[];
  speakers: readonly NamedBefore[];
}

/** A line of the key: who a pseudonym stands for. */
export interface PseudonymOf {
  pseudonym: string;
  kind: 'annotator' | 'speaker';
  id: string;
  name: string;
}

/**
 * The names of one export. Annotators become A1, A2, …, speakers S1, S2, …, in the order of their ids, which is that of their
 * making: the same in every file of the export, and in every export of a project to which nobody was added. Ids of people go
 * with their names, since a person has one id in all projects. What people wrote beside the text (titles, notes, reasons, names of
 * files) has the names replaced as well; the text of a transcript, and what quotes it, is never changed.
 */
export class Pseudonyms {
  readonly key: readonly PseudonymOf[];
  readonly #annotators: ReadonlyMap<string, string>;
  readonly #speakers: ReadonlyMap<string, string>;
  readonly #prose: NameMask;
  readonly #title: NameMask;

  constructor({ annotators, speakers }: Hidden) {
    const keyOf = (kind: PseudonymOf['kind'], letter: string, people: readonly Named[]) =>
      people
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, name }, i): PseudonymOf => ({ pseudonym: `${letter}${i + 1}`, kind, id, name }));
    this.key = [...keyOf('annotator', 'A', annotators), ...keyOf('speaker', 'S', speakers)];
    const idsOf = (wanted: PseudonymOf['kind']) =>
      new Map(this.key.filter(({ kind }) => kind === wanted).map(({ id, pseudonym }) => [id, pseudonym]));
    this.#annotators = idsOf('annotator');
    this.#speakers = idsOf('speaker');
    const former = [...annotators, ...speakers].flatMap(({ id, former: names = [] }) =>
      names.map((name) => ({ name, pseudonym: this.#annotators.get(id) ?? this.#speakers.get(id)! })),
    );
    // What somebody is called now goes before what others were called.
    this.#prose = nameMask([...this.key, ...former], 'prose');
    this.#title = nameMask([...this.key, ...former], 'title');
  }

  /** False where every name goes out as it is. */
  get some(): boolean {
    return this.key.length > 0;
  }

  /** True where speakers have pseudonyms. */
  get ofSpeakers(): boolean {
    return this.#speakers.size > 0;
  }

  /** An annotator as the export names them. */
  annotator<T extends Named>(annotator: T): T {
    const pseudonym = this.#annotators.get(annotator.id);
    return pseudonym === undefined ? annotator : { ...annotator, id: pseudonym, name: pseudonym };
  }

  /** The id under which the export knows an annotator. */
  annotatorId(id: string): string {
    return this.#annotators.get(id) ?? id;
  }

  /** The id under which the export knows a speaker. */
  speakerId(id: string): string {
    return this.#speakers.get(id) ?? id;
  }

  /** The name under which the export knows a speaker. */
  speakerName(id: string, name: string): string {
    return this.#speakers.get(id) ?? name;
  }

  /** Whatever id is of somebody who has a pseudonym; any other text as it is. */
  anyId(id: string): string {
    return this.#annotators.get(id) ?? this.#speakers.get(id) ?? id;
  }

  /**
   * What somebody wrote, with the place of some of its words (UTF-16): where they are in the masked text. A name of which the words
   * are a part is masked whole.
   */
  passage(text: string, [start, end]: Range): { text: string; range: Range } {
    const composed = text.normalize('NFC');
    const names = this.#prose.places(composed);
    if (names.length === 0) return { text, range: [start, end] };
    const [from, to] = [start, end].map((at) => text.slice(0, at).normalize('NFC').length) as [
      number,
      number,
    ];
    let masked = '';
    let last = 0;
    const moved: [number, number] = [-1, -1];
    for (const name of [...names, { start: composed.length, end: composed.length, pseudonym: '' }]) {
      const at = masked.length - last;
      if (moved[0] < 0 && from < name.end) moved[0] = at + Math.min(from, name.start);
      // What ends with a name ends behind its pseudonym.
      if (moved[1] < 0 && to <= name.start) moved[1] = at + to;
      masked += composed.slice(last, name.start) + name.pseudonym;
      if (moved[1] < 0 && to <= name.end) moved[1] = masked.length;
      last = name.end;
    }
    const at = masked.length;
    return { text: masked, range: [moved[0] < 0 ? at : moved[0], moved[1] < 0 ? at : moved[1]] };
  }

  /** A speaker as the export names them. */
  speaker(speaker: Speaker): Speaker {
    const pseudonym = this.#speakers.get(speaker.id);
    const affiliation = this.prose(speaker.affiliation);
    return pseudonym === undefined
      ? { ...speaker, affiliation }
      : { ...speaker, id: pseudonym, name: pseudonym, affiliation };
  }

  /** What somebody wrote: a note, a reason, a value. */
  prose(text: string): string {
    return text === '' ? text : this.#prose.replace(text);
  }

  /** What things are called: titles, names of files, sources. Upper and lower case are the same there. */
  title(text: string): string {
    return text === '' ? text : this.#title.replace(text);
  }

  /** The same of every value. */
  values(values: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, this.prose(value)]));
  }

  /** True where one of the names stands in a text, in upper or lower case. */
  standIn(text: string): boolean {
    return this.#title.standsIn(text);
  }
}

export const NO_PSEUDONYMS = new Pseudonyms({ annotators: [], speakers: [] });
