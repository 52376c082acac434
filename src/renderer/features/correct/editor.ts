import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Extension, RangeSetBuilder, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap } from '@codemirror/view';
import type { Block } from '../../../core/model/structure.ts';
import { normalizeSpan, type Range } from '../../../core/model/span.ts';
import type { LineText } from '../../../core/edits/line-text.ts';

interface Marked {
  blocks: readonly Block[];
  /** Where annotations stand. */
  annotated: readonly Range[];
  language: string;
  label: string;
}

/** What the editor is made of: plain text in lines that wrap, undo of its own, and how blocks and annotations look. */
export function extensionsFor(lines: LineText, { blocks, annotated, language, label }: Marked): Extension {
  const own = blocks.filter(({ kind }) => kind !== 'paragraph');
  return [
    history(),
    drawSelection(),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({
      'aria-label': label,
      // It has the focus anyway; so that who looks for what can be scrolled by keyboard finds it.
      tabindex: '0',
      spellcheck: 'true',
      autocorrect: 'off',
      autocapitalize: 'off',
      ...(language === '' ? {} : { lang: language }),
    }),
    moving(
      marks(
        lines,
        own.map(({ start, end, kind }) => [start, end, `text-${kind}`] as const),
      ),
    ),
    // One mark, however many annotations lie on a place.
    moving(
      marks(
        lines,
        normalizeSpan(annotated).map(([start, end]) => [start, end, 'text-annotated'] as const),
      ),
    ),
    THEME,
  ];
}

/** Marks that go along with the text. */
const moving = (made: DecorationSet): Extension =>
  StateField.define<DecorationSet>({
    create: () => made,
    update: (set, { docChanged, changes }) => (docChanged ? set.map(changes) : set),
    provide: (field) => EditorView.decorations.from(field),
  });

const looks = new Map<string, Decoration>();
function lookOf(name: string): Decoration {
  let look = looks.get(name);
  if (!look) looks.set(name, (look = Decoration.mark({ class: name })));
  return look;
}

function marks(lines: LineText, ranges: readonly (readonly [number, number, string])[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const [start, end, name] of ranges) {
    const [from, to] = [lines.toLines(start), lines.toLines(end)];
    if (to > from) builder.add(from, to, lookOf(name));
  }
  return builder.finish();
}

/** Colours, faces and sizes are the desk's tokens, which a shadow root inherits. */
const THEME = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-text)',
    fontSize: 'var(--size-text)',
    lineHeight: 'var(--leading-text)',
    overscrollBehavior: 'contain',
  },
  '.cm-content': {
    boxSizing: 'border-box',
    maxWidth: 'calc(var(--measure) + 48px)',
    margin: '0 auto',
    padding: '24px 24px 40vh',
    caretColor: 'var(--accent)',
  },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklab, var(--accent) 26%, transparent)',
  },
  '.text-heading': { fontWeight: '620' },
  '.text-speaker': { fontFamily: 'var(--font-ui)', fontSize: '0.84em', fontWeight: '600' },
  '.text-byline, .text-timestamp': {
    fontFamily: 'var(--font-ui)',
    fontSize: '0.84em',
    color: 'var(--muted)',
  },
  '.text-furniture': { color: 'var(--ink-faint)' },
  '.text-annotated': {
    textDecoration: 'underline dotted var(--line-strong) 1.5px',
    textUnderlineOffset: '0.22em',
  },
});
