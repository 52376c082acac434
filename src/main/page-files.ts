import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** The page's address. A scheme of our own instead of `file:`, which would let the page read the whole disk. */
export const SCHEME = 'passage';
export const PAGE_URL = `${SCHEME}://app/index.html`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  path: string;
  type: string;
}

/**
 * Lists the built page's files by their addresses' paths. Requests are looked up in the list and never joined to a path, so
 * that no spelling of `..` leads out of the folder.
 */
export function pageFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type });
  }
  return files;
}

/** Whether an address is the page's own: the only one whose frames may ask the main process for anything. */
export function isPageUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === 'app' && username === '' && password === '';
}
