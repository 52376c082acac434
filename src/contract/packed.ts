import { z } from 'zod';
import type { Annotation } from '../core/model/annotation.ts';
import { BLOCK_KINDS, type Block, type Turn } from '../core/model/structure.ts';
import type { Range } from '../core/model/span.ts';
import { query } from './define.ts';
import * as s from './schemas.ts';
import type { TranscriptContent } from './types.ts';

/** Ids of 36 characters in one text, one after the other; those that are longer stand by number beside it. */
export interface PackedIds {
  all: string;
  odd: [number: number, id: string][];
}

const ID = 36;

/** Blocks by columns; the kind by its place in {@link BLOCK_KINDS}, the turn by its place in the list beside, -1 for none. */
export interface PackedBlocks {
  ids: PackedIds;
  kinds: Uint8Array;
  starts: Uint32Array;
  ends: Uint32Array;
  turns: Int32Array;
}

/** Turns by columns; speakers by their place in `speakers`, -1 for none; `times` NaN for none. */
export interface PackedTurns {
  ids: PackedIds;
  speakers: string[];
  speaker: Int32Array;
  times: Float64Array;
}

/** A transcript as the page takes it: tens of thousands of blocks in columns. */
export interface PackedTranscript extends Omit<TranscriptContent, 'text' | 'blocks' | 'turns'> {
  /** Null where the caller has it: texts never change. */
  text: string | null;
  blocks: PackedBlocks;
  turns: PackedTurns;
}

/** Annotations of one transcript by columns, in the order of {@link Annotation} lists. What few have stands by number. */
export interface PackedAnnotations {
  edition: string;
  ids: PackedIds;
  /** Of the whole span. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** The ranges of spans that have several. */
  parts: [number: number, span: Range[]][];
  tags: string[];
  tag: Uint32Array;
  annotators: string[];
  annotator: Uint32Array;
  values: [number: number, values: Record<string, string>][];
  notes: [number: number, note: string][];
  /** Ranges that corrections have deleted. */
  lost: [number: number, lost: number][];
  created: Float64Array;
  modified: Float64Array;
  /** Where to go on: the offset (UTF-16) that `from` is to be next; null where nothing follows. */
  next: number | null;
}

export const packedProcedures = {
  /** What `transcripts.get` gives, for the page. `known`: the edition whose text the caller has. */
  'transcripts.open': query<PackedTranscript>()(z.object({ id: s.id, known: s.id.optional() })),
  /**
   * What `annotations.list` gives, for the page, in portions: those whose spans start at `from` (UTF-16) or after it and
   * before `to`, about `limit` of them.
   */
  'annotations.portion': query<PackedAnnotations>()(
    z.object({
      transcript: s.id,
      from: s.offset,
      to: s.offset.optional(),
      limit: z.int().positive().max(100_000).default(10_000),
    }),
  ),
};

/**
 * Ids as one string, {@link ID} characters each: one string is sent and unpacked many times faster than a list. What
 * is longer or shorter goes beside it.
 */
export function packIds(ids: readonly string[]): PackedIds {
  const odd = ids.flatMap((id, i): PackedIds['odd'] => (id.length === ID ? [] : [[i, id]]));
  return { all: (odd.length === 0 ? ids : ids.map((id) => id.padEnd(ID).slice(0, ID))).join(''), odd };
}

function unpackIds({ all, odd }: PackedIds): string[] {
  const ids = Array.from({ length: all.length / ID }, (_, i) => all.slice(i * ID, (i + 1) * ID));
  for (const [i, id] of odd) ids[i] = id;
  return ids;
}

/** Blocks in the order of the text; offsets in UTF-16. `list` are the turns of the same edition, which `turns` counts. */
export function unpackBlocks(
  { ids, kinds, starts, ends, turns }: PackedBlocks,
  list: readonly Turn[],
): Block[] {
  return unpackIds(ids).map((id, i) => ({
    id,
    kind: BLOCK_KINDS[kinds[i]!]!,
    start: starts[i]!,
    end: ends[i]!,
    turn: list[turns[i]!]?.id ?? null,
  }));
}

/** Turns in the order of the text; times in milliseconds from the start of the recording, null where the source gives none. */
export function unpackTurns({ ids, speakers, speaker, times }: PackedTurns): Turn[] {
  return unpackIds(ids).map((id, i) => ({
    id,
    speaker: speakers[speaker[i]!] ?? null,
    time: Number.isNaN(times[i]!) ? null : times[i]!,
  }));
}

const NO_VALUES: Readonly<Record<string, string>> = Object.freeze({});

/** Annotations in the order they were sent in; offsets in UTF-16 of the edition that is named beside them. */
export function unpackAnnotations(transcript: string, packed: PackedAnnotations): Annotation[] {
  const { edition, ids, starts, ends, tags, tag, annotators, annotator, created, modified } = packed;
  const all = unpackIds(ids).map((id, i): Annotation => ({
    id,
    transcript,
    edition,
    span: [[starts[i]!, ends[i]!]],
    tag: tags[tag[i]!]!,
    annotator: annotators[annotator[i]!]!,
    values: NO_VALUES,
    note: '',
    created: created[i]!,
    modified: modified[i]!,
  }));
  for (const [i, span] of packed.parts) all[i]!.span = span;
  for (const [i, values] of packed.values) all[i]!.values = values;
  for (const [i, note] of packed.notes) all[i]!.note = note;
  for (const [i, lost] of packed.lost) all[i]!.lost = lost;
  return all;
}
