import { useEffect, useRef } from 'react';
import { commandDown, takesText } from '../../kit/keys.ts';
import { deleteAnnotation, updateAnnotation } from '../annotations/changes.ts';
import { boundaryMove, moveByKey } from '../annotations/move-by-key.ts';
import type { DeskValue } from './desk-context.ts';
import { focusListLine, focusNextPane, focusReader } from './panes.ts';

/** What has keys of its own. A drawer is a dialog only by its frame: what is in it is the desk. */
const OWN_KEYS = '[role="menu"], [role="dialog"]:not(.drawer-dialog), [role="alertdialog"]';

/** Keys that hold everywhere on the desk, but not in fields, nor under a dialog. */
export function useDeskKeys(desk: DeskValue, covered: boolean): void {
  const latest = useRef({ desk, covered });
  useEffect(() => {
    latest.current = { desk, covered };
  });
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const { desk, covered } = latest.current;
      if (covered || event.defaultPrevented || event.isComposing) return;
      // Menus and popovers have keys of their own.
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
      if (pressed(event, desk)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    // In the capture phase: before the reader and the browser, which have undo and Alt-arrows of their own.
    window.addEventListener('keydown', down, { capture: true });
    return () => window.removeEventListener('keydown', down, { capture: true });
  }, []);
}

/** Does what a key asks for; false where it asks for nothing here. */
function pressed(event: KeyboardEvent, desk: DeskValue): boolean {
  if (event.key === 'F6') {
    focusNextPane(event.shiftKey);
    return true;
  }
  if (takesText(event.target)) return false;
  if (commandDown(event) && !event.altKey) {
    const key = event.key.toLowerCase();
    if (key === 'z') {
      if (event.shiftKey) desk.redo();
      else desk.undo();
      return true;
    }
    if (key === 'y' && !event.shiftKey) {
      desk.redo();
      return true;
    }
    return false;
  }
  if (event.key === '?' && !event.altKey) {
    desk.show('shortcuts');
    return true;
  }
  if (event.key === 'Escape' && event.target instanceof HTMLElement && !event.target.isContentEditable) {
    // From a panel, back to the text.
    if (!event.target.closest('[data-pane]')) return false;
    focusReader();
    return true;
  }
  return changesSelected(event, desk);
}

/** Keys for the selected annotation, where it is one's own. */
function changesSelected(event: KeyboardEvent, desk: DeskValue): boolean {
  const { annotations, selected, me, content, range } = desk;
  const annotation = selected === null ? undefined : annotations?.get(selected);
  if (!annotations || !annotation || !content || annotation.annotator !== me.id) return false;
  if ((event.key === 'Delete' || event.key === 'Backspace') && range === null) {
    if (
      event.target instanceof Element &&
      event.target.closest('[data-pane="transcripts"], [data-pane="codebook"]')
    )
      return false;
    void deleteAnnotation(annotations, annotation.id);
    desk.select(null);
    // Its line goes with it: the one that takes its place has the focus then.
    if (event.target instanceof Element && event.target.closest('[data-pane="annotations"]'))
      requestAnimationFrame(focusListLine);
    return true;
  }
  const move = boundaryMove(event);
  if (!move) return false;
  const language = content.transcript.language;
  const span = moveByKey(content.text, annotation.span, move, desk.reader()?.caret() ?? null, language);
  if (span) void updateAnnotation(annotations, annotation.id, { span });
  return true;
}
