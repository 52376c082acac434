import type { Page } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.ts';
import { BenchPages, CHARACTERS, DENSE, LONG, nameOf, SHORT, type SubjectName } from './bench-page.ts';
import type { CorpusSize } from './corpus.ts';
import { figure, figure95 } from './figures.ts';
import { type Bench, type Benchmark, median } from './harness.ts';

const PEERS = [
  'mark nodes',
  'recogito, highlights',
  'recogito, spans',
  'recogito, highlights, lazy',
  'recogito, spans, lazy',
] as const satisfies readonly SubjectName[];

const KEYS = 25;
const CLICKS = 12;
const JUMPS = [0.9, 0.3, 0.6, 0.1, 0.75];

interface Measured {
  all: number[];
  key: number[];
  click: number[];
  jump: number[];
  filter: number[];
  hit: number[];
}

/** The bare reader beside its peers, on texts that are wholly there. */
export const bareAnnotate: Benchmark = {
  name: 'annotations',
  about: 'the bare reader beside recogito and mark nodes: paint all, add one, click, jump, filter, hit-test',
  async run(bench) {
    const pages = await BenchPages.start(bench.folder, await ensureChromium());
    try {
      const ours = new Map<CorpusSize, Measured>();
      for (const size of [SHORT, CHARACTERS, LONG, DENSE]) {
        bench.say(`ours, ${nameOf(size)}`);
        ours.set(size, await measure(pages, size, 'ours', KEYS, 5));
      }
      const plain = await jumps(pages, LONG, 'plain, lazy');
      const peers = new Map<SubjectName, Measured>();
      for (const name of PEERS) {
        bench.say(`${name}, ${nameOf(LONG)}`);
        peers.set(name, await measure(pages, LONG, name, 9, 3));
      }
      tell(bench, ours, peers, plain);
    } finally {
      await pages.close();
    }
  },
};

function tell(
  bench: Bench,
  ours: ReadonlyMap<CorpusSize, Measured>,
  peers: ReadonlyMap<SubjectName, Measured>,
  plain: readonly number[],
): void {
  const fastest = (what: keyof Measured, of: readonly SubjectName[] = [...peers.keys()]) => {
    const name = of.reduce((best, one) =>
      median(peers.get(one)![what]) < median(peers.get(best)![what]) ? one : best,
    );
    return { name: `the fastest peer: ${name}`, runs: peers.get(name)![what] };
  };
  for (const [size, own] of ours) {
    const name = nameOf(size);
    const long = size === LONG;
    const short = size === SHORT ? null : ours.get(SHORT)!;
    bench.keep(
      figure(`bare, annotations painted, ${name}`, own.all, {
        ...(long && { floor: fastest('all'), target: 0.1 }),
        note: 'what is near the viewport is painted; the rest is known, and painted before it comes into view.',
      }),
    );
    bench.keep(
      figure(`bare, key to painted, ${name}`, own.key, {
        ...(long && { floor: { name: 'mark nodes', runs: peers.get('mark nodes')!.key }, target: 1 }),
      }),
    );
    if (long)
      bench.keep(
        figure(`bare, key to painted, beside recogito, ${name}`, own.key, {
          floor: fastest(
            'key',
            PEERS.filter((peer) => peer.startsWith('recogito')),
          ),
          target: 0.5,
        }),
      );
    const keys = short && { floor: { name: `the same in ${nameOf(SHORT)}`, runs: short.key }, target: 1.5 };
    if (keys) bench.keep(figure95(`bare, key to painted, ${name}`, own.key, keys));
    bench.keep(
      figure(`bare, click to selected, ${name}`, own.click, { ...(long && { floor: fastest('click') }) }),
    );
    const clicks = short && {
      floor: { name: `the same in ${nameOf(SHORT)}`, runs: short.click },
      target: 1.5,
    };
    if (clicks) bench.keep(figure95(`bare, click to selected, ${name}`, own.click, clicks));
    bench.keep(
      figure(`bare, jump far away, ${name}`, own.jump, {
        ...(long && { floor: { name: 'plain HTML, lazily laid out', runs: plain } }),
      }),
    );
    bench.keep(
      figure(`bare, filter by tag, ${name}`, own.filter, { ...(long && { floor: fastestFilter(peers) }) }),
    );
    bench.keep(figure(`bare, hit-test, ${name}`, own.hit, { limit: 1 }));
  }
  for (const [name, peer] of peers) {
    bench.keep(figure(`${name}: annotations painted, ${nameOf(LONG)}`, peer.all));
    bench.keep(figure(`${name}: key to painted, ${nameOf(LONG)}`, peer.key));
    bench.keep(figure(`${name}: hit-test, ${nameOf(LONG)}`, peer.hit));
  }
}

function fastestFilter(peers: ReadonlyMap<SubjectName, Measured>): { name: string; runs: number[] } {
  const able = [...peers].filter(([, { filter }]) => filter.length > 0);
  const [name, { filter }] = able.reduce((best, one) =>
    median(one[1].filter) < median(best[1].filter) ? one : best,
  );
  return { name: `the fastest peer: ${name}`, runs: filter };
}

async function measure(
  pages: BenchPages,
  size: CorpusSize,
  name: SubjectName,
  keys: number,
  times: number,
): Promise<Measured> {
  const all: number[] = [];
  // Each time in a page of its own: some cannot take annotations away again.
  for (let i = 1; i < times; i++) all.push(await pages.use(size, (page) => shown(page, name)));
  return pages.use(size, async (page) => {
    all.push(await shown(page, name));
    await page.evaluate(() => globalThis.bench.settle());
    await page.evaluate(() => globalThis.bench.top());
    const key = await pressed(page, keys);
    const hit: number[] = [];
    for (let i = 0; i < 3; i++) hit.push(await page.evaluate(() => globalThis.bench.hitTest().time));
    const click = await clicked(page);
    const filter: number[] = [];
    if (name !== 'mark nodes')
      for (const tag of [0, null, 1, null])
        filter.push(await page.evaluate((tag) => globalThis.bench.filter(tag), tag));
    return { all, key, hit, click, filter, jump: await jumped(page) };
  });
}

async function shown(page: Page, name: SubjectName): Promise<number> {
  await page.evaluate((name) => globalThis.bench.open(name), name);
  await page.evaluate(() => globalThis.bench.settle());
  return page.evaluate(() => globalThis.bench.annotate());
}

async function pressed(page: Page, keys: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i <= keys; i++) {
    await page.evaluate(() => globalThis.bench.expectKey());
    await page.keyboard.press('a');
    const time = await page.evaluate(() => globalThis.bench.answer);
    if (i > 0) times.push(time);
    await page.evaluate(() => globalThis.bench.rest(60));
  }
  return times;
}

async function clicked(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i <= CLICKS; i++) {
    const { x, y } = await page.evaluate((i) => globalThis.bench.expectClick(i), i * 2);
    await page.mouse.click(x, y);
    const time = await page.evaluate(() => globalThis.bench.answer);
    if (i > 0) times.push(time);
    // A double click is another thing.
    await page.evaluate(() => globalThis.bench.rest(400));
  }
  return times;
}

async function jumped(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const to of JUMPS) {
    times.push(await page.evaluate((to) => globalThis.bench.jump(to), to));
    await page.evaluate(() => globalThis.bench.rest(200));
  }
  return times;
}

const jumps = (pages: BenchPages, size: CorpusSize, name: SubjectName): Promise<number[]> =>
  pages.use(size, async (page) => {
    await page.evaluate((name) => globalThis.bench.open(name), name);
    await page.evaluate(() => globalThis.bench.settle());
    return jumped(page);
  });
