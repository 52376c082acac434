import { createContext, useContext } from 'react';
import type { Annotation, Annotator } from '../../../core/model/annotation.ts';
import type { Tag } from '../../../core/model/codebook.ts';
import type { Range } from '../../../core/model/span.ts';
import type { Speaker } from '../../../core/model/structure.ts';
import type {
  HistoryState,
  ProjectInfo,
  TranscriptContent,
  TranscriptSummary,
} from '../../../contract/types.ts';
import type { CountedRelationType, LinkedRelation } from '../../../contract/codebook-types.ts';
import type { Annotations } from '../annotations/annotations.ts';
import type { Places } from '../annotations/places.ts';
import type { Suggestions } from '../suggestions/suggestions.ts';
import type { TagRow } from '../codebook/tag-rows.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Linking } from '../relations/use-relations.ts';
import type { ViewId } from '../views/view-ids.ts';

export type CountedTag = Tag & { annotations: number };

/** Dialogs that lie over the desk, one at a time. */
export type DialogName =
  | 'import'
  | 'export'
  | 'merge'
  | 'speakers'
  | 'details'
  | 'history'
  | 'shortcuts'
  | 'keys'
  | 'relationTypes';

/** What the parts of the desk share. */
export interface DeskValue {
  /** What the desk shows: the coding view, or one of the views beside it. */
  view: ViewId;
  setView: (view: ViewId) => void;
  project: ProjectInfo;
  me: Annotator;
  history: HistoryState;
  transcripts: readonly TranscriptSummary[] | undefined;
  /** The open transcript; null where there is none. */
  transcript: TranscriptSummary | null;
  content: TranscriptContent | null;
  /** Why the open transcript cannot be shown, as a sentence. */
  contentFault: string | undefined;
  places: Places | null;
  tags: ReadonlyMap<string, CountedTag>;
  rows: readonly TagRow<CountedTag>[];
  speakers: ReadonlyMap<string, Speaker>;
  annotators: readonly (Annotator & { annotations: number })[];
  annotations: Annotations | null;
  /** What machines suggest on the open transcript. */
  suggestions: Suggestions | null;
  /** Whether one may change an annotation or a relation: one's own, or with a project that allows it a colleague's. */
  mayChange: (made: Pick<Annotation, 'annotator'>) => boolean;
  /** The selected annotation's id. */
  selected: string | null;
  /** The suggestion that one stands at, by its id; none while an annotation is selected. */
  suggestion: string | null;
  /** What is selected of the text (UTF-16). */
  range: Range | null;
  /** The tag that the list is narrowed to; empty for none. */
  listTag: string;
  reader: () => Reader | null;
  /** Shows a range (UTF-16) of a transcript in the coding view, wherever one is; `select` makes it what is selected. */
  goTo: (transcript: string, range: Range, options?: { select?: boolean }) => void;
  /** The transcripts that are open in tabs, in the order of the line. */
  tabs: readonly TranscriptSummary[];
  /** Shows a transcript, in a tab of its own. */
  openTranscript: (id: string) => void;
  closeTab: (id: string) => void;
  /** The transcript `by` tabs further along the line, round its end; null where there is no other. */
  beside: (by: number) => string | null;
  /** Selects an annotation; with `goTo` its place is brought into view, and the focus stays where it is. */
  select: (id: string | null, options?: { goTo?: boolean }) => void;
  /** An annotation is meant, by a click or by Enter: selects it, or ends the relation that is being drawn at it. */
  choose: (id: string, options?: { goTo?: boolean }) => void;
  /** Selects an annotation where it stands, also in another transcript, in the coding view. */
  goToAnnotation: (transcript: string, id: string) => void;
  /** Relations of the selected annotation, whichever end it is. */
  relations: readonly LinkedRelation[];
  relationTypes: readonly CountedRelationType[];
  /** The relation that is being drawn; null where none is. */
  linking: Linking | null;
  /** The type that was drawn last; empty at first. */
  lastType: string;
  startLink: (from: Annotation, quote: string, type: string) => void;
  stopLink: () => void;
  /** Goes to a suggestion: its place is brought into view, the caret stands before it, and the focus stays where it is. */
  selectSuggestion: (id: string | null) => void;
  /** Tags what is selected of the text; the new annotation is the selected one then. False: nothing is selected. */
  tagSelection: (tag: string) => boolean;
  /** Adds what is selected of the text to the selected annotation, as a fragment. False: nothing is selected. */
  addSelection: () => boolean;
  /** Lets go of what is selected of the text; the caret stands at its end. */
  dropSelection: () => void;
  setListTag: (tag: string) => void;
  /** `transcript`: for the details of, or the export of, one that is not the open one. */
  show: (dialog: DialogName | null, transcript?: string) => void;
  undo: () => void;
  redo: () => void;
}

const Context = createContext<DeskValue | null>(null);
export const DeskProvider = Context.Provider;

/** The desk around a component. */
export function useDesk(): DeskValue {
  const desk = useContext(Context);
  if (!desk) throw new Error('A part of the desk was shown outside it.');
  return desk;
}
