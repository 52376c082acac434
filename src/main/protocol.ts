import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { pagePolicy } from '../contract/page-policy.ts';
import { isPageUrl, pageFiles, SCHEME } from './page-files.ts';

const HEADERS: Readonly<Record<string, string>> = {
  // The page's port needs no address.
  'Content-Security-Policy': pagePolicy(),
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
