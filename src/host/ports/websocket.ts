import type { RawData, WebSocket } from 'ws';
import { decodeMessage, encodeMessage } from '../../contract/codec.ts';
import { Inbox, type Port } from '../../contract/port.ts';

/** Close codes of RFC 6455, 7.4.1. */
const UNSUPPORTED = 1003;
const INVALID = 1007;

/**
 * A port over a WebSocket of the host: one binary frame a message, in MessagePack. A text frame or one that cannot be
 * decoded closes the socket, since no page of ours sends such a thing.
 */
export function webSocketPort(socket: WebSocket): Port {
  const inbox = new Inbox();
  const closers: (() => void)[] = [];
  let closed = false;
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!isBinary) return socket.close(UNSUPPORTED, 'Binary frames only');
    let message: unknown;
    try {
      message = decodeMessage(bytesOf(data));
    } catch {
      return socket.close(INVALID, 'Not a message');
    }
    inbox.receive(message);
  });
  // A frame that is too large or malformed: ws closes the socket by itself, and would throw without a listener.
  socket.on('error', () => {});
  socket.once('close', () => {
    closed = true;
    for (const closer of closers.splice(0)) closer();
  });
  return {
    post: (message) => {
      if (!closed && socket.readyState === socket.OPEN) socket.send(encodeMessage(message));
    },
    listen: (listener) => inbox.listen(listener),
    onClose: (listener) => void (closed ? queueMicrotask(listener) : closers.push(listener)),
    close: () => socket.close(),
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
