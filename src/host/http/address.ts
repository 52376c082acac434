import type { IncomingMessage } from 'node:http';

/** The names that a page of ours can have been asked for by; any other in `Host` is a foreign name pointed at this machine. */
const NAMES = ['127.0.0.1', 'localhost'];

/**
 * The `Host` of a request where it is one of ours, with the port; undefined otherwise. Checking it is what stops DNS
 * rebinding: there the browser believes that it speaks to the attacker's host, and says so here.
 */
export function ownHost(request: IncomingMessage, port: number): string | undefined {
  // Node keeps the first of several Host headers; a request with two is not a browser's.
  if ((request.headersDistinct['host'] ?? []).length !== 1) return undefined;
  const host = (request.headers.host ?? '').toLowerCase();
  return NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name))
    ? host
    : undefined;
}

/**
 * Whether a request was made by a page of this very origin. The cookie alone does not tell: pages of other ports on
 * this machine count as the same site, and browsers let any page open a WebSocket to anywhere.
 */
export function sameOrigin(request: IncomingMessage, host: string): boolean {
  return request.headers.origin === `http://${host}`;
}

/**
 * Whether the browser says that another page asked for this. Old browsers and other programs say nothing; theirs is
 * for the cookie to decide.
 */
export function fromElsewhere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/**
 * The path and the query of a request's target, as sent: nothing is resolved, so that `..` stays visible. Undefined
 * where the target is not a path (absolute and authority forms are for proxies).
 */
export function targetOf(request: IncomingMessage): { path: string; query: URLSearchParams } | undefined {
  const target = request.url ?? '';
  if (!target.startsWith('/')) return undefined;
  const [path = '', ...query] = target.split('?');
  return { path, query: new URLSearchParams(query.join('?')) };
}

/** Whether a request says that data follows it: none that Passage takes over HTTP does. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
}
