import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../entry-http.ts';
import { Host } from '../host.ts';
import { FolderPlaces } from '../places.ts';
import { Profile } from '../profile.ts';

/** What came back to a request, as it came. */
export interface Answer {
  status: number;
  /** By name in lower case; the last one where there are several. */
  headers: Record<string, string>;
  body: string;
}

/** A running server over a real host and a page of a few files, with a client that sends what no browser would. Used by tests. */
export class TestServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'passage-http-'));
  readonly page = join(this.folder, 'page');
  readonly host: Host;
  #server!: RunningServer;

  private constructor() {
    mkdirSync(join(this.page, 'assets'), { recursive: true });
    writeFileSync(join(this.page, 'index.html'), '<!doctype html><title>Passage</title>');
    writeFileSync(join(this.page, 'assets/app-1.js'), 'export {};');
    writeFileSync(join(this.page, 'assets/app-1.js.map'), '{}');
    writeFileSync(join(this.folder, 'secret.txt'), 'secret');
    symlinkSync(join(this.folder, 'secret.txt'), join(this.page, 'link.txt'));
    this.host = new Host({
      places: new FolderPlaces(join(this.folder, 'projects')),
      profile: new Profile(join(this.folder, 'profile')),
      version: '1.2.3',
      sampleDir: '',
    });
  }

  static async start(): Promise<TestServer> {
    const test = new TestServer();
    await test.restart();
    return test;
  }

  /** A new server, with a new token, over the same host. Messages over 100,000 bytes are too large for it, and it waits 0.4 s for a head. */
  async restart(): Promise<void> {
    await this.#server?.close();
    this.#server = await startServer({
      host: this.host,
      staticDir: this.page,
      maxMessageBytes: 100_000,
      patience: { head: 400, whole: 600 },
    });
  }

  /** Ends the server only. */
  closeServer(): Promise<void> {
    return this.#server.close();
  }

  async stop(): Promise<void> {
    await this.#server.close();
    this.host.close();
    rmSync(this.folder, { recursive: true });
  }

  get port(): number {
    return this.#server.port;
  }

  get name(): string {
    return `127.0.0.1:${this.port}`;
  }

  get token(): string {
    return new URL(this.#server.url).searchParams.get('token') ?? '';
  }

  /** The path with the token. */
  get tokenPath(): string {
    return `/?token=${this.token}`;
  }

  /** Comes in as a browser does, and gives the header line that carries the session. */
  async enter(): Promise<string> {
    const { headers } = await this.get(this.tokenPath);
    return `Cookie: ${headers['set-cookie']!.split(';')[0]}`;
  }

  get(path: string, ...headers: string[]): Promise<Answer> {
    return this.raw([`GET ${path} HTTP/1.1`, `Host: ${this.name}`, ...headers]);
  }

  /** Sends a request byte for byte, as no browser and no library would let one, and reads all that comes back. */
  raw(lines: readonly string[], address = '127.0.0.1'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connectTcp(this.port, address, () => {
        socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
      });
      socket.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      socket.on('error', reject).on('close', () => resolve(parse(text)));
    });
  }
}

function parse(text: string): Answer {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [first = '', ...fields] = head.split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(
      fields.map((f) => [f.slice(0, f.indexOf(':')).toLowerCase(), f.slice(f.indexOf(':') + 2)]),
    ),
    body: body.join('\r\n\r\n'),
  };
}
