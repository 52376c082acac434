import { useEffect, useRef } from 'react';
import { chordOf } from '../../kit/chord.ts';
import { isReader, takesText } from '../../kit/keys.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { isFocusIn } from '../desk/panes.ts';
import { boundTo } from './bindings.ts';
import type { Where } from './command.ts';
import { runOf } from './runs.ts';

/**
 * What has keys of its own. A drawer is a dialog only by its frame: what is in it is the desk. While something is dragged by
 * the keyboard, the places where it can be dropped take the keys.
 */
const OWN_KEYS =
  '[role="menu"], [role="dialog"]:not(.drawer-dialog), [role="alertdialog"], .react-aria-DropIndicator';

/** Does what the keys ask for, as they are bound. `desk` null: no project is open. */
export function useCommandKeys(desk: DeskValue | null): void {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || document.querySelector(OWN_KEYS)) return;
      if (!pressed(event, latest.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // In the capture phase: before the reader and the browser, which have undo and Alt-arrows of their own.
    window.addEventListener('keydown', down, { capture: true });
    // Escape that a field has no use for leads out of it.
    const escape = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !takesText(target)) return;
      // In a search, the first Escape clears it.
      if (target instanceof HTMLInputElement && target.type === 'search' && target.value !== '') return;
      if (document.querySelector(OWN_KEYS) || !(target instanceof Element)) return;
      if (pressed(event, latest.current, false)) event.preventDefault();
    };
    window.addEventListener('keydown', escape);
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keydown', escape);
    };
  }, []);
}

/** The nearer to the focus a command belongs, the sooner it has the key. */
const nearness = (where: Where): number =>
  ({ everywhere: 0, desk: 1, reader: 3, text: 3, suggestions: 3, codebook: 4 })[where as 'desk'] ?? 2;

/** Does what a key asks for; false where it asks for nothing here. */
function pressed(event: KeyboardEvent, desk: DeskValue | null, field = takesText(event.target)): boolean {
  const chord = chordOf(event);
  if (chord === '') return false;
  const text = isReader(event.target);
  const here = boundTo(chord)
    .filter(({ where = 'desk' }) =>
      field
        ? where === 'everywhere'
        : where === 'codebook'
          ? isFocusIn('codebook')
          : text
            ? where !== 'suggestions'
            : where !== 'text' && where !== 'reader',
    )
    .sort((a, b) => nearness(b.where ?? 'desk') - nearness(a.where ?? 'desk'));
  for (const command of here) {
    const run = runOf(command, desk);
    if (!run) continue;
    // Once for a press, unless it is one that goes on.
    if (event.repeat && !command.repeats) return true;
    if (run({ chord }) !== false) return true;
  }
  return false;
}
