import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

/** Paragraphs of the plain page that are laid out together, as the reader groups its blocks. */
const CHUNK = 50;

const STYLE =
  'body{font:18px/1.6 serif;max-width:40em;margin:auto}.chunk{content-visibility:auto;contain-intrinsic-size:auto 8000px}';

/** A text as plain HTML from a server of this machine: what the app has to be measured against. */
export interface PlainServer {
  url: string;
  close(): void;
}

export async function servePlain(text: string): Promise<PlainServer> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = escaped.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
  const chunks: string[] = [];
  for (let i = 0; i < paragraphs.length; i += CHUNK)
    chunks.push(`<div class="chunk">${paragraphs.slice(i, i + CHUNK).join('')}</div>`);
  const body = Buffer.from(chunks.join(''));
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/text' ? body : `<style>${STYLE}</style><main></main>`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

/** Milliseconds from the request for the text to the first paint of it. */
export async function plainTime(page: Page): Promise<number> {
  await page.bringToFront();
  return page.evaluate(async () => {
    const main = document.querySelector('main')!;
    main.innerHTML = '';
    await new Promise((resolve) => void requestAnimationFrame(resolve));
    const start = performance.now();
    main.innerHTML = await (await fetch('/text')).text();
    return new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - start));
      port1.start();
      requestAnimationFrame(() => port2.postMessage(null));
    });
  });
}
