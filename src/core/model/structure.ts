/** The kinds of block, in the words of the design. */
export const BLOCK_KINDS = ['heading', 'byline', 'speaker', 'paragraph', 'timestamp', 'furniture'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const SPEAKER_KINDS = ['person', 'outlet'] as const;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

export const SPEAKER_ROLES = ['asks', 'answers', 'chairs'] as const;
export type SpeakerRole = (typeof SPEAKER_ROLES)[number];

/** A stretch of an edition's text, `[start, end)` in UTF-16. Blocks are sorted and never overlap. */
export interface Block {
  id: string;
  kind: BlockKind;
  start: number;
  end: number;
  /** The turn that the block belongs to; null outside every turn (headings, furniture). */
  turn: string | null;
}

/** What one speaker says in one go. Its text is that of its blocks. */
export interface Turn {
  id: string;
  speaker: string | null;
  /** Seconds from the start of the recording, or of the day, where the source gives a time. */
  time: number | null;
}

/** A person or an outlet, once in a project. */
export interface Speaker {
  id: string;
  name: string;
  kind: SpeakerKind;
  role: SpeakerRole | null;
  affiliation: string;
}
