import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** What a thread of attackers is told: all that a program of this machine may know, and for one of them the session, too. */
export interface Attack {
  what: 'heads' | 'bodies' | 'guesses' | 'upgrades' | 'messages';
  port: number;
  /** `name=value`, of a page that has gone wild. */
  cookie: string;
}

const { what, port, cookie } = workerData as Attack;
const name = `127.0.0.1:${port}`;
const head = `GET / HTTP/1.1\r\nHost: ${name}\r\n`;
const part = Buffer.alloc(64 * 1024, 'x');

/** Opens a connection again whenever it is ended. */
function again(begin: (socket: ReturnType<typeof connect>) => void): void {
  const socket = connect(port, '127.0.0.1', () => begin(socket));
  socket.on('error', () => {}).on('close', () => setTimeout(again, 2, begin));
  socket.resume();
}

const ATTACKS: Record<Attack['what'], { atOnce: number; begin: () => void }> = {
  // More than the server holds at all, a letter at a time.
  heads: {
    atOnce: 400,
    begin: () =>
      again((socket) => {
        socket.write(head);
        const timer = setInterval(() => socket.write('X'), 100);
        socket.on('close', () => clearInterval(timer));
      }),
  },
  bodies: {
    atOnce: 20,
    begin: () =>
      again((socket) => {
        socket.write(head.replace('GET', 'POST') + 'Content-Length: 999999999999\r\n\r\n');
        const pour = () => {
          while (!socket.destroyed && socket.write(part));
        };
        socket.on('drain', pour);
        pour();
      }),
  },
  guesses: {
    atOnce: 20,
    begin: () =>
      again((socket) => {
        const guess = () => socket.write(`GET /?token=${Math.random()} HTTP/1.1\r\nHost: ${name}\r\n\r\n`);
        socket.on('data', guess);
        guess();
      }),
  },
  upgrades: {
    atOnce: 20,
    begin: () =>
      again((socket) =>
        socket.write(
          `${head.replace('/', '/ws')}Origin: http://${name}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        ),
      ),
  },
  messages: { atOnce: 4, begin: flood },
};

function flood(): void {
  const socket = new WebSocket(`ws://${name}/ws`, { origin: `http://${name}`, headers: { Cookie: cookie } });
  const pour = () => {
    for (let i = 0; i < 500 && socket.readyState === WebSocket.OPEN; i++) socket.ping();
    if (socket.readyState === WebSocket.OPEN) setTimeout(pour, 1);
  };
  socket
    .on('open', pour)
    .on('error', () => {})
    .on('close', () => setTimeout(flood, 2));
}

const { atOnce, begin } = ATTACKS[what];
for (let i = 0; i < atOnce; i++) begin();
setTimeout(() => parentPort!.postMessage('under way'), 300);
