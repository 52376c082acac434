import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gate } from './http/gate.ts';
import { answer } from './http/requests.ts';
import { MAX_MESSAGE_BYTES, sockets } from './http/sockets.ts';
import { Strangers } from './http/strangers.ts';
import { StaticFiles } from './http/static-files.ts';
import type { Host } from './host.ts';

export interface ServerOptions {
  host: Pick<Host, 'serve' | 'downloads'>;
  /** The built page: `out/renderer`. */
  staticDir: string;
  /** 0, the default: any free one. */
  port?: number;
  /** The largest message that a page may send, in bytes. */
  maxMessageBytes?: number;
  /** Milliseconds that a request may take to arrive: its head, and all of it. */
  patience?: { head: number; whole: number };
}

export interface RunningServer {
  /** The address to open, with the token: it works once. */
  url: string;
  port: number;
  /** Ends all connections and stops listening. The host's projects are its owner's to close. */
  close(): Promise<void>;
}

/** A page has some; what opens more is no browser. */
export const MOST_CONNECTIONS = 256;

/** Of these, connections without a session: the rest is kept for those who have one. */
const MOST_STRANGERS = 192;

/** Over the loopback interface a request is there at once; what dribbles holds a connection on purpose. */
const PATIENCE = { head: 10_000, whole: 30_000 };

/** Only this machine can reach it: never `localhost`, which a hosts file may point elsewhere. */
const LOOPBACK = '127.0.0.1';

/**
 * Serves the app to browsers of this machine: the page's files over HTTP, the contract over a WebSocket.
 *
 * The address carries a one-time token, which is exchanged for a session cookie of this run, so that other users and
 * programs of the machine that find the port get nothing. A second browser needs a second start.
 *
 * @throws where the page is not built, or the port is taken (`EADDRINUSE`)
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, staticDir, maxMessageBytes = MAX_MESSAGE_BYTES, patience = PATIENCE } = options;
  const files = new StaticFiles(staticDir);
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: patience.head,
    requestTimeout: patience.whole,
    // Node looks every half minute by itself, in which a hundred slow connections could pile up.
    connectionsCheckingInterval: Math.min(1_000, patience.head),
    keepAliveTimeout: 5_000,
    // A request without a Host is refused by Node already; ours says more of the others.
    requireHostHeader: true,
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.maxRequestsPerSocket = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port: options.port ?? 0, exclusive: true }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const gate = new Gate(port);
  const open = sockets(port, gate, (socketPort) => host.serve(socketPort), maxMessageBytes);
  const site = { port, gate, files, downloads: host.downloads };
  const strangers = new Strangers(server, MOST_STRANGERS);
  const known = (request: IncomingMessage) => {
    if (gate.admits(request)) strangers.admitted(request.socket);
  };
  server.on('request', (request, response) => {
    known(request);
    answer(site, request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    known(request);
    open.upgrade(request, socket, head);
  });
  return {
    url: `http://${LOOPBACK}:${port}/?token=${gate.token}`,
    port,
    close: () =>
      new Promise((resolve) => {
        open.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
