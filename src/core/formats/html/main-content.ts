import { attribute, type Element, elementsOf, textIn } from './dom.ts';

/** Parts of a page that are around its content, by element (HTML Living Standard, 4.3) and by role (WAI-ARIA 1.2, landmarks). */
const AROUND = new Set(['nav', 'aside', 'footer', 'form', 'menu', 'dialog', 'button', 'select']);
const AROUND_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'dialog',
]);

/** Names that pages give to such parts where they use no elements for them. */
const AROUND_NAMES =
  /(^|[-_ ])(nav|navbar|menu|sidebar|breadcrumbs?|pager|pagination|share|sharing|social|cookie|cookies|advert|ads|banner|toolbar|related)([-_ ]|$)/i;

/**
 * The element that holds the page's content: `main`, or the one article, or the largest of several; null where the page does
 * not say.
 */
export function mainElement(root: Parameters<typeof elementsOf>[0]): Element | null {
  const candidates = [...elementsOf(root)].filter(
    (element) =>
      element.tagName === 'main' || element.tagName === 'article' || attribute(element, 'role') === 'main',
  );
  const main = candidates.filter(({ tagName }) => tagName !== 'article');
  const among = main.length > 0 ? main : candidates;
  const sized = among.map((element) => ({ element, size: textIn(element).length }));
  const largest = sized.toSorted((a, b) => b.size - a.size)[0];
  // A page whose content is spread over equals says nothing by them.
  const second = sized.length > 1 ? sized.toSorted((a, b) => b.size - a.size)[1]!.size : 0;
  return largest && largest.size > 2 * second ? largest.element : null;
}

/** True for an element that is around the content: menus, footers, forms. */
export function isAround(element: Element, inMain: boolean): boolean {
  const { tagName } = element;
  if (AROUND.has(tagName) || AROUND_ROLES.has(attribute(element, 'role') ?? '')) return true;
  if (tagName === 'header') return !inMain;
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return ['div', 'ul', 'ol', 'section', 'p', 'span'].includes(tagName) && AROUND_NAMES.test(names);
}

/** A short block of nearly only links is a menu, whatever it is called. */
export const isLinks = (words: number, linked: number): boolean => words < 200 && linked > words * 0.7;
