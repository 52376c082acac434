/** The elements of a sheet. Only `text` can be edited, and it holds nothing but the transcript. */
export interface SheetFrame {
  sheet: HTMLElement;
  gutter: HTMLElement;
  text: HTMLElement;
  /** Over the text, with its left and top. */
  badges: HTMLElement;
  handles: HTMLElement;
  /** Over the whole sheet. */
  links: HTMLElement;
}

/** @param language BCP 47, for hyphens, quotes and voices; empty for unknown. */
export function makeFrame(root: HTMLElement, language: string): SheetFrame {
  const sheet = division('reader-sheet');
  const gutter = division('reader-gutter');
  const text = division('reader-text');
  const badges = division('reader-badges');
  const handles = division('reader-handles');
  const links = division('reader-links');
  const hint = division('reader-hint');
  hint.id = `reader-hint-${++made}`;
  hint.textContent =
    'The text cannot be changed. Move with the arrow keys, select with Shift and the arrow keys, then press the key of a tag.';
  gutter.setAttribute('aria-hidden', 'true');
  badges.setAttribute('aria-hidden', 'true');
  handles.setAttribute('aria-hidden', 'true');
  // The panel lists the same relations, by keyboard.
  links.setAttribute('aria-hidden', 'true');
  if (language !== '') text.lang = language;
  // Stripes go to the side on which lines begin; each block still finds its own direction.
  if (isRightToLeft(language)) sheet.dir = 'rtl';
  for (const [name, value] of Object.entries({
    // Not `true`: where the focus is in such an element, React counts the characters before the caret at each of its commits,
    // through all of the text. Formats, which this kind cannot hold, are none of a transcript's.
    contenteditable: 'plaintext-only',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-readonly': 'true',
    'aria-label': 'Text of the transcript',
    'aria-describedby': hint.id,
    tabindex: '0',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    // No keyboard on a touch screen: nothing can be typed.
    inputmode: 'none',
    translate: 'no',
    'data-gramm': 'false',
  }))
    text.setAttribute(name, value);
  sheet.append(gutter, text, badges, links, handles, hint);
  root.scrollTop = 0;
  return { sheet, gutter, text, badges, handles, links };
}

let made = 0;

function division(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

function isRightToLeft(language: string): boolean {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(language).language);
  } catch {
    return false;
  }
}
