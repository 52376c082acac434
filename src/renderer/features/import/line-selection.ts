/** Which blocks of the preview are selected, by their place in the list. The active one has the keyboard. */
export interface LineSelection {
  active: number;
  /** Where a selection with Shift began. */
  anchor: number;
  selected: ReadonlySet<number>;
}

export const lineSelection = (at: number): LineSelection => ({
  active: at,
  anchor: at,
  selected: new Set([at]),
});

/** Goes to a line, within `0 .. count - 1`; `extend` selects all from the anchor to there, as Shift does. */
export function goTo(selection: LineSelection, to: number, count: number, extend: boolean): LineSelection {
  const active = Math.max(0, Math.min(to, count - 1));
  if (!extend) return lineSelection(active);
  const [from, end] = [Math.min(selection.anchor, active), Math.max(selection.anchor, active)];
  const selected = new Set(Array.from({ length: end - from + 1 }, (_, n) => from + n));
  return { active, anchor: selection.anchor, selected };
}

/** Adds a line to the selection or takes it out, as Control (Command) with a click or with Space does. */
export function toggle(selection: LineSelection, at: number): LineSelection {
  const selected = new Set(selection.selected);
  if (!selected.delete(at)) selected.add(at);
  return { active: at, anchor: at, selected };
}

/** The line that a key goes to; null where the key goes nowhere. `page` is the number of lines that are seen. */
export function lineOfKey(key: string, active: number, count: number, page: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[key];
  if (step !== undefined) return Math.max(0, Math.min(active + step, count - 1));
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
