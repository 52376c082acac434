import { Coded, type Source } from './coded.ts';
import { type UnitKind, type Units, unitsOf } from './units.ts';

/** The transcripts that count in a comparison, their turns numbered through, and those that were left out. */
export interface Corpus {
  readonly annotators: readonly string[];
  readonly tags: readonly string[];
  readonly coded: readonly Coded[];
  /** Number of the first turn of each transcript, and of all turns. A transcript without turns counts as one. */
  readonly firstTurn: readonly number[];
  readonly turns: number;
  /** The units of a transcript (by index); made once. */
  units(index: number, kind: UnitKind): Units;
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly transcript: string;
  readonly reason: string;
  /** Annotators whose pass is not done; empty where the reason is another. */
  readonly annotators: readonly string[];
}

export interface CorpusOptions {
  annotators: readonly string[];
  tags: readonly string[];
  /** Only these turns, by id (those of a speaker, say). */
  turns?: ReadonlySet<string> | undefined;
}

/** Units of an edition that were made before, so that several comparisons of one text segment it once. */
export type UnitCache = Map<string, Units>;

/**
 * Takes the transcripts whose pass every compared annotator has marked done, and lists the others.
 * @param cache for comparisons of the same editions and turns only.
 */
export function corpusOf(
  sources: readonly Source[],
  { annotators, tags, turns }: CorpusOptions,
  cache: UnitCache = new Map(),
): Corpus {
  const coded: Coded[] = [];
  const leftOut: LeftOut[] = [];
  for (const source of sources) {
    const open = annotators.filter((annotator) => !source.done.includes(annotator));
    const { transcript } = source;
    if (open.length > 0) {
      leftOut.push({ transcript, reason: 'Not every compared annotator has a done pass.', annotators: open });
      continue;
    }
    const one = new Coded(source, annotators, tags, turns);
    if (one.continuum.length > 0) coded.push(one);
    else leftOut.push({ transcript, reason: 'It has no text to compare.', annotators: [] });
  }
  const firstTurn: number[] = [];
  let count = 0;
  for (const { continuum } of coded) {
    firstTurn.push(count);
    count += continuum.turns.length;
  }
  const units = (index: number, kind: UnitKind): Units => {
    const { source, continuum } = coded[index]!;
    const key = `${source.edition} ${kind}`;
    let found = cache.get(key);
    if (!found) cache.set(key, (found = unitsOf(continuum, kind, source.language)));
    return found;
  };
  return { annotators, tags, coded, firstTurn, turns: count, units, leftOut };
}
