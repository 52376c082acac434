import type { Tag } from '../../model/codebook.ts';
import type { TreeTag } from './tag-tree.ts';

/** One quote of a report, in words. */
export interface Quote {
  /** The text up to the quote and after it, as much of it as was asked for. */
  before: string;
  quote: string;
  after: string;
  /** Whether there is more of the text before and after that. */
  cut: { before: boolean; after: boolean };
  transcript: string;
  /** Everybody in whose turns it stands. */
  speakers: readonly string[];
  /** Seconds of the first turn; null where the source gives none. */
  time: number | null;
  /** Numbers of its turns, from 1. */
  turns: readonly number[];
  /** Code points, half-open: from the first to the last of its ranges. */
  place: readonly [number, number];
  annotator: string;
  /** What the decisions come to; empty for gold. */
  decision: string;
  /** Decisions and gold, as sentences. */
  remarks: readonly string[];
  /** “name: value” of each attribute. */
  values: readonly string[];
  note: string;
}

/** A tag of a report with all its quotes, in the order of the transcripts. */
export interface TagQuotes extends TreeTag {
  tag: Pick<Tag, 'id' | 'name' | 'colour' | 'definition'>;
  quotes: readonly Quote[];
  /** How many transcripts they are from. */
  transcripts: number;
}

export interface QuoteReport {
  project: string;
  transcripts: number;
  tags: readonly TagQuotes[];
}

/** “Turns 3 and 4, characters 120–188.” Without what there is none of. */
export function placeWords({ turns, place: [start, end] }: Pick<Quote, 'turns' | 'place'>): string {
  const turn =
    turns.length === 0 ? '' : turns.length === 1 ? `turn ${turns[0]}` : `turns ${turns[0]}–${turns.at(-1)}`;
  const characters = `characters ${start.toLocaleString('en')}–${end.toLocaleString('en')}`;
  return [turn, characters].filter((part) => part !== '').join(', ');
}
