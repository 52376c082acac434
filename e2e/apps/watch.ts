import type { Page } from '@playwright/test';

/** Hosts that the page may speak to: the loopback server, and the name under which the stand-in serves the page. */
const OWN = new Set(['127.0.0.1', 'app']);

/** Writes down what must not happen in a page: errors, refusals of the content security policy, requests that leave the machine. */
export function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => void faults.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  const outside = (url: string) => {
    const { protocol, hostname } = new URL(url);
    if (!['data:', 'blob:', 'about:'].includes(protocol) && !OWN.has(hostname))
      faults.push(`request: ${url}`);
  };
  page.context().on('request', (request) => outside(request.url()));
  page.on('websocket', (socket) => outside(socket.url()));
}
