export interface SelectionInputEvents {
  /** A button or key was released; `clicks` is how many clicks in a row the button made, 0 for a key; `dragged`: in a drag. */
  released(clicks: number, dragged: boolean): void;
  /** A button went down, for how many times in a row. True: what it selects is ours, not the browser's. */
  pressed(clicks: number, x: number, y: number): boolean;
  /** Select everything. */
  all(): void;
  /** Go to the text's start (0) or end (1), with `extend` selecting on the way. */
  toEnd(side: 0 | 1, extend: boolean): void;
}

/** Pixels that the pointer may move in a click. */
const STILL = 4;

/** What buttons and keys say about the selection; moving it is the browser's, but for jumps over the whole text. */
export class SelectionInput {
  /** True while a button is held that went down in the text: the selection is still being made. */
  pointerDown = false;
  /** Whether Shift was held at the last press: the selection is extended, not made anew. */
  shift = false;
  /** Until the last release is told: another press in the row comes before it. */
  #released: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, signal: AbortSignal, events: SelectionInputEvents) {
    const up = (): void => {
      this.pointerDown = false;
    };
    const down = (event: PointerEvent): void => {
      this.pointerDown = true;
      this.shift = event.shiftKey;
    };
    element.addEventListener('pointerdown', down, { signal });
    document.addEventListener('pointerup', up, { signal, capture: true });
    document.addEventListener('pointercancel', up, { signal, capture: true });
    element.addEventListener(
      'mousedown',
      (event) => {
        const { detail: clicks, clientX, clientY, button, shiftKey } = event;
        clearTimeout(this.#released);
        if (button === 0 && !shiftKey && events.pressed(clicks, clientX, clientY)) {
          event.preventDefault();
          element.focus({ preventScroll: true });
        }
        // A drag may end outside the text. The browser sets the selection of a click after the event.
        const released = (up: MouseEvent): void => {
          const dragged = Math.hypot(up.clientX - clientX, up.clientY - clientY) > STILL;
          this.#released = setTimeout(() => events.released(clicks, dragged), 0);
        };
        document.addEventListener('mouseup', released, { once: true, signal });
      },
      { signal },
    );
    element.addEventListener('keydown', (event) => this.#keyDown(event, events), { signal });
    element.addEventListener('keyup', () => events.released(0, false), { signal });
  }

  /** The browser lays out all that it selects, which in a long text takes seconds: these two are ours. */
  #keyDown(event: KeyboardEvent, events: SelectionInputEvents): void {
    this.shift = event.shiftKey;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    const { key, shiftKey, metaKey } = event;
    const start = key === 'Home' || (metaKey && key === 'ArrowUp');
    const end = key === 'End' || (metaKey && key === 'ArrowDown');
    if (key.toLowerCase() === 'a' && !shiftKey) events.all();
    else if (start || end) events.toEnd(start ? 0 : 1, shiftKey);
    else return;
    event.preventDefault();
  }
}
