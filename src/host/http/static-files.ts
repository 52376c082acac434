import { createReadStream, readdirSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { notFound } from './pages.ts';

/** The only kinds of files that a build of the page has; anything else in the folder (source maps) is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface StaticFile {
  path: string;
  type: string;
  size: number;
}

/**
 * The files of the built page, listed once at the start. A request is looked up in the list and never joined to a path:
 * no spelling of `..` can lead anywhere.
 */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>();

  /** @throws where the folder is not there: the page was not built */
  constructor(folder: string) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const type = TYPES[extname(entry.name)];
      // Links are no files here: what they point to may lie outside.
      if (!entry.isFile() || type === undefined) continue;
      const path = join(entry.parentPath, entry.name);
      const address = `/${relative(folder, path).split(sep).join('/')}`;
      this.#files.set(address, { path, type, size: statSync(path).size });
    }
    const index = this.#files.get('/index.html');
    if (!index) throw new Error(`The page is not built: ${folder} has no index.html. Run \`npm run build\`.`);
    this.#files.set('/', index);
  }

  /** Answers with the file at a path of a request (as sent, percent-encoded), or 404. */
  send(response: ServerResponse, path: string): void {
    const file = this.#files.get(decoded(path));
    if (!file) return notFound(response);
    response.setHeader('Content-Type', file.type);
    response.setHeader('Content-Length', file.size);
    // The build puts a hash into the names of these.
    if (path.startsWith('/assets/'))
      response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    if (response.req.method === 'HEAD') return void response.end();
    pipeline(createReadStream(file.path), response, (error) => error && response.destroy());
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not UTF-8 after decoding: no file of ours is called so.
    return '';
  }
}
