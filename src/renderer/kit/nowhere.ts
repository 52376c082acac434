import { useEffect } from 'react';

/** Whether nothing of its own has the focus: it is the body's, or what is shown as a whole has it in place of something that went. */
export const isFocusNowhere = (): boolean =>
  document.activeElement === null || document.activeElement.matches('body, main');

/** Where what had the focus went as something else is shown, that has it, as a whole: keys and screen readers begin there. */
export function useFocusOnMain(shown: string): void {
  useEffect(() => {
    const frame = requestAnimationFrame(focusMain);
    return () => cancelAnimationFrame(frame);
  }, [shown]);
}

/** A dialog has given the focus back by then, where what it came from is still there (ms). */
const AFTER = 120;

/** A dialog that has done away with what it was opened from leaves the focus to what is shown. */
export function useFocusAfter(): void {
  useEffect(() => () => void setTimeout(focusMain, AFTER), []);
}

function focusMain(): void {
  const main = document.querySelector('main');
  if (!main || document.activeElement !== document.body) return;
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
