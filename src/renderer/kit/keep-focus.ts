import { type RefObject, useEffect } from 'react';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]';

/** Where an element stood: its parent, and which of its children it was. */
type Step = readonly [parent: Element, index: number];

/**
 * Keeps the keyboard in a part of the page when what has the focus is taken away or turned off: a button that was pressed, a line that
 * was deleted. The browser would leave it to the body, where no key means anything, and a dialog to its first button, which closes it. It
 * goes to what stands in the place now, else to the part itself; a button that is only off for a while has it back.
 */
export function useKeepFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = part.current;
    if (!root) return undefined;
    let last: HTMLElement | null = null;
    let path: Step[] = [];
    const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
    const look = (): void => {
      if (!last) return;
      const stand = last.isConnected && root.contains(last);
      if (document.activeElement === root && stand && isUsable(last)) return last.focus();
      // A button that is turned off keeps the focus until the next frame; it is of no use to it.
      if (!isLost() && !(document.activeElement === last && last.matches(':disabled'))) return;
      if (stand && isUsable(last)) return;
      const next = stand ? root : (standingIn(path, root) ?? root);
      if (!next.matches('[tabindex]') && next === root) next.tabIndex = -1;
      next.focus({ preventScroll: next === root });
    };
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || target === root) return;
      last = target;
      path = pathOf(target, root);
    };
    // Who goes elsewhere by their own will is not brought back.
    const forget = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) last = null;
    };
    const changes = new MutationObserver(look);
    changes.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    root.addEventListener('focusin', remember);
    root.addEventListener('focusout', forget);
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== root && root.contains(activeElement)) {
      last = activeElement;
      path = pathOf(activeElement, root);
    }
    return () => {
      changes.disconnect();
      root.removeEventListener('focusin', remember);
      root.removeEventListener('focusout', forget);
    };
  }, [part]);
}

const isUsable = (element: HTMLElement): boolean =>
  !element.matches(':disabled') && element.checkVisibility();

function pathOf(element: Element, root: Element): Step[] {
  const path: Step[] = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement)
    path.push([at.parentElement, [...at.parentElement.children].indexOf(at)]);
  return path;
}

/** What stands where an element was: the nearest that is left around it, from its place on, then before. */
function standingIn(path: readonly Step[], root: HTMLElement): HTMLElement | null {
  for (const [parent, index] of path) {
    if (!parent.isConnected || !root.contains(parent)) continue;
    const children = [...parent.children];
    for (const child of [...children.slice(index), ...children.slice(0, index).reverse()]) {
      const found = [child, ...child.querySelectorAll(FOCUSABLE)].find(
        (one) => one instanceof HTMLElement && one.matches(FOCUSABLE) && one.tabIndex >= 0 && isUsable(one),
      );
      if (found instanceof HTMLElement) return found;
    }
  }
  return null;
}
