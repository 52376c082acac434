import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { TestServer } from '../src/host/http/test-server.ts';

// What a real browser lets other pages do to the loopback server, once it holds the session's cookie.

/** Tries every way that a page has of reaching another origin; says for each whether something came back. */
const attack = (address: string) => `<!doctype html><script>
const attempt = (name, work) => work().then(() => [name, 'came through'], () => [name, 'refused']);
const element = (tag, set) => new Promise((resolve, reject) => {
  const e = Object.assign(document.createElement(tag), { onload: resolve, onerror: reject }, set);
  document.documentElement.append(e);
});
window.results = Promise.all([
  attempt('socket', () => new Promise((resolve, reject) => {
    const socket = new WebSocket('ws://${address}/ws');
    socket.onopen = resolve;
    socket.onerror = reject;
  })),
  attempt('read', () => fetch('http://${address}/', { credentials: 'include' }).then((r) => r.text())),
  attempt('blind', () => fetch('http://${address}/', { credentials: 'include', mode: 'no-cors' })),
  attempt('post', () => fetch('http://${address}/', { method: 'POST', credentials: 'include', mode: 'no-cors', body: 'x' })),
  attempt('script', () => element('script', { src: 'http://${address}/assets/app-1.js' })),
  attempt('image', () => element('img', { src: 'http://${address}/' })),
]).then(Object.fromEntries);
</script>`;

let server: TestServer;
let attacker: Server;
let served: number;

test.beforeEach(async () => {
  server = await TestServer.start();
  served = 0;
  const serve = server.host.serve.bind(server.host);
  server.host.serve = (port) => {
    served++;
    serve(port);
  };
  attacker = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(attack(server.name));
  }).listen(0, '127.0.0.1');
  await once(attacker, 'listening');
});

test.afterEach(async () => {
  attacker.close();
  attacker.closeAllConnections();
  await server.stop();
});

const portOf = (other: Server) => (other.address() as AddressInfo).port;

/** What a page of the other server, asked for by a name, reaches of a server whose session the browser holds. */
async function attackFrom(page: Page, name: string): Promise<void> {
  await page.goto(`http://${server.name}${server.tokenPath}`);
  await expect(page).toHaveTitle('Passage');
  await page.goto(`http://${name}:${portOf(attacker)}/`);
  const results = await page.evaluate(
    () => (window as unknown as { results: Promise<Record<string, string>> }).results,
  );
  expect(Object.keys(results)).toHaveLength(6);
  expect(Object.entries(results).filter(([, result]) => result !== 'refused')).toEqual([]);
  expect(served).toBe(0);
}

test('a page on another port gets nothing', ({ page }) => attackFrom(page, '127.0.0.1'));

test('a page of another site gets nothing', ({ page }) => attackFrom(page, 'localhost'));

test('a frame around the app stays empty', async ({ page }) => {
  await page.goto(`http://${server.name}${server.tokenPath}`);
  await page.goto(`http://127.0.0.1:${portOf(attacker)}/`);
  await page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.documentElement.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
  }, `http://${server.name}/`);
  const titles = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) => frame.title()),
  );
  expect(titles).not.toContain('Passage');
});

test('the page itself reaches the host; a reload works, a second browser does not', async ({
  page,
  browser,
}) => {
  await page.goto(`http://${server.name}${server.tokenPath}`);
  await page.reload();
  await expect(page).toHaveTitle('Passage');
  expect(page.url()).toBe(`http://${server.name}/`);
  const opened = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/ws`);
        socket.addEventListener('open', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
      }),
  );
  expect([opened, served]).toEqual([true, 1]);
  const second = await browser.newPage();
  await second.goto(`http://${server.name}${server.tokenPath}`);
  await expect(second.getByRole('heading')).toHaveText('This address was used already');
  await second.context().close();
});

test('a link in a page of another site opens the app', async ({ page }) => {
  await page.goto(`http://localhost:${portOf(attacker)}/`);
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address, textContent: 'open' });
    document.documentElement.append(link);
    link.click();
  }, `http://${server.name}${server.tokenPath}`);
  await expect(page).toHaveTitle('Passage');
  expect(page.url()).toBe(`http://${server.name}/`);
});
