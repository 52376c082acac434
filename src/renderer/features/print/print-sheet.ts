import { PRINT_POLICY } from '../../../contract/page-policy.ts';
import { MARKED_STYLE } from '../../../core/render/marked-style.ts';
import { type Rendered, transcriptHtml } from '../../../core/render/transcript-html.ts';

/** So many pieces of the text are made before others have a turn. */
const BATCH = 100;

/** What stands on paper, in pieces: each step makes some more of it, and says how far it is. */
export interface PrintSheet {
  readonly element: HTMLElement;
  /** Blocks, and what lies between them: about as many as there will be. */
  readonly total: number;
  /** Makes the next pieces; returns how many there are, null once all are there. */
  next(): number | null;
}

/** A transcript as it is printed, everything marked. It is not in the document yet. */
export function printSheet(input: Rendered): PrintSheet {
  const element = document.createElement('div');
  element.className = 'print-sheet';
  const page = document.createElement('main');
  page.className = 'marked-page';
  element.append(page);
  const pieces = transcriptHtml(input);
  let done = 0;
  return {
    element,
    total: 2 * input.blocks.length + 1,
    next() {
      let html = '';
      for (let i = 0; i < BATCH; i++) {
        const { value, done: over } = pieces.next();
        if (over) {
          page.insertAdjacentHTML('beforeend', asMarkup(html));
          return null;
        }
        html += value;
        done++;
      }
      page.insertAdjacentHTML('beforeend', asMarkup(html));
      return done;
    },
  };
}

let style: CSSStyleSheet | undefined;

/** Puts a sheet in the place of the one that was there; null takes it away. */
export function showSheet(element: HTMLElement | null): void {
  for (const old of document.querySelectorAll('body > .print-sheet')) old.remove();
  // A constructed sheet: the page's policy allows no style of its own, and paper needs it only now.
  style ??= constructed();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style);
  if (!element) return;
  document.adoptedStyleSheets.push(style);
  document.body.append(element);
}

function constructed(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(MARKED_STYLE);
  return made;
}

/** Chromium's trusted types, which TypeScript's own library does not have yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Lets what `transcriptHtml` made, escaped piece by piece, become markup: nothing else in the page may. */
function asMarkup(html: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy(PRINT_POLICY, { createHTML: (given) => given });
  return policy?.createHTML(html) ?? html;
}
