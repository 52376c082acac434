/** Explicit controls of direction (UAX #9): embeddings, overrides, isolates and their ends. They can make a name read as another. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

/** C0 and C1 controls and DEL, but for tab and line ends: what a terminal would obey. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Which controls a stretch of a transcript holds that nobody sees there ("U+202E, U+202C"), each once, in order; empty where it
 * holds none. The text itself is shown as it is: this is what is said beside it.
 */
export function hiddenControls(text: string): string {
  if (!ANY.test(text)) return '';
  const found = text.match(new RegExp(ANY.source, 'g')) ?? [];
  return [...new Set(found)].map(codeOf).join(', ');
}

const codeOf = (c: string): string => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const ANY = new RegExp(`${BIDI.source}|${CONTROLS.source}`);

/**
 * A text with the characters that nobody sees, but that change what is seen, written out: `[U+202E]` for controls of
 * direction, Unicode's pictures (␛) for those of terminals. For names and notes where they are shown, never where they are
 * kept. The same text where it has none; shown twice, it stays.
 */
export function visibleControls(text: string): string {
  if (!ANY.test(text)) return text;
  return text
    .replace(BIDI, (c) => `[${codeOf(c)}]`)
    .replace(CONTROLS, (c) => {
      const code = c.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
    });
}
