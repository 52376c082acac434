import type { Page } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.ts';
import { BenchPages, DENSE, LONG, MIDDLE, SHORT, type SubjectName, wordsOf } from './bench-page.ts';
import type { CorpusSize } from './corpus.ts';
import { figure } from './figures.ts';
import type { Bench, Benchmark } from './harness.ts';

const RUNS = 5;
const FLOOR = 'the same text as plain HTML that is ready, lazily laid out, to its first paint';

/** The bare reader beside plain HTML and Lexical: from the call to show a text to its paint, and to its end. */
export const bareOpen: Benchmark = {
  name: 'open',
  about: 'the bare reader: first paint, all of the text, memory; beside plain HTML and Lexical alone',
  async run(bench) {
    const executablePath = await ensureChromium();
    const pages = await BenchPages.start(bench.folder, executablePath);
    try {
      for (const size of [SHORT, MIDDLE, LONG]) await pages.use(size, (page) => opening(bench, page, size));
      await pages.use(DENSE, (page) => annotated(bench, page));
      for (const name of ['ours', 'mark nodes', 'plain, lazy', 'plain, all laid out'] as const)
        await memory(bench, pages, name);
    } finally {
      await pages.close();
    }
  },
};

async function opening(bench: Bench, page: Page, size: CorpusSize): Promise<void> {
  const times: Record<string, number[]> = { ours: [], floor: [], marks: [], laidOut: [], whole: [], end: [] };
  for (let i = 0; i <= RUNS; i++) {
    const one = {
      floor: await open(page, 'plain, lazy'),
      ours: await open(page, 'ours'),
      end: await page.evaluate(() => globalThis.bench.end()),
      whole: await page.evaluate(() => globalThis.bench.whole('ours')),
      marks: await open(page, 'mark nodes'),
      // Seconds for a long text: once is enough.
      ...(i <= 1 && { laidOut: await open(page, 'plain, all laid out') }),
    };
    // The first of each warms up.
    if (i > 0) for (const [name, time] of Object.entries(one)) times[name]!.push(time);
  }
  const words = wordsOf(size);
  const floor = { name: FLOOR, runs: times['floor']! };
  bench.keep(figure(`bare, first paint of ${words}`, times['ours']!, { floor, target: 2 }));
  bench.keep(
    figure(`bare, the last words of ${words} selected and painted`, times['end']!, { floor, target: 10 }),
  );
  bench.keep(figure(`bare, all of ${words} in the page`, times['whole']!, { floor, target: 10 }));
  bench.keep(figure(`mark nodes, first paint of ${words}`, times['marks']!, { floor }));
  bench.keep(figure(`plain, all laid out, first paint of ${words}`, times['laidOut']!, { floor }));
}

async function annotated(bench: Bench, page: Page): Promise<void> {
  const [bare, full]: [number[], number[]] = [[], []];
  for (let i = 0; i <= RUNS * 2; i++) {
    const [a, b] = [await open(page, 'ours'), await page.evaluate(() => globalThis.bench.open('ours', true))];
    if (i === 0) continue;
    bare.push(a);
    full.push(b);
  }
  bench.keep(
    figure('bare, first paint of 1,000,000 words given with 100,000 annotations', full, {
      floor: { name: 'our first paint of the same text without annotations', runs: bare },
      target: 1.2,
    }),
  );
}

async function memory(bench: Bench, pages: BenchPages, name: SubjectName): Promise<void> {
  const size = await pages.use(LONG, async (page) => {
    const before = await pages.memory(page);
    await open(page, name);
    await page.evaluate(() => globalThis.bench.settle());
    if (name === 'ours' || name === 'mark nodes') await page.evaluate(() => globalThis.bench.annotate());
    const after = await pages.memory(page);
    return before === null || after === null ? null : after - before;
  });
  const what = `${name === 'ours' ? 'bare' : name}, memory of 1,000,000 words`;
  if (size === null) bench.skip(what, 'this system does not tell what a process has for itself.');
  else
    bench.keep(
      figure(what, [size], {
        unit: 'MB',
        note: `what the page’s process grew by${name.startsWith('plain') ? '' : ', with 10,000 annotations'}.`,
      }),
    );
}

const open = (page: Page, name: SubjectName): Promise<number> =>
  page.evaluate((name) => globalThis.bench.open(name), name);
