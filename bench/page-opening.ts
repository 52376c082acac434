import type { Page } from 'playwright-core';

/** Paragraphs of the plain page that are laid out together, as the reader groups its blocks. */
const CHUNK = 50;

/** Milliseconds from the click on a project in the list to the first paint of its text. */
export async function openingTime(page: Page, project: string): Promise<number> {
  // A page behind another one is not painted.
  await page.bringToFront();
  const watch = await page.evaluateHandle(() => ({
    done: new Promise<number>((resolve) => {
      let clicked = Number.NaN;
      const look = () => {
        if (!document.querySelector('[aria-label="Transcript"] [data-lexical-text]'))
          return void requestAnimationFrame(look);
        // The frame is made after this callback; a message comes once it is on its way.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - clicked));
        port1.start();
        port2.postMessage(null);
      };
      addEventListener(
        'click',
        (event) => {
          clicked = event.timeStamp;
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    }),
  }));
  await page.getByRole('button', { name: new RegExp(`^${project}`) }).click();
  return watch.evaluate(({ done }) => done);
}

/** Gives a page the text to show as plain HTML. */
export async function showPlain(page: Page, text: string): Promise<void> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = escaped.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
  const chunks: string[] = [];
  for (let i = 0; i < paragraphs.length; i += CHUNK)
    chunks.push(`<div class="chunk">${paragraphs.slice(i, i + CHUNK).join('')}</div>`);
  await page.setContent(
    `<style>body{font:18px/1.6 serif;max-width:40em;margin:auto}.chunk{content-visibility:auto;contain-intrinsic-size:auto 8000px}</style><main></main>`,
  );
  await page.evaluate((html) => Object.assign(globalThis, { html }), chunks.join(''));
}

/** Milliseconds that the plain page takes to its first paint. */
export async function plainTime(page: Page): Promise<number> {
  await page.bringToFront();
  return page.evaluate(async () => {
    const main = document.querySelector('main')!;
    main.innerHTML = '';
    await new Promise((resolve) => void requestAnimationFrame(resolve));
    const start = performance.now();
    main.innerHTML = (globalThis as unknown as { html: string }).html;
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - start));
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    });
  });
}
