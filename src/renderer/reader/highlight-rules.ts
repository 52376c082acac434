import { SHADES, UNDERLINES } from '../../core/render/cues.ts';
import {
  DEPTHS,
  FOUND_HERE_HIGHLIGHT,
  FOUND_HIGHLIGHT,
  highlightName,
  SELECTION_HIGHLIGHT,
  suggestedName,
} from './highlights.ts';

/**
 * The rules for these colours of the palette. They name variables only, so that a theme changes them and nothing is rebuilt.
 *
 * @param scope the elements that the rules are for. Never all: each highlight's style is worked out for each element
 *   that a rule is for, and with every colour on every element that made up nine tenths of the time to draw a page.
 */
export function highlightRules(colours: Iterable<string>, scope: string): string {
  const rules: string[] = [];
  const forced: string[] = [];
  for (const colour of colours)
    for (let depth = 0; depth < DEPTHS; depth++) {
      const [plain, strong] = [false, true].map(
        (on) => `${scope}::highlight(${highlightName(colour, depth, on)})`,
      );
      const line = `var(--tag-${colour}, ${SHADES[colour]!})`;
      const under = `text-decoration: underline ${UNDERLINES[colour]!} ${line}; text-underline-offset: ${2 + depth * 3}px;`;
      const fill = `var(--tag-${colour}-fill, color-mix(in oklab, ${line} 15%, transparent))`;
      const strongFill = `var(--tag-${colour}-strong, color-mix(in oklab, ${line} 36%, transparent))`;
      rules.push(
        `${plain} { background-color: ${fill}; ${under} }`,
        `${strong} { background-color: ${strongFill}; ${under} text-decoration-thickness: 3px; }`,
      );
      forced.push(
        `${plain} { background-color: transparent; text-decoration-color: CanvasText; }`,
        `${strong} { background-color: Mark; color: MarkText; text-decoration-color: MarkText; }`,
      );
    }
  const [suggested, current] = [false, true].map((on) => `${scope}::highlight(${suggestedName(on)})`);
  rules.push(
    `${suggested} { text-decoration: underline dashed 1.5px var(--reader-suggested); text-underline-offset: 4px; }`,
    `${current} { background-color: var(--reader-suggested-here); text-decoration: underline dashed 2.5px var(--reader-suggested); text-underline-offset: 4px; }`,
  );
  // Without colours and fills a tag may be dashed, too: what is suggested has lines on both sides.
  forced.push(
    `${suggested} { text-decoration: underline overline dashed 1px CanvasText; }`,
    `${current} { background-color: Mark; color: MarkText; text-decoration: underline overline dashed 1px MarkText; }`,
  );
  const [found, here] = [FOUND_HIGHLIGHT, FOUND_HERE_HIGHLIGHT].map((name) => `${scope}::highlight(${name})`);
  rules.push(
    `${found} { background-color: var(--reader-found); text-decoration: underline 1px solid var(--reader-found-line); text-underline-offset: 1px; }`,
    `${here} { background-color: var(--reader-found-here); color: var(--reader-on-found-here); text-decoration: underline 2px solid var(--reader-on-found-here); text-underline-offset: 1px; }`,
  );
  forced.push(
    `${found} { background-color: transparent; text-decoration-color: CanvasText; }`,
    `${here} { background-color: Highlight; color: HighlightText; text-decoration-color: HighlightText; }`,
  );
  const selection = `${scope}::highlight(${SELECTION_HIGHLIGHT})`;
  rules.push(`${selection} { background-color: var(--reader-selection); }`);
  forced.push(`${selection} { background-color: Highlight; color: HighlightText; }`);
  return `${rules.join('\n')}\n@media (forced-colors: active) {\n${forced.join('\n')}\n}`;
}

// A constructed sheet: it needs no inline style, which the page's policy forbids.
let sheet: CSSStyleSheet | undefined;
const installed = new Set<string>();

/** Sees to it that the document has the rules for these colours. */
export function installHighlightRules(colours: Iterable<string>): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
  } else if ([...colours].every((colour) => installed.has(colour))) return;
  for (const colour of colours) installed.add(colour);
  sheet.replaceSync(highlightRules(installed, scopeOf()));
}

let scope: string | undefined;

/** Where styles of highlights are inherited (css-pseudo-4), one element needs the rules; elsewhere those that hold text. */
function scopeOf(): string {
  if (scope !== undefined) return scope;
  const probe = new CSSStyleSheet();
  probe.replaceSync('.passage-probe::highlight(passage-probe) { text-underline-offset: 7px; }');
  document.adoptedStyleSheets.push(probe);
  const outer = document.body.appendChild(document.createElement('div'));
  const inner = outer.appendChild(document.createElement('span'));
  outer.className = 'passage-probe';
  const inherited = getComputedStyle(inner, '::highlight(passage-probe)').textUnderlineOffset === '7px';
  outer.remove();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== probe);
  return (scope = inherited ? '.reader-text' : '.reader-text [data-lexical-text]');
}
