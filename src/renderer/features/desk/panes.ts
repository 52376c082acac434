/** The parts of the desk that F6 goes through, in reading order. Each has `data-pane` with its name. */
const PANES = '[data-pane]';
const FOCUSABLE =
  'button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), select, textarea, [contenteditable], a[href], [tabindex="0"]';

/** Moves the focus to the next (or the one before) of the desk's parts. */
export function focusNextPane(backward: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter((pane) => pane.checkVisibility());
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at(at < 0 ? 0 : (at + (backward ? -1 : 1)) % panes.length);
  if (next) focusIn(next);
}

/** What counts as the part's own: its current entry, else the text, else the first thing that takes the focus. */
function focusIn(pane: HTMLElement): void {
  const own =
    pane.querySelector<HTMLElement>('[aria-current="true"]:is(button, [tabindex])') ??
    pane.querySelector<HTMLElement>('[contenteditable], [data-text-host]') ??
    pane.querySelector<HTMLElement>(FOCUSABLE) ??
    pane;
  own.focus({ preventScroll: own.isContentEditable });
}

/** The name of the part of the desk that has the focus; null where none has. */
export function focusedPane(): string | null {
  const pane = document.activeElement?.closest<HTMLElement>('[data-pane]');
  return pane?.dataset['pane'] ?? null;
}

/** Whether the focus is in a part of the desk, itself or within one that is in it. */
export const isFocusIn = (pane: string): boolean =>
  document.activeElement?.closest(`[data-pane="${pane}"]`) != null;

/** Brings the focus into the text. */
export function focusReader(): void {
  // The editor that corrects it has the same place, in a tree of its own.
  document
    .querySelector<HTMLElement>('[data-pane="transcript"] :is([contenteditable], [data-text-host])')
    ?.focus({ preventScroll: true });
}

/** Frames to wait for something that is about to be shown: a panel, a drawer. */
const FRAMES = 30;

/** Brings the focus to what a selector finds, once it is there. */
export function focusOnce(selector: string, frames = FRAMES): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (found) found.focus();
  else if (frames > 0) requestAnimationFrame(() => focusOnce(selector, frames - 1));
}

/** Brings the focus to the line of the list that Tab would come to. */
export function focusListLine(): void {
  document.querySelector<HTMLElement>('[data-pane="annotations"] li button[tabindex="0"]')?.focus();
}
