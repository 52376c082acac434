import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test as base, type Page } from '@playwright/test';
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Range } from '../../src/core/model/span.ts';
import type { Block, BlockKind, Speaker, Turn } from '../../src/core/model/structure.ts';

/** What the harness page puts on `window`. */
export interface HarnessWindow {
  ready: boolean;
  heard: Record<'selection' | 'caret' | 'hit' | 'boundary' | 'block', unknown[][]>;
  open_(content: Content, annotations?: readonly Annotation[], tags?: Tags): void;
  /** Marks hits: start and end of each in turn. */
  mark_(ends: number[] | null, current: number): void;
  reader: {
    setContent(content: object): void;
    setAnnotations(all: readonly Annotation[]): void;
    apply(changed: readonly Annotation[], removed?: readonly string[]): void;
    select(id: string | null): void;
    selection(): Range | null;
    setSelection(range: Range): void;
    selectAll(): void;
    caret(): number | null;
    setCaret(offset: number): void;
    setAnnotators(names: ReadonlyMap<string, string>, me?: string | null): void;
    setArrangement(arrange: 'tag' | 'annotator'): void;
    goTo(range: Range, options?: { select?: boolean }): void;
    annotationsAt(offset: number): Annotation[];
    setSelecting(way: string): void;
    isRightToLeft(offset: number): boolean;
    move(unit: string, forward: boolean, extend: boolean): boolean;
    focus(): void;
  };
}

export type Tags = Record<string, { colour: string; name: string }>;

/** A reader's content as it can be sent to the page. */
export interface Content {
  text: string;
  blocks: Block[];
  turns: Turn[];
  speakers: Record<string, Speaker>;
  language?: string;
}

/** Blocks with what stands between them: `[kind, text]`, then what follows it unshown (two line breaks if not given). */
export function contentOf(
  parts: readonly (readonly [kind: BlockKind, text: string, gap?: string])[],
  language = 'en',
): Content {
  let text = '';
  let turn: string | null = null;
  const blocks: Block[] = [];
  const turns: Turn[] = [];
  const speakers: Record<string, Speaker> = {};
  for (const [kind, shown, gap = '\n\n'] of parts) {
    if (kind === 'speaker') {
      turn = `turn-${turns.length}`;
      speakers[shown] = { id: shown, name: shown, kind: 'person', role: null, affiliation: '' };
      turns.push({ id: turn, speaker: shown, time: null });
    }
    const inTurn = kind === 'speaker' || kind === 'paragraph' ? turn : null;
    blocks.push({
      id: `block-${blocks.length}`,
      kind,
      start: text.length,
      end: text.length + shown.length,
      turn: inTurn,
    });
    text += shown + gap;
  }
  return { text, blocks, turns, speakers, language };
}

export const TAGS: Tags = {
  claim: { colour: 'blue', name: 'Claim' },
  statistic: { colour: 'orange', name: 'Statistic' },
  policy: { colour: 'green', name: 'Policy measure' },
};

/** An annotation of Anna’s. */
export function annotation(id: string, tag: string, ...span: Range[]): Annotation {
  return {
    id,
    transcript: 't',
    edition: 'e',
    span,
    tag,
    annotator: 'anna',
    values: {},
    note: '',
    created: 0,
    modified: 0,
  };
}

/** Opens a text in the reader and waits until it is painted. */
export async function open(
  page: Page,
  content: Content,
  annotations: readonly Annotation[] = [],
): Promise<void> {
  await page.evaluate(
    ([content, annotations, tags]) => (window as unknown as HarnessWindow).open_(content, annotations, tags),
    [content, annotations, TAGS] as const,
  );
  await painted(page);
}

/** Two frames later. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise(
        (done) => void requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))),
      ),
  );
}

/** All text nodes of the reader, block by block; whatever else is in the document would show up here too. */
export function shownText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.reader-text .reader-page')].flatMap((p) => [
      ...p.childNodes,
    ]);
    return blocks.map((block) => block.textContent ?? '');
  });
}

/** What {@link shownText} must give. */
export const storedText = ({ text, blocks }: Content): string[] =>
  blocks.map(({ start, end }) => text.slice(start, end));

/** Answered from the built files, so that no server has to run; https, since the clipboard asks for it. */
const SITE = 'https://reader.test/';

export const test = base.extend<{ readerPage: Page }, { built: string }>({
  built: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants the pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'passage-reader-'));
      const vite = resolve(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
      const options = ['--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
      await promisify(execFile)(process.execPath, [vite, 'build', import.meta.dirname, ...options]);
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  readerPage: async ({ page, built }, use) => {
    const faults: Error[] = [];
    page.on('pageerror', (error) => faults.push(error));
    await page.route(`${SITE}**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(built, pathname === '/' ? 'index.html' : pathname) });
    });
    await page.goto(SITE);
    await page.waitForFunction(() => (window as unknown as HarnessWindow).ready);
    await use(page);
    if (faults.length > 0) throw faults[0]!;
  },
});
