import type { Annotation } from '../../core/model/annotation.ts';
import type { Range, Span } from '../../core/model/span.ts';
import type { Block, Speaker, Turn } from '../../core/model/structure.ts';
import type { FoundMarks } from './found-marks.ts';

/** What the reader shows. All offsets in UTF-16; blocks are sorted, disjoint and not empty. */
export interface ReaderContent {
  /** The edition's text, exactly as it is stored. */
  text: string;
  blocks: readonly Block[];
  turns: readonly Turn[];
  speakers: ReadonlyMap<string, Speaker>;
  /** BCP 47; unknown where it is left out or empty. */
  language?: string | undefined;
}

export interface ReaderSelection {
  /** UTF-16, start < end, never through a surrogate pair, and never in the blanks between two blocks. */
  range: Range;
  /** True where the focus stands at the start of the range. */
  backward: boolean;
  /** Where the focus is, in the viewport. */
  rect: DOMRect;
}

/** Where a context menu was asked for. */
export interface BlockTarget {
  block: string;
  turn: string | null;
  /** UTF-16, within the block. */
  offset: number;
  /** In the viewport. */
  x: number;
  y: number;
  /** Its default (the browser's own menu) is left to the listener to prevent. */
  event: MouseEvent;
}

/** A relation of the selected annotation, as it is shown beside the text. */
export interface ReaderLink {
  /** Id of the relation. */
  relation: string;
  /** Id of the annotation at its other end; null where that stands in another transcript. */
  other: string | null;
  /** How it reads from the selected annotation. */
  label: string;
  /** The whole of it, for a tooltip. */
  title: string;
  /** From the selected annotation to the other, or from the other to it. */
  out: boolean;
}

export interface ReaderEvents {
  /** The user's selection has settled (button or key released); null once it is collapsed. */
  selection(selection: ReaderSelection | null): void;
  /** The focus has moved, by the user or by a call. UTF-16. */
  caret(offset: number | null): void;
  /** A click on tagged text or on a stripe: the annotations there, the shortest first, then what is suggested there. */
  hit(ids: readonly string[], offset: number, rect: DOMRect): void;
  /** The words of a relation were pressed: its id. */
  link(relation: string): void;
  /** A boundary of the selected annotation was dragged: the whole span as it would be. */
  boundary(id: string, span: Span): void;
  /** A context menu was asked for in a block. */
  block(target: BlockTarget): void;
}

/** What is painted: an annotation, or what a machine suggests, which lies on the text in the same way and looks like none. */
export type Shown = Annotation & { readonly suggested?: true };

export interface TagLook {
  /** Name of a palette colour. */
  colour: string;
  name: string;
}

/**
 * What a selection by the user takes. `tidy`: no blank and no line break at its ends; `exact`: what was dragged over;
 * `word`, `sentence`: whole ones.
 */
export const SELECTING = ['tidy', 'exact', 'word', 'sentence'] as const;
export type Selecting = (typeof SELECTING)[number];

/** How the stripes in the margin are arranged. */
export type Arrangement = 'tag' | 'annotator';

/** Where somebody is in a text. */
export interface ReaderPlace {
  /** What stands at the top of the viewport (UTF-16), and how many pixels below it. */
  offset: number;
  y: number;
  caret: number | null;
}

/** What the painting asks of the reader's state. */
export interface Look {
  tags: ReadonlyMap<string, TagLook>;
  /** Names of annotators by id, for the stripes' tooltips. */
  annotators: ReadonlyMap<string, string>;
  /** Short marks of annotators by id. */
  initials: ReadonlyMap<string, string>;
  /** Who has annotations in the text, in a fixed order: oneself first. */
  present: readonly string[];
  /** Whether stripes stand as near to the text as they can, or each annotator's by themselves. */
  arrange: Arrangement;
  selected: string | null;
  /** Hits of a search. */
  found: FoundMarks | null;
  /** Whether an annotation's boundaries can be dragged. */
  movable: (annotation: Annotation) => boolean;
  /** The annotation whose stripe is under the pointer. */
  hovered: string | null;
  /** Relations of the selected annotation. */
  links: readonly ReaderLink[];
}

/** A word on an annotation for a tooltip: its tag, and who made it where that is known. */
export function describe(annotation: Pick<Annotation, 'tag' | 'annotator'>, look: Look): string {
  const tag = look.tags.get(annotation.tag)?.name ?? 'Unknown tag';
  const annotator = look.annotators.get(annotation.annotator);
  return annotator ? `${tag} · ${annotator}` : tag;
}

/** The band of an annotator's stripes; whoever is not known has the last one. */
export function bandOf(annotator: string, { present }: Look): number {
  const at = present.indexOf(annotator);
  return at < 0 ? present.length : at;
}

/** How many patterns tell annotators apart in the margin; the first one is plain. */
const CUES = 5;

/** The pattern of an annotator's stripes: the first one's are plain; those that more than five people need come again. */
export function cueOf(annotator: string, look: Look): number {
  const band = bandOf(annotator, look);
  return band === 0 ? 0 : ((band - 1) % (CUES - 1)) + 1;
}
