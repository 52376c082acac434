import { ensureChromium } from '../scripts/chromium.ts';
import { BenchPages, CHARACTERS, DENSE, LONG, nameOf, SHORT, type SubjectName } from './bench-page.ts';
import type { CorpusSize } from './corpus.ts';
import { figure, figure95, quantile } from './figures.ts';
import type { Bench, Benchmark } from './harness.ts';

/** Pixels a frame: reading on with a wheel, and a screen at once. */
const PACES = { slowly: 60, 'a screen a frame': 900 } as const;
type Pace = keyof typeof PACES;
const FRAMES = 240;
const ROUNDS = 3;

/** What a frame may take at the most; and at 60 a second, with what clocks tell falsely. */
const WORST = 50;
const SIXTIETH = 17.5;

/** Scrolling in the bare reader, its peers and plain HTML. */
export const bareScroll: Benchmark = {
  name: 'scroll',
  about: 'frames while scrolling slowly and a screen a frame: the bare reader, peers, plain HTML',
  async run(bench) {
    const pages = await BenchPages.start(bench.folder, await ensureChromium());
    try {
      const plain = await scrolled(pages, LONG, 'plain, lazy');
      tell(bench, 'plain, lazy', LONG, plain, false);
      const short = await scrolled(pages, SHORT, 'ours');
      tell(bench, 'bare', SHORT, short, true);
      for (const size of [CHARACTERS, LONG, DENSE]) {
        const ours = await scrolled(pages, size, 'ours');
        tell(bench, 'bare', size, ours, true);
        for (const pace of Object.keys(PACES) as Pace[])
          bench.keep(
            figure95(`bare, scroll ${pace}, ${nameOf(size)}`, ours[pace], {
              floor: { name: `the same in ${nameOf(SHORT)}`, runs: short[pace] },
              target: 1.5,
            }),
          );
      }
      for (const name of ['mark nodes', 'recogito, highlights', 'recogito, spans'] as const)
        tell(bench, name, LONG, await scrolled(pages, LONG, name, 1), false);
    } finally {
      await pages.close();
    }
  },
};

type Frames = Record<Pace, number[]>;

function scrolled(pages: BenchPages, size: CorpusSize, name: SubjectName, rounds = ROUNDS): Promise<Frames> {
  return pages.use(size, async (page) => {
    await page.evaluate((name) => globalThis.bench.open(name), name);
    await page.evaluate(() => globalThis.bench.settle());
    if (name !== 'plain, lazy') await page.evaluate(() => globalThis.bench.annotate());
    const frames: Frames = { slowly: [], 'a screen a frame': [] };
    for (let round = 0; round < rounds; round++)
      for (const [pace, step] of Object.entries(PACES) as [Pace, number][]) {
        // A short text has its end: what is past it would be no scrolling.
        const room = await page.evaluate(() => globalThis.bench.room());
        const count = Math.min(FRAMES, Math.floor((room * 0.9) / step));
        const from = room > step * FRAMES * 3 ? 0.1 + round * 0.25 : 0;
        frames[pace].push(
          ...(await page.evaluate(([step, count, from]) => globalThis.bench.scroll(step, count, from), [
            step,
            count,
            from,
          ] as const)),
        );
      }
    return frames;
  });
}

function tell(bench: Bench, name: string, size: CorpusSize, frames: Frames, isOurs: boolean): void {
  for (const [pace, runs] of Object.entries(frames)) {
    const what = `${name}, scroll ${pace}, ${nameOf(size)}`;
    bench.keep(figure(`${what}: a frame`, runs, isOurs ? { limit: SIXTIETH } : {}));
    bench.keep(figure(`${what}: 95th percentile`, [quantile(runs, 0.95)]));
    bench.keep(figure(`${what}: the worst`, [Math.max(...runs)], isOurs ? { limit: WORST } : {}));
  }
}
