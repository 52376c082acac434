import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { isPageUrl, pageFiles, SCHEME } from './page-files.ts';

/** The same as the loopback server's, without a host to speak to: the page's port needs no address. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Makes the scheme one with an origin. To be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page, and nothing else, under the scheme. To be called once the app is ready. */
export function servePage(folder: string): void {
  const files = pageFiles(folder);
  protocol.handle(SCHEME, async (request) => {
    const file = isPageUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined;
    if (request.method !== 'GET' || !file) return new Response(null, { status: 404, headers: HEADERS });
    return new Response(await readFile(file.path), { headers: { ...HEADERS, 'Content-Type': file.type } });
  });
}
