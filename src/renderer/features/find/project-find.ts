import type { Input } from '../../../contract/contract.ts';
import type { FindEnd, FindIn, FoundLine } from '../../../contract/find-types.ts';
import { Store } from '../../kit/store.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { type FindOptions, NO_OPTIONS } from './options.ts';
import { textFind } from './text-find.ts';

/** What of a project is searched. */
export interface FindScope {
  in: readonly FindIn[];
  /** Ids; empty for all. */
  transcripts: readonly string[];
  speakers: readonly string[];
  tagged: 'any' | 'yes' | 'no';
  /** With `tagged`: this tag only; empty for any. */
  tag: string;
}

export const WHOLE_PROJECT: FindScope = {
  in: ['text'],
  transcripts: [],
  speakers: [],
  tagged: 'any',
  tag: '',
};

/** What was searched for when the lines came. */
export type Search = Omit<Input<'find.inProject'>, 'job' | 'most'>;

/** Finding across the project. */
export interface ProjectFind {
  /** The project that all this is about. */
  project: string;
  isOpen: boolean;
  /** Counts up each time the field is to take the focus. */
  asked: number;
  pattern: string;
  options: FindOptions;
  scope: FindScope;
  /** What was found, as far as it has come. */
  lines: readonly FoundLine[];
  /** What the lines were found by; null before the first search. */
  search: Search | null;
  /** How the search ended; null while it goes on. */
  end: FindEnd | null;
  /** The project has changed since in what the search looks at. */
  isStale: boolean;
  /** The line that one stands at; -1 for none. */
  at: number;
  ticked: ReadonlySet<FoundLine>;
}

const EMPTY: ProjectFind = {
  project: '',
  isOpen: false,
  asked: 0,
  pattern: '',
  options: NO_OPTIONS,
  scope: WHOLE_PROJECT,
  lines: [],
  search: null,
  end: null,
  isStale: false,
  at: -1,
  ticked: new Set(),
};

export const projectFind = new Store<ProjectFind>(EMPTY);

/** Opens the panel, with what the bar in the transcript looks for where it is open. */
export function openProjectFind(desk: DeskValue): void {
  if (desk.view !== 'code') desk.setView('code');
  if (projectFind.get().project !== desk.project.id) projectFind.set({ ...EMPTY, project: desk.project.id });
  const { asked } = projectFind.get();
  const bar = textFind.get();
  const selection = desk.reader()?.selection();
  const selected = selection && desk.content ? desk.content.text.slice(...selection).trim() : '';
  const word = bar.isOpen ? bar.pattern : selected.length <= 200 && !selected.includes('\n') ? selected : '';
  projectFind.set({
    isOpen: true,
    asked: asked + 1,
    ...(word !== '' && { pattern: word }),
    ...(bar.isOpen && { options: bar.options }),
  });
  // One search at a time marks its hits in the text.
  textFind.set({ isOpen: false, marks: null });
}

export const closeProjectFind = (): void => projectFind.set({ isOpen: false });

/** The search that the panel asks for. */
export function searchOf({ pattern, options: { aside, ...options }, scope }: ProjectFind): Search {
  const { transcripts, speakers, tag, tagged } = scope;
  return {
    pattern,
    ...options,
    labels: aside,
    furniture: aside,
    in: [...scope.in],
    ...(transcripts.length > 0 && { transcripts: [...transcripts] }),
    ...(speakers.length > 0 && { speakers: [...speakers] }),
    tagged,
    ...(tag !== '' && { tag }),
  };
}

/** Whether a line stands in a transcript's text, so that it can be shown there and tagged. */
export const isInText = (line: FoundLine): boolean => line.edition !== null && line.transcript !== null;

/** What “Tag” is about: the ticked lines, all where none is ticked. */
export function wantedLines(): readonly FoundLine[] {
  const { ticked, lines } = projectFind.get();
  return (ticked.size > 0 ? [...ticked] : lines).filter(isInText);
}

/** Lines as places to tag; a hit that several annotations' quotes have is one. */
export function placesOfLines(lines: readonly FoundLine[]): Input<'annotations.createMany'>['places'] {
  const places = new Map<
    string,
    { transcript: string; edition: string; ranges: Map<string, [number, number]> }
  >();
  for (const { transcript, edition, start, end } of lines) {
    if (transcript === null || edition === null) continue;
    let place = places.get(edition);
    if (!place) places.set(edition, (place = { transcript, edition, ranges: new Map() }));
    place.ranges.set(`${start} ${end}`, [start, end]);
  }
  return [...places.values()].map((place) => ({ ...place, ranges: [...place.ranges.values()] }));
}

/** Ticks a line, or takes the tick off. */
export function tick(lines: readonly FoundLine[], on: boolean): void {
  const ticked = new Set(projectFind.get().ticked);
  for (const line of lines) {
    if (!isInText(line)) continue;
    if (on) ticked.add(line);
    else ticked.delete(line);
  }
  projectFind.set({ ticked });
}
