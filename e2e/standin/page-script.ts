/** Names of the functions between the page and the stand-in: bindings of Playwright's, and functions of the script below. */
export const PORT_GLOBAL = {
  begin: '__standinBegin',
  invoke: '__standinInvoke',
  post: '__standinPost',
  closed: '__standinClosed',
  receive: '__standinReceive',
  deliver: '__standinDeliver',
  close: '__standinClose',
} as const;

/** The page's side: `ipcRenderer` and `contextBridge` as far as the preload uses them. Runs in the page, from its source. */
function standinInPage(
  names: typeof PORT_GLOBAL,
  preload: (require: (name: string) => unknown) => void,
): void {
  type Listener = (event: { ports: MessagePort[] }, payload: unknown) => void;
  const globals = window as unknown as Record<string, (...input: unknown[]) => unknown>;
  const listeners = new Map<string, Set<Listener>>();
  const ports = new Map<number, MessagePort>();

  const open = (number: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(number, port2);
    port2.addEventListener('message', ({ data }) => globals[names.post]!(number, data));
    port2.addEventListener('close', () => globals[names.closed]!(number));
    port2.start();
    return port1;
  };
  globals[names.receive] = (channel, payload, numbers) => {
    const event = { ports: (numbers as number[]).map(open) };
    for (const listener of listeners.get(channel as string) ?? []) listener(event, payload);
  };
  globals[names.deliver] = (number, data) => ports.get(number as number)?.postMessage(data);
  globals[names.close] = (number) => ports.get(number as number)?.close();

  const ipcRenderer = {
    // Electron clones what it sends: a function or a symbol in it is an error there, and here.
    invoke: (channel: string, ...input: unknown[]) => globals[names.invoke]!(channel, structuredClone(input)),
    on: (channel: string, listener: Listener) =>
      void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
    off: (channel: string, listener: Listener) => void listeners.get(channel)?.delete(listener),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) =>
      Object.defineProperty(window, name, {
        value: Object.freeze(api),
        writable: false,
        configurable: false,
      }),
  };
  // A new document: what the one before it held is gone.
  void globals[names.begin]!();
  preload((name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`);
    return { ipcRenderer, contextBridge };
  });
}

/** The script that a page runs first: the stand-in's side, then the built preload. */
export function pageScript(preload: string): string {
  return `(${standinInPage})(${JSON.stringify(PORT_GLOBAL)}, (require) => { const exports = {}, module = { exports };\n${preload}\n});`;
}
