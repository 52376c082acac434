import { FoundMarks } from '../../reader/found-marks.ts';
import { Store } from '../../kit/store.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { type FindOptions, NO_OPTIONS } from './options.ts';

/** A longer selection is hardly what somebody wants to find. */
const LONGEST = 200;

/** Finding in the open transcript. */
export interface TextFind {
  isOpen: boolean;
  /** Counts up each time the field is to take the focus. */
  asked: number;
  pattern: string;
  options: FindOptions;
  /** The hits in the transcript that is open; null while they are not known. */
  marks: FoundMarks | null;
  /** Where one stood when the search began (UTF-16): the first hit from there on is the first one shown. */
  anchor: number;
  /** What stands in the way of hits, or of all of them, as a sentence. */
  fault: string;
}

export const textFind = new Store<TextFind>({
  isOpen: false,
  asked: 0,
  pattern: '',
  options: NO_OPTIONS,
  marks: null,
  anchor: 0,
  fault: '',
});

/** Opens the bar, with what is selected of the text where that is a word or some; else with what was found last. */
export function openTextFind(desk: DeskValue): void {
  const reader = desk.reader();
  const selection = reader?.selection() ?? null;
  const selected = selection && desk.content ? desk.content.text.slice(...selection).trim() : '';
  const { asked, pattern, isOpen, anchor } = textFind.get();
  const wanted =
    selected !== '' && selected.length <= LONGEST && !selected.includes('\n') ? selected : pattern;
  textFind.set({
    isOpen: true,
    asked: asked + 1,
    pattern: wanted,
    ...(wanted !== pattern && { marks: null, fault: '' }),
    anchor: selection?.[0] ?? (isOpen ? anchor : (reader?.place()?.offset ?? 0)),
  });
}

/** Closes the bar. The hit that one stood at is selected then, so that a tag's key tags it. */
export function closeTextFind(desk: DeskValue): void {
  const { marks } = textFind.get();
  textFind.set({ isOpen: false, marks: null, fault: '' });
  focusReader();
  if (marks && marks.current >= 0) desk.reader()?.take(marks.range(marks.current));
}

/** Goes to the next hit or (-1) the one before, round the ends. Opens the bar where it is closed. */
export function stepTextFind(desk: DeskValue, step: 1 | -1): void {
  const { isOpen, marks } = textFind.get();
  if (!isOpen) return openTextFind(desk);
  if (!marks || marks.size === 0) return;
  const last = step === 1 ? -1 : marks.size;
  goToHit(desk, ((marks.current < 0 ? last : marks.current) + step + marks.size) % marks.size);
}

/** Brings a hit into view; the next search begins there. */
export function goToHit(desk: DeskValue, i: number): void {
  const { marks } = textFind.get();
  if (!marks || i >= marks.size) return;
  const range = marks.range(i);
  textFind.set({ marks: marks.at(i), anchor: range[0] });
  desk.reader()?.goTo(range);
}

/** The hits have come: one stands at the first from where one stood, which is brought into view unless only the text was laid anew. */
export function takeHits(desk: DeskValue, ends: Uint32Array, fault: string, goThere: boolean): void {
  const marks = new FoundMarks(ends, -1);
  textFind.set({ marks, fault });
  if (marks.size === 0) return;
  const i = marks.from(textFind.get().anchor) % marks.size;
  if (goThere) goToHit(desk, i);
  else textFind.set({ marks: marks.at(i) });
}
