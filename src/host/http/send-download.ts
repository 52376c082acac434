import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Downloads } from '../downloads.ts';
import { attachment } from './headers.ts';
import { notFound } from './pages.ts';

/** Where downloads lie; the rest of the path is the id that `export.run` answered with. */
export const DOWNLOAD_PATH = '/download/';

/** Sends an export once, and removes it then, whether it arrived whole or the browser broke it off. */
export async function sendDownload(
  response: ServerResponse,
  downloads: Downloads,
  id: string,
): Promise<void> {
  // A look must not use it up.
  if (response.req.method === 'HEAD') return notFound(response);
  const download = downloads.take(id);
  if (!download) return notFound(response);
  try {
    const file = await open(download.path);
    const { size } = await file.stat();
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(download.fileName),
      'Content-Length': size,
    });
    await pipeline(createReadStream('', { fd: file }), response);
  } catch {
    // Gone, or broken off: a length that is not reached tells the browser that it failed.
    if (response.headersSent) response.destroy();
    else notFound(response);
  } finally {
    download.dispose();
  }
}
