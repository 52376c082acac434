import { COLOURS, PALETTE } from '../../core/model/codebook.ts';

/** How many overlapping annotations get an underline of their own; deeper ones share the lowest. */
export const DEPTHS = 4;

/** Colour of tags that the palette does not know. */
const NEUTRAL = 'neutral';
const FALLBACKS: Readonly<Record<string, string>> = { ...PALETTE, [NEUTRAL]: '#6b6b6b' };

/** Beside its colour, each has an underline that tells it apart without colour. */
const LINES: Readonly<Record<string, string>> = Object.fromEntries(
  [...COLOURS, NEUTRAL].map((colour, i) => [
    colour,
    `${['solid', 'dashed', 'dotted', 'double', 'wavy'][i % 5]!} ${i >= 5 ? '2.5px' : '1.5px'}`,
  ]),
);

/** The palette's name of a tag's colour. */
export const knownColour = (colour: string | undefined): string =>
  colour !== undefined && colour in PALETTE ? colour : NEUTRAL;

/** The name in `CSS.highlights` of what looks alike: a colour, a depth, plain or strong (selected, pointed at). */
export const highlightName = (colour: string, depth: number, strong: boolean): string =>
  `passage-${colour}-${Math.min(depth, DEPTHS - 1)}${strong ? '-strong' : ''}`;

/** The user's selection where the browser does not paint it: the focus is elsewhere, or it is too long. */
export const SELECTION_HIGHLIGHT = 'passage-selection';

const shared = new Map<string, Highlight>();

/** The highlight of a name, made at first use. Shared by all readers in the page, each with ranges of its own. */
export function highlight(name: string): Highlight {
  let found = shared.get(name);
  if (!found) {
    found = new Highlight();
    const depth = /-(\d)(-strong)?$/.exec(name);
    found.priority = name === SELECTION_HIGHLIGHT ? 100 : Number(depth?.[1] ?? 0) + (depth?.[2] ? 50 : 0);
    shared.set(name, found);
    CSS.highlights.set(name, found);
  }
  return found;
}

/** The rules of every highlight. They name variables only, so that a theme changes them and nothing is rebuilt. */
export function highlightRules(): string {
  const rules: string[] = [];
  for (const colour of Object.keys(FALLBACKS)) {
    const line = `var(--tag-${colour}, ${FALLBACKS[colour]!})`;
    const fill = `var(--tag-${colour}-fill, color-mix(in oklab, ${line} 15%, transparent))`;
    const strong = `var(--tag-${colour}-strong, color-mix(in oklab, ${line} 36%, transparent))`;
    for (let depth = 0; depth < DEPTHS; depth++) {
      const under = `text-decoration: underline ${LINES[colour]!} ${line}; text-underline-offset: ${2 + depth * 3}px;`;
      rules.push(
        `::highlight(${highlightName(colour, depth, false)}) { background-color: ${fill}; ${under} }`,
        `::highlight(${highlightName(colour, depth, true)}) { background-color: ${strong}; ${under} text-decoration-thickness: 3px; }`,
      );
    }
  }
  rules.push(
    `::highlight(${SELECTION_HIGHLIGHT}) { background-color: var(--selection, color-mix(in oklab, var(--accent, #3b5f8a) 26%, transparent)); }`,
    '@media (forced-colors: active) {',
    ...Object.keys(FALLBACKS).flatMap((colour) =>
      Array.from({ length: DEPTHS }, (_, depth) =>
        [
          `::highlight(${highlightName(colour, depth, false)}) { background-color: transparent; text-decoration-color: CanvasText; }`,
          `::highlight(${highlightName(colour, depth, true)}) { background-color: Mark; color: MarkText; text-decoration-color: MarkText; }`,
        ].join('\n'),
      ),
    ),
    `::highlight(${SELECTION_HIGHLIGHT}) { background-color: Highlight; color: HighlightText; }`,
    '}',
  );
  return rules.join('\n');
}

let installed = false;

/** Puts the rules into the document, once. A constructed sheet: it needs no inline style, which the page's policy forbids. */
export function installHighlightRules(): void {
  if (installed) return;
  installed = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(highlightRules());
  document.adoptedStyleSheets.push(sheet);
}
