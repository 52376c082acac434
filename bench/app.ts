import { chromium, type Page } from 'playwright-core';
import { build, isStale } from '../scripts/build.ts';
import { chromiumArgs, ensureChromium } from '../scripts/chromium.ts';
import { click, enter, filter, FREE, jump, leave, open, scroll, settle, tag } from './app-page.ts';
import { CHARACTERS, DENSE, LONG, nameOf, SHORT } from './bench-page.ts';
import type { CorpusSize } from './corpus.ts';
import { figure, figure95 } from './figures.ts';
import { type Filled, fillCorpus } from './fill-corpus.ts';
import { type Bench, type Benchmark, median } from './harness.ts';
import { plainTime, servePlain } from './plain-server.ts';
import { serveApp } from './serve.ts';

const OPENINGS = 5;
const TAGGINGS = 25;
const CLICKS = 12;
const SIZES = [SHORT, CHARACTERS, LONG, DENSE];
const FLOOR = 'the same text fetched from a server of this machine as plain HTML, lazily laid out';

interface Measured {
  open: number[];
  floor: number[];
  painted: number[];
  saved: number[];
  click: number[];
  jump: number[];
  filter: number[];
  slow: number[];
  fast: number[];
}

/** The built app in Chromium over the loopback host, on short and on long transcripts. */
export const app: Benchmark = {
  name: 'app',
  about:
    'the app over its loopback host: open, tag, click, jump, filter, scroll, in a short and in long transcripts',
  async run(bench) {
    const executablePath = await ensureChromium();
    if (await isStale()) {
      bench.say('building the app');
      await build();
    }
    const filled = new Map<CorpusSize, Filled>();
    for (const size of SIZES)
      filled.set(size, await fillCorpus(bench.folder, `${nameOf(size)}.passage`, size, FREE));
    bench.say('projects made');
    const served = await serveApp(bench.folder);
    const browser = await chromium.launch({ executablePath, args: chromiumArgs() });
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const plain = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await enter(page, served);
      const measured = new Map<CorpusSize, Measured>();
      for (const size of SIZES) {
        bench.say(nameOf(size));
        measured.set(size, await measure(page, plain, size, filled.get(size)!));
      }
      tell(bench, measured);
    } finally {
      await browser.close();
      await served.stop();
    }
  },
};

async function measure(
  page: Page,
  plain: Page,
  size: CorpusSize,
  { text, annotations }: Filled,
): Promise<Measured> {
  const name = nameOf(size);
  const server = await servePlain(text);
  await plain.goto(server.url);
  const [opened, floor]: [number[], number[]] = [[], []];
  for (let i = 0; i <= OPENINGS; i++) {
    const [ours, beside] = [await open(page, name), await plainTime(plain)];
    // The first of each warms up.
    if (i > 0) {
      opened.push(ours);
      floor.push(beside);
    }
    await page.bringToFront();
    await page.waitForTimeout(300);
    if (i < OPENINGS) await leave(page);
  }
  server.close();
  await plain.goto('about:blank');
  await page.bringToFront();
  await settle(page, annotations);
  const taggings = [];
  for (let i = 0; i <= TAGGINGS; i++) taggings.push(await tag(page, i));
  taggings.shift();
  // Past the words that stay free.
  await page.evaluate(() => document.querySelector('[aria-label="Transcript"]')!.scrollBy(0, 2_600));
  const clicks: number[] = [];
  for (let i = 0; i <= CLICKS; i++) clicks.push(await click(page, i * 3));
  const [jumps, filters]: [number[], number[]] = [[], []];
  for (let i = 0; i < 3; i++) {
    jumps.push(await jump(page));
    filters.push(await filter(page));
  }
  const [slow, fast]: [number[], number[]] = [[], []];
  for (const from of size === SHORT ? [0, 0, 0] : [0.2, 0.45, 0.7]) {
    slow.push(...(await scroll(page, 60, 120, from)));
    fast.push(...(await scroll(page, 900, size === SHORT ? 20 : 120, from)));
  }
  await leave(page);
  return {
    open: opened,
    floor,
    painted: taggings.map((one) => one.painted),
    saved: taggings.map((one) => one.saved),
    click: clicks.slice(1),
    jump: jumps,
    filter: filters,
    slow,
    fast,
  };
}

function tell(bench: Bench, measured: ReadonlyMap<CorpusSize, Measured>): void {
  const short = measured.get(SHORT)!;
  for (const [size, own] of measured) {
    const name = nameOf(size);
    bench.keep(
      figure(`app, open a project, ${name}`, own.open, {
        floor: { name: FLOOR, runs: own.floor },
        ...(size !== SHORT && size !== CHARACTERS && { target: 2 }),
        note: 'from the click on the project to the first paint of its text: the host opens the file, the page builds the desk.',
      }),
    );
    bench.keep(figure(`app, key to painted, ${name}`, own.painted));
    bench.keep(
      figure(`app, key to “Saved”, ${name}`, own.saved, { note: 'the host’s commit has returned.' }),
    );
    bench.keep(figure(`app, click to selected, ${name}`, own.click));
    bench.keep(figure(`app, jump from the first annotation to the last, ${name}`, own.jump));
    bench.keep(figure(`app, filter the list by tag, ${name}`, own.filter));
    for (const [pace, runs] of [
      ['slowly', own.slow],
      ['a screen a frame', own.fast],
    ] as const) {
      bench.keep(figure(`app, scroll ${pace}, ${name}: a frame`, [median(runs)], { limit: 17.5 }));
      bench.keep(figure(`app, scroll ${pace}, ${name}: the worst`, [Math.max(...runs)], { limit: 50 }));
    }
    if (size === SHORT) continue;
    for (const [what, key] of [
      ['key to painted', 'painted'],
      ['key to “Saved”', 'saved'],
      ['click to selected', 'click'],
      ['scroll slowly', 'slow'],
      ['scroll a screen a frame', 'fast'],
    ] as const)
      bench.keep(
        figure95(`app, ${what}, ${name}`, own[key], {
          floor: { name: `the same in ${nameOf(SHORT)}`, runs: short[key] },
          target: 1.5,
        }),
      );
  }
}
