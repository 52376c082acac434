import type { BlockKind, SpeakerKind, SpeakerRole } from './structure.ts';

/** A block as a layout proposes it: turns are indices into {@link Layout.turns}. Offsets in UTF-16. */
export interface LayoutBlock {
  kind: BlockKind;
  start: number;
  end: number;
  /** Index into `turns`; null outside every turn. */
  turn: number | null;
  /** Seconds from the start of the recording, where the block is a caption. */
  time?: number;
  timeEnd?: number;
}

export interface LayoutTurn {
  /** Index into `speakers`; null where the source names nobody. */
  speaker: number | null;
  /** Seconds, where the source gives a time. */
  time: number | null;
}

export interface LayoutSpeaker {
  /** The label as the text writes it, without colon, stars or brackets ("MR. EARNEST", "Qiu Baoli"). */
  label: string;
  /** The name proposed for the speaker; equal names are one speaker. */
  name: string;
  kind: SpeakerKind;
  role: SpeakerRole | null;
  affiliation: string;
}

export const LAYOUT_NAMES = [
  'plain',
  'name-alone',
  'name-inline',
  'q-and-a',
  'capitals',
  'name-time',
  'markdown',
  'parliament',
  // The file's format says who speaks; nothing was looked for.
  'given',
] as const;
/** How the text marks who speaks; `plain` where it marks nobody. */
export type LayoutName = (typeof LAYOUT_NAMES)[number];

/** What detection found in a text. Blocks are sorted, disjoint, and cover every character that is not white space. */
export interface Layout {
  layout: LayoutName;
  title: string;
  /** Publisher, as far as the text says ("China.org.cn"); else empty. */
  source: string;
  /** ISO date `YYYY-MM-DD`; empty where the text gives none. */
  date: string;
  /** BCP 47 language of the text ("en", "zh"); empty where it cannot be told. */
  language: string;
  blocks: LayoutBlock[];
  turns: LayoutTurn[];
  speakers: LayoutSpeaker[];
}

/** What the user changed in the preview, laid over what detection found. */
export interface LayoutCorrections {
  title?: string | undefined;
  source?: string | undefined;
  date?: string | undefined;
  language?: string | undefined;
  /** By label. `notSpeaker` unticks: the label is text again and the turn before it goes on. */
  speakers?: readonly SpeakerCorrection[] | undefined;
  /** By the UTF-16 offset at which a block starts: its kind as the user set it. */
  blocks?: readonly BlockCorrection[] | undefined;
}

export interface SpeakerCorrection {
  label: string;
  name?: string | undefined;
  kind?: SpeakerKind | undefined;
  role?: SpeakerRole | null | undefined;
  affiliation?: string | undefined;
  notSpeaker?: boolean | undefined;
}

export interface BlockCorrection {
  start: number;
  kind: BlockKind;
}
