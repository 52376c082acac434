/**
 * What is cut off by an ellipsis says all of it where one points at it: names of tags, people, transcripts and files are as long as
 * somebody made them. One listener for the page, as asking each element at each size would cost a layout each.
 */
export function showClippedTitles(page: Document): void {
  page.addEventListener('pointerover', ({ target }) => {
    if (target instanceof HTMLElement && isClipped(target) && !target.closest('[title]')) title(target);
  });
}

/** Set while one points at it, and gone with that: what it says may change, and the room that it has. */
function title(element: HTMLElement): void {
  element.title = element.textContent.trim();
  element.addEventListener('pointerleave', () => element.removeAttribute('title'), { once: true });
}

/** Styles first: they tell of most elements that nothing is cut off, and sizes are worth a layout. */
function isClipped(element: HTMLElement): boolean {
  const { textOverflow, webkitLineClamp, overflowX } = getComputedStyle(element);
  if (overflowX !== 'hidden') return false;
  return webkitLineClamp !== 'none'
    ? element.scrollHeight > element.clientHeight
    : textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth;
}
