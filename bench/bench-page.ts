import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArgs } from '../scripts/chromium.ts';
import { root } from '../scripts/run.ts';
import type { CorpusSize } from './corpus.ts';
import type { BenchPage, SubjectName } from './page/main.ts';

declare global {
  /** In the page, see `page/main.ts`. */
  var bench: BenchPage;
}

/** Answered from the built files: nothing is served. https, as for the real reader. */
const SITE = 'https://bench.test/';

/** Chromium with pages that hold the bare reader and its peers. */
export class BenchPages {
  readonly #browser: Browser;
  readonly #built: string;

  private constructor(browser: Browser, built: string) {
    this.#browser = browser;
    this.#built = built;
  }

  static async start(folder: string, executablePath: string): Promise<BenchPages> {
    const built = join(folder, 'page');
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const options = ['--outDir', built, '--emptyOutDir', '--logLevel', 'error'];
    await promisify(execFile)(process.execPath, [
      vite,
      'build',
      join(import.meta.dirname, 'page'),
      ...options,
    ]);
    return new BenchPages(await chromium.launch({ executablePath, args: chromiumArgs() }), built);
  }

  /** Runs some work in a fresh page with a corpus: peers leave things behind in theirs. */
  async use<T>(size: CorpusSize, work: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.#browser.newPage({ viewport: { width: 1400, height: 900 } });
    try {
      const faults: Error[] = [];
      page.on('pageerror', (error) => faults.push(error));
      await page.route(`${SITE}**`, (route) => {
        const { pathname } = new URL(route.request().url());
        return route.fulfill({ path: join(this.#built, pathname === '/' ? 'index.html' : pathname) });
      });
      await page.goto(SITE);
      await page.waitForFunction(() => 'bench' in globalThis);
      await page.evaluate((size) => globalThis.bench.corpus(size), size);
      const result = await work(page);
      if (faults[0]) throw faults[0];
      return result;
    } finally {
      await page.close();
    }
  }

  /** Megabytes that the page's process has for itself, garbage collected; null where the system does not tell. */
  async memory(page: Page): Promise<number | null> {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await session.detach();
    const system = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    await system.detach();
    const sizes = processInfo
      .filter(({ type }) => type === 'renderer')
      .flatMap(({ id }) => ownMemory(id) ?? []);
    return sizes.length === 0 ? null : Math.max(...sizes);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** Megabytes of a process that it shares with none. */
function ownMemory(pid: number): number | null {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)].map(([, n]) =>
      Number(n),
    );
    return kilobytes.reduce((sum, n) => sum + n, 0) / 1024;
  } catch {
    return null;
  }
}

export const SHORT: CorpusSize = { words: 10_000, annotations: 1_000 };
export const MIDDLE: CorpusSize = { words: 100_000, annotations: 10_000 };
/** 300,000 characters, at which others begin to page. */
export const CHARACTERS: CorpusSize = { words: 53_000, annotations: 5_300 };
export const LONG: CorpusSize = { words: 1_000_000, annotations: 10_000 };
export const DENSE: CorpusSize = { words: 1_000_000, annotations: 100_000 };

const count = (n: number): string => n.toLocaleString('en');
export const wordsOf = ({ words }: CorpusSize): string => `${count(words)} words`;
export const nameOf = (size: CorpusSize): string =>
  `${wordsOf(size)}, ${count(size.annotations)} annotations`;

export type { SubjectName };
