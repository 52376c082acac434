import type { Span } from '../../../core/model/span.ts';
import { sendLater, sendNow } from '../../app/later.ts';
import { saving } from '../../app/saving.ts';
import { sameSpan } from '../../reader/boundary.ts';
import type { Annotations, Expected } from './annotations.ts';
import { updateAnnotation } from './changes.ts';

/** How long (ms) after a key a boundary may still be moved on as one change. */
const WAIT = 600;

let burst: { store: Annotations; id: string; from: Span; shown: Expected } | undefined;

/**
 * Shows a moved boundary at once, and commits it when no further move follows: a held key or several presses in a row are one
 * change, and one step to undo.
 */
export function moveInBurst(store: Annotations, id: string, span: Span): void {
  const was = store.get(id);
  if (!was) return;
  // Another annotation's burst is over.
  if (burst && (burst.store !== store || burst.id !== id)) sendNow();
  const shown = store.expect(id, { ...was, span, modified: Date.now() });
  burst?.shown.takeBack();
  const now = (burst = { store, id, from: burst?.from ?? was.span, shown });
  const send = (): Promise<unknown> => {
    burst = undefined;
    // What moved there and back has not moved.
    const done = sameSpan(now.from, span) ? Promise.resolve() : updateAnnotation(store, id, { span });
    shown.takeBack();
    return done;
  };
  saving.track(sendLater(send, WAIT));
}
