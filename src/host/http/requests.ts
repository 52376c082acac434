import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Downloads } from '../downloads.ts';
import { fromElsewhere, hasBody, ownHost, targetOf } from './address.ts';
import type { Gate } from './gate.ts';
import { securityHeaders } from './headers.ts';
import * as pages from './pages.ts';
import { DOWNLOAD_PATH, sendDownload } from './send-download.ts';
import type { StaticFiles } from './static-files.ts';

/** What requests are answered from. */
export interface Site {
  port: number;
  gate: Gate;
  files: StaticFiles;
  downloads: Downloads;
}

/** Answers one request: first whether it may be answered at all, then the token, downloads, files. */
export function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const host = ownHost(request, site.port);
  for (const [name, value] of Object.entries(securityHeaders(host ?? `127.0.0.1:${site.port}`)))
    response.setHeader(name, value);
  if (host === undefined) return pages.foreignHost(response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return pages.wrongMethod(response);
  if (hasBody(request)) return pages.noBody(response);
  const target = targetOf(request);
  if (!target) return pages.badTarget(response);

  const token = target.path === '/' ? target.query.get('token') : null;
  if (token !== null) return enter(site, request, response, token);
  if (!site.gate.admits(request)) return pages.noSession(response);
  // With `SameSite=Strict` no other site gets this far, but pages on other ports of this machine do.
  if (fromElsewhere(request)) return pages.fromAnotherPage(response);
  if (target.path.startsWith(DOWNLOAD_PATH))
    return void sendDownload(response, site.downloads, target.path.slice(DOWNLOAD_PATH.length));
  site.files.send(response, target.path);
}

/** Exchanges the token for the cookie, and goes on without the token in the address. */
function enter(site: Site, request: IncomingMessage, response: ServerResponse, token: string): void {
  const known = site.gate.admits(request);
  // Looking does not use the token up, so that a preview of the link leaves it whole.
  if (!known && request.method === 'HEAD') return pages.noSession(response);
  const { tired } = site.gate;
  const cookie = known ? undefined : site.gate.exchange(token);
  if (!known && cookie === undefined) return tired ? pages.tooMany(response) : pages.usedToken(response);
  if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
  if (!fromElsewhere(request)) {
    response.writeHead(303, { Location: '/', 'Content-Length': 0 });
    response.end();
    return;
  }
  // Somebody followed a link in a page (a terminal in the browser): a redirect would still count as that page's, and go
  // without the cookie; a refresh counts as ours.
  response.setHeader('Refresh', '0; url=/');
  pages.sendPage(response, 200, 'Opening Passage', 'One moment.');
}
