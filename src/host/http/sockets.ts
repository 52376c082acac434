import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Port } from '../../contract/port.ts';
import { webSocketPort } from '../ports/websocket.ts';
import { ownHost, sameOrigin, targetOf } from './address.ts';
import type { Gate } from './gate.ts';

/** The one path that takes a WebSocket. */
export const SOCKET_PATH = '/ws';

/** The largest message: a source is sent whole, and the longest transcripts with their attachments are far below. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/** Frames a second from one page. Bringing in a folder of files takes some hundreds at most; what sends more is no page of ours. */
export const MOST_FRAMES = 5_000;

/** Close code of RFC 6455, 7.4.1: a policy is broken. */
const POLICY = 1008;

/** More tabs than this on one machine are a runaway. */
const MAX_SOCKETS = 64;

export interface Sockets {
  /** Takes an upgrade request: a port to serve, or an answer that refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends them all, at once. */
  close(): void;
}

/** WebSockets for pages of this origin with the cookie of this run. `serve` gets a port for each. */
export function sockets(
  port: number,
  gate: Gate,
  serve: (port: Port) => void,
  maxPayload = MAX_MESSAGE_BYTES,
): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });

  const refusal = (request: IncomingMessage): number | undefined => {
    const host = ownHost(request, port);
    if (host === undefined) return 421;
    if (targetOf(request)?.path !== SOCKET_PATH) return 404;
    if (!sameOrigin(request, host)) return 403;
    if (!gate.admits(request)) return 401;
    if (server.clients.size >= MAX_SOCKETS) return 503;
    return undefined;
  };

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const status = refusal(request);
      if (status !== undefined) {
        socket.end(
          `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        limitFrames(webSocket);
        serve(webSocketPort(webSocket));
      });
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

/** Ends a socket that sends faster than any page would, pings included: each is answered. */
function limitFrames(socket: WebSocket): void {
  let [second, frames] = [0, 0];
  const count = () => {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) [second, frames] = [now, 0];
    frames += 1;
    if (frames === MOST_FRAMES + 1) {
      socket.close(POLICY, 'Too many messages');
      // What is on its way already is not read.
      socket.pause();
      setTimeout(() => socket.terminate(), 1_000).unref();
    }
  };
  socket.on('message', count).on('ping', count);
}
