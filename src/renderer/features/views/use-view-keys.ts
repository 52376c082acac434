import { useEffect, useRef } from 'react';
import { takesText } from '../../kit/keys.ts';

/** Keys of a view by `KeyboardEvent.key` in lower case; they are nobody's in fields, menus and dialogs. */
export function useViewKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const { ctrlKey, metaKey, altKey, isComposing, target } = event;
      if (event.defaultPrevented || isComposing || ctrlKey || metaKey || altKey || takesText(target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // In the capture phase: the reader refuses what is typed into it, and its refusal would come first.
    window.addEventListener('keydown', down, { capture: true });
    return () => window.removeEventListener('keydown', down, { capture: true });
  }, []);
}
