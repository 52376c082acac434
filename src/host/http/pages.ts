import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The page's own style: who has no session is sent no file. */
const STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:15vh auto;padding:0 1.5rem;max-width:36rem}h1{font-size:1.4rem}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A plain page for people: what is the matter, and what to do. Its one style is named in its policy by its hash. */
export function sendPage(response: ServerResponse, status: number, title: string, sentences: string): void {
  const body = Buffer.from(
    `<!doctype html><html lang="en"><meta charset="utf-8">` +
      `<meta name="viewport" content="width=device-width"><title>${escape(title)} · Passage</title><style>${STYLE}</style>` +
      `<main><h1>${escape(title)}</h1><p>${escape(sentences)}</p></main></html>\n`,
  );
  const policy = String(response.getHeader('Content-Security-Policy') ?? "style-src 'self'");
  response.setHeader(
    'Content-Security-Policy',
    policy.replace("style-src 'self'", `style-src 'sha256-${STYLE_HASH}'`),
  );
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export const noSession = (response: ServerResponse): void =>
  sendPage(
    response,
    401,
    'Open Passage by its address',
    'This browser has no session with the Passage that runs now: it was started anew, or is open in another browser. ' +
      'What was saved is in the project’s file. Open the whole address that Passage printed when it started ' +
      '(it works once, in one browser). If that was used already, stop Passage with Ctrl-C and start it again: it prints a new address.',
  );

export const usedToken = (response: ServerResponse): void =>
  sendPage(
    response,
    403,
    'This address was used already',
    'The address that Passage prints works once, in one browser; this one was used, or belongs to an earlier start. What was saved is in the project’s file. ' +
      'Go on in the browser that opened it first, or stop Passage with Ctrl-C and start it again: it prints a new address.',
  );

export const notFound = (response: ServerResponse): void =>
  sendPage(
    response,
    404,
    'Nothing here',
    'There is no such file in Passage. A download works once: export again for a new one.',
  );

export const foreignHost = (response: ServerResponse): void =>
  sendPage(
    response,
    421,
    'Wrong address',
    'Passage answers only under the address that it printed when it started.',
  );

export const wrongMethod = (response: ServerResponse): void => {
  response.setHeader('Allow', 'GET, HEAD');
  // What a body of any length may follow is not read.
  response.setHeader('Connection', 'close');
  sendPage(response, 405, 'Not that way', 'Passage only takes GET and HEAD here.');
};

export const badTarget = (response: ServerResponse): void =>
  sendPage(response, 400, 'Not an address of Passage', 'This address cannot be read.');

export const fromAnotherPage = (response: ServerResponse): void =>
  sendPage(response, 403, 'Not from another page', 'Another page asked for this. Open Passage by itself.');

export const tooMany = (response: ServerResponse): void => {
  response.setHeader('Retry-After', '60');
  response.setHeader('Connection', 'close');
  sendPage(
    response,
    429,
    'Too many wrong addresses',
    'Something on this machine tries addresses of Passage. Open the one that Passage printed when it started.',
  );
};

export const noBody = (response: ServerResponse): void => {
  response.setHeader('Connection', 'close');
  sendPage(response, 413, 'Nothing to send here', 'Passage takes no data with a request for a page.');
};
