import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { Page, Route } from '@playwright/test';
import { PORT_GLOBAL, pageScript } from './page-script.ts';

/** What windows need of the rest of the stand-in. */
export interface World {
  newPage(): Promise<Page>;
  preload(): string;
  scheme(name: string): ((request: Request) => Promise<Response>) | undefined;
  invoke(channel: string, event: unknown, input: unknown[]): Promise<unknown>;
  created(contents: unknown): void;
}

/** Chromium has no `passage:` scheme of its own: the page is served under an https address, and main sees it as the scheme. */
const SERVED = 'https://app/';
const OWN = 'passage://app/';

/** Electron's BrowserWindow and its `webContents`: a page of Playwright's. */
export class StandinWindow extends EventEmitter {
  readonly webContents: Contents;
  readonly #world: World;
  /** Resolves to the page once it is set up. */
  readonly page: Promise<Page>;

  /** What main asked for. */
  readonly options: Record<string, unknown>;

  constructor(world: World, options: Record<string, unknown>) {
    super();
    this.options = options;
    this.#world = world;
    this.webContents = new Contents(world);
    world.created(this.webContents);
    this.page = this.#open();
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    await page.goto(url.replace(OWN, SERVED));
    this.emit('ready-to-show');
  }

  async #open(): Promise<Page> {
    const page = await this.#world.newPage();
    await page.route('**/*', (route) => this.#serve(route));
    await this.webContents.attach(page);
    page.once('close', () => this.emit('closed'));
    return page;
  }

  /** Answers from main's own protocol handler; all else is refused, as by main's filter of requests. */
  async #serve(route: Route): Promise<void> {
    const url = route.request().url();
    const handler = this.#world.scheme('passage');
    if (!url.startsWith(SERVED) || !handler) return route.abort();
    const response = await handler(
      new Request(url.replace(SERVED, OWN), { method: route.request().method() }),
    );
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  show(): void {}
  focus(): void {}
  maximize(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 1280, height: 800 };
  }
}

class Contents extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly #world: World;
  readonly #ports = new Map<number, MessagePort>();
  #page: Page | undefined;
  #lastPort = 0;
  /** Calls into the page go one after the other: messages arrive in the order in which they were sent. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(world: World) {
    super();
    this.#world = world;
  }

  async attach(page: Page): Promise<void> {
    this.#page = page;
    await page.exposeBinding(PORT_GLOBAL.invoke, ({ frame }, channel: string, input: unknown[]) => {
      this.mainFrame.url = frame.url().replace(SERVED, OWN);
      return this.#world.invoke(
        channel,
        { sender: this, senderFrame: this.mainFrame },
        structuredClone(input),
      );
    });
    await page.exposeBinding(PORT_GLOBAL.post, (_source, port: number, data: unknown) => {
      this.#ports.get(port)?.postMessage(data);
    });
    await page.exposeBinding(PORT_GLOBAL.closed, (_source, port: number) => this.#ports.get(port)?.close());
    await page.exposeBinding(PORT_GLOBAL.begin, () => this.#endPorts());
    await page.addInitScript(pageScript(this.#world.preload()));
    page.on('close', () => this.#endPorts());
  }

  send(channel: string, payload: unknown): void {
    this.#receive(channel, structuredClone(payload), []);
  }

  postMessage(channel: string, payload: unknown, ports: readonly MessagePort[]): void {
    const numbers = ports.map((port) => {
      const number = ++this.#lastPort;
      this.#ports.set(number, port);
      port.on('message', (data) => this.#call(PORT_GLOBAL.deliver, [number, data]));
      port.once('close', () => {
        this.#ports.delete(number);
        this.#call(PORT_GLOBAL.close, [number]);
      });
      return number;
    });
    this.#receive(channel, structuredClone(payload), numbers);
  }

  reload(): void {
    this.emit('did-start-loading');
    // A page that is closed meanwhile has no need of it.
    this.#page?.reload().catch(() => {});
  }

  /** What main answers to a page that wants a window. */
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  #receive(channel: string, payload: unknown, ports: number[]): void {
    this.#call(PORT_GLOBAL.receive, [channel, payload, ports]);
  }

  #call(name: string, input: unknown[]): void {
    const call = () =>
      this.#page?.evaluate(
        ([name, input]) => (window as unknown as Record<string, (...i: unknown[]) => void>)[name]!(...input),
        [name, input] as const,
      );
    // A page that is gone, or on its way to the next one, hears nothing.
    this.#queue = this.#queue.then(call).catch(() => {});
  }

  /** What a document that is gone held is closed with it. */
  #endPorts(): void {
    for (const port of this.#ports.values()) port.close();
  }
}
