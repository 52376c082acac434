import type { AnnotationStore } from './annotation-store.ts';
import { characterAtPoint, offsetAtPoint } from './dom-points.ts';
import { viewOf } from './nodes.ts';
import type { Surface } from './surface.ts';
import type { BlockTarget, ReaderEvents } from './types.ts';

/** Pixels that the pointer may move in a click. */
const STILL = 4;

/** Clicks and context menus in the text. Returns the way to undo it. */
export function listenToPointer(
  surface: Surface,
  store: AnnotationStore,
  events: Pick<ReaderEvents, 'hit' | 'block'>,
  caret: () => number | null,
): () => void {
  const { element } = surface;
  const stop = new AbortController();
  const { signal } = stop;
  let down = { x: 0, y: 0 };
  element.addEventListener('pointerdown', (event) => (down = { x: event.clientX, y: event.clientY }), {
    signal,
  });
  element.addEventListener(
    'click',
    (event) => {
      const moved = Math.hypot(event.clientX - down.x, event.clientY - down.y);
      if (event.detail !== 1 || event.shiftKey || moved > STILL) return;
      const offset = characterAtPoint(surface, event.clientX, event.clientY);
      const found = offset === null ? [] : [...store.at(offset), ...store.suggestedAt(offset)];
      if (offset === null || found.length === 0) return;
      const rect = new DOMRect(event.clientX, event.clientY, 0, 0);
      events.hit(
        found.map(({ id }) => id),
        offset,
        rect,
      );
    },
    { signal },
  );
  element.addEventListener(
    'contextmenu',
    (event) => {
      const target = blockTarget(surface, event, caret);
      if (target) events.block(target);
    },
    { signal },
  );
  return () => stop.abort();
}

function blockTarget(
  surface: Surface,
  event: PointerEvent | MouseEvent,
  caret: () => number | null,
): BlockTarget | null {
  const { clientX: x, clientY: y } = event;
  // The menu key asks at the caret, wherever the pointer is.
  const byKey = event.button !== 2 && !event.ctrlKey;
  const under = event.target instanceof Element ? event.target.closest('.reader-block') : null;
  const view = under && viewOf.get(under);
  const offset = byKey ? caret() : offsetAtPoint(surface, x, y);
  const block =
    byKey || !view ? offset !== null && surface.map.blocks[surface.map.indexAt(offset)] : view.block;
  if (!block) return null;
  const within = Math.min(Math.max(offset ?? block.start, block.start), block.end);
  return { block: block.id, turn: block.turn, offset: within, x, y, event };
}
