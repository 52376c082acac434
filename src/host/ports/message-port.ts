import { Inbox, type Port } from '../../contract/port.ts';

/** What Electron's MessagePortMain and Node's MessagePort have in common, as far as it is needed here. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start?(): void;
  close(): void;
}

/** A port over a MessagePort of Electron's utility process, or of Node. Messages travel by structured clone. */
export function messagePort(port: MessagePortLike): Port {
  const inbox = new Inbox();
  const closers: (() => void)[] = [];
  let closed = false;
  // Electron hands over an event with `data`, Node the message itself.
  port.on('message', (message) => inbox.receive(isEvent(message) ? message.data : message));
  port.on('close', () => {
    if (closed) return;
    closed = true;
    for (const closer of closers.splice(0)) closer();
  });
  port.start?.();
  return {
    post: (message) => {
      if (!closed) port.postMessage(message);
    },
    listen: (listener) => inbox.listen(listener),
    onClose: (listener) => void (closed ? queueMicrotask(listener) : closers.push(listener)),
    close: () => port.close(),
  };
}

function isEvent(message: unknown): message is { data: unknown } {
  return typeof message === 'object' && message !== null && 'data' in message && 'ports' in message;
}
