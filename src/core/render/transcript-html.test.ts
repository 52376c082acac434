import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../model/annotation.ts';
import { normalizeSpan, type Span } from '../model/span.ts';
import type { Block } from '../model/structure.ts';
import { knownColour } from './cues.ts';
import { initialsOf } from './initials.ts';
import { MARKED_STYLE } from './marked-style.ts';
import { type Rendered, transcriptHtml } from './transcript-html.ts';

const annotation = (id: string, span: Span, more: Partial<Annotation> = {}): Annotation => ({
  id,
  transcript: 't',
  edition: 'e',
  span,
  tag: 'claim',
  annotator: 'anna',
  values: {},
  note: '',
  created: 0,
  modified: 0,
  ...more,
});

const rendered = (text: string, annotations: Annotation[], blocks: Block[]): Rendered => ({
  project: 'Project',
  title: 'Title',
  facts: [],
  language: 'en',
  text,
  blocks,
  turns: [],
  speakers: new Map(),
  annotations,
  tags: new Map([
    [
      'claim',
      {
        name: 'Claim',
        path: 'Claim',
        colour: 'blue',
        definition: '',
        attributes: [{ id: 'value', name: 'Value' }],
      },
    ],
  ]),
  annotators: new Map([
    ['anna', 'Anna'],
    ['ben', 'Ben Ode'],
  ]),
});

/** The text of HTML, without its tags. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What the rows show of the text, by where each begins. */
const shown = (html: readonly string[]): Map<number, string> =>
  new Map(
    html.slice(1).flatMap((row) => {
      const found = /<div class="marked-text[^>]*data-start="(\d+)"[^>]*>(.*?)<\/div>/s.exec(row);
      return found ? [[Number(found[1]), plain(found[2]!)] as const] : [];
    }),
  );

describe('transcriptHtml', () => {
  it('shows every block to the character, whatever is marked in it and whatever it says', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', '<', '>', '&', '"', "'", '😀', ' ', 'é'),
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 30 })), { maxLength: 8 }),
        fc.nat(40),
        (text, ranges, cut) => {
          const spans = ranges
            .map(([s, l]) => normalizeSpan([[Math.min(s, text.length), Math.min(text.length, s + l)]]))
            .filter((span) => span.length > 0);
          const at = Math.min(Math.max(1, cut), text.length - 1);
          const blocks: Block[] = [
            { id: 'a', kind: 'heading', start: 0, end: at, turn: null },
            { id: 'b', kind: 'paragraph', start: at, end: text.length, turn: null },
          ];
          const html = [
            ...transcriptHtml(
              rendered(
                text,
                spans.map((span, i) => annotation(`x${i}`, span)),
                blocks,
              ),
            ),
          ];
          expect([...shown(html)]).toEqual([
            [0, text.slice(0, at)],
            [at, text.slice(at)],
          ]);
          // Every annotation opens once, closes once and is explained once.
          const all = html.join('');
          for (let n = 1; n <= spans.length; n++)
            for (const [pattern, times] of [
              [`data-open="${n}"`, 1],
              [`data-close="${n}"`, 1],
              [`<b>${n}</b>`, 1],
            ] as const)
              expect(all.split(pattern).length - 1).toBe(times);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says beside the line what opens there: tag, annotator, values, note', () => {
    const text = 'Six million cases.';
    const blocks: Block[] = [{ id: 'a', kind: 'paragraph', start: 0, end: text.length, turn: null }];
    const html = [
      ...transcriptHtml(
        rendered(
          text,
          [
            annotation('x', [[0, 11]], {
              annotator: 'ben',
              values: { value: '6000000', gone: '1' },
              note: '<sure>',
            }),
            annotation(
              'y',
              [
                [4, 11],
                [12, 17],
              ],
              { tag: 'unknown' },
            ),
          ],
          blocks,
        ),
      ),
    ].join('');
    expect(html).toContain(
      '<b>1</b> Claim <span class="marked-by">BO</span> · Value: 6000000<br><i>&lt;sure&gt;</i></li>',
    );
    expect(html).toContain('<b>2</b> Unknown tag <span class="marked-by">AN</span></li>');
    expect(html).toContain('<b>2</b> Unknown tag <span class="marked-by">AN</span>, continued</li>');
    expect(html).toContain('<b>BO</b> Ben Ode 1</li>');
  });

  it('leaves out blanks between blocks, but no other text without a block', () => {
    const text = 'one\n\ntwo\nlost\nthree';
    const at = (word: string): Block => ({
      id: word,
      kind: 'paragraph',
      start: text.indexOf(word),
      end: text.indexOf(word) + word.length,
      turn: null,
    });
    const html = [...transcriptHtml(rendered(text, [], ['one', 'two', 'three'].map(at)))];
    expect([...shown(html).values()]).toEqual(['one', 'two', '\nlost\n', 'three']);
  });
});

describe('MARKED_STYLE', () => {
  it('has a rule for every class that the HTML uses', () => {
    const text = 'abcdefgh';
    const kinds = ['heading', 'byline', 'speaker', 'paragraph', 'timestamp', 'furniture'] as const;
    const blocks = kinds.map((kind, i): Block => ({ id: kind, kind, start: i, end: i + 1, turn: null }));
    const many = Array.from({ length: 9 }, (_, i) => annotation(`x${i}`, [[0, 8 - (i % 3)]]));
    const html = [...transcriptHtml(rendered(text, many, blocks))].join('');
    const used = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap((found) => found[1]!.split(' ')));
    expect(used).toContain(`marked-${knownColour('blue')}`);
    // A paragraph is the plain case, and of no depth is what nothing lies on.
    for (const name of used)
      if (!['marked-paragraph', 'marked-deep-0'].includes(name))
        expect(MARKED_STYLE).toMatch(new RegExp(`\\.${name}[ ,]`));
  });
});

describe('initialsOf', () => {
  it('are short and never twice the same', () => {
    const names = ['Anna Ling', 'Al', 'Al Li', 'anton lee', '李雷', '', 'Ángel Ñu', 'Statistics finder'];
    expect([...initialsOf(new Map(names.map((name, i) => [String(i), name]))).values()]).toEqual([
      'AL',
      'AL2',
      'AL3',
      'AL4',
      '李雷',
      '?',
      'ÁÑ',
      'SF',
    ]);
  });
});
