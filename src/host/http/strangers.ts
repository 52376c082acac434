import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections that have not shown a session: a browser's first ones, and those of whoever wants to keep others out by holding all there are. Only
 * so many are held; who comes later takes the place of who has been there longest without a word that counts, so
 * that a person's new page is let in while somebody else's program dribbles.
 */
export class Strangers {
  readonly #held = new Set<Socket>();

  constructor(server: Server, most: number) {
    server.on('connection', (socket: Socket) => {
      this.#held.add(socket);
      socket.once('close', () => this.#held.delete(socket));
      if (this.#held.size <= most) return;
      const [oldest] = this.#held;
      oldest!.destroy();
    });
  }

  /** Its request carries the session: it is none any more. */
  admitted(socket: Socket): void {
    this.#held.delete(socket);
  }
}
