import { build, isStale } from '../scripts/build.ts';
import { chromiumArgs, ensureChromium } from '../scripts/chromium.ts';
import { chromium, type Page } from 'playwright-core';
import { fillProject } from './fill.ts';
import { type Bench, type Benchmark, type Figure, median } from './harness.ts';
import { keyToSaved, prepareTagging, selectWord } from './page-tagging.ts';
import { openingTime, plainTime, showPlain } from './page-opening.ts';
import { type Served, serveApp } from './serve.ts';

/** A briefing of two hours, and a corpus in one file. About six characters are a word. */
const SHORT = { name: '25,000 words', length: 150_000, each: 500 };
const LONG = { name: '1,000,000 words', length: 6_000_000, each: 10_000 };
const OPENINGS = 5;
const TAGGINGS = 15;
/** The beginning of each text stays free of annotations: a click there selects words. */
const FREE = 4_000;

/** The built app in Chromium over the loopback host: opening a transcript, and tagging in it. */
export const reader: Benchmark = {
  name: 'reader',
  about: 'in Chromium: open a transcript of 25,000 and of 1,000,000 words, tag a word in each',
  async run(bench) {
    const executablePath = await ensureChromium().catch((error: Error) => {
      bench.skip('reader', error.message);
      return null;
    });
    if (executablePath === null) return;
    if (await isStale()) {
      bench.say('building the app');
      await build();
    }
    const texts: string[] = [];
    for (const { name, length, each } of [SHORT, LONG])
      texts.push(
        ...(await fillProject(bench.folder, `${name}.passage`, { transcripts: 1, each, length, from: FREE })),
      );
    bench.say('projects made');
    const served = await serveApp(bench.folder);
    const browser = await chromium.launch({ executablePath, args: chromiumArgs() });
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const plain = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await prepareTagging(page);
      await enter(page, served);
      for (const [i, size] of [SHORT, LONG].entries()) await measure(bench, page, plain, size, texts[i]!);
    } finally {
      await browser.close();
      await served.stop();
    }
  },
};

async function measure(
  bench: Bench,
  page: Page,
  plain: Page,
  size: typeof SHORT,
  text: string,
): Promise<void> {
  await showPlain(plain, text);
  const [open, floor]: [number[], number[]] = [[], []];
  for (let i = 0; i <= OPENINGS; i++) {
    const ours = await openingTime(page, size.name);
    const beside = await plainTime(plain);
    // The first of each warms up.
    if (i > 0) {
      open.push(ours);
      floor.push(beside);
    }
    if (i < OPENINGS) await leave(page);
  }
  bench.keep({
    ...figureOf(`open ${size.name}, ${size.each.toLocaleString('en')} annotations`, open),
    floor: {
      name: 'the same paragraphs as plain HTML, lazily laid out, to the first paint',
      median: median(floor),
      runs: floor,
    },
    ratio: median(open) / median(floor),
    note: 'from the click on the project to the first paint of its text: the host opens the file and sends the text.',
  });
  const taggings = [];
  await page.bringToFront();
  for (let i = 0; i < TAGGINGS; i++) {
    await selectWord(page, i);
    taggings.push(await keyToSaved(page, '1'));
  }
  bench.keep(
    figureOf(
      `tag in ${size.name}: key to painted`,
      taggings.map(({ painted }) => painted),
    ),
  );
  bench.keep(
    figureOf(
      `tag in ${size.name}: key to “Saved”`,
      taggings.map(({ saved }) => saved),
    ),
  );
  await leave(page);
}

const figureOf = (name: string, runs: number[]): Figure => ({
  name,
  unit: 'ms',
  median: median(runs),
  runs,
  floor: null,
  ratio: null,
  target: null,
  limit: null,
  note: '',
});

/** Opens the page and says who is at the desk. */
async function enter(page: Page, { url }: Served): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Your name').fill('Bench');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'New project' }).waitFor();
}

/** Closes the project, back to the start view. */
async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Project / }).click();
  await page.getByRole('menuitem', { name: 'Close the project' }).click();
  await page.getByRole('button', { name: 'New project' }).waitFor();
}
