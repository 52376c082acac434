import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may come in: whoever brings the one-time token of this run gets its session cookie, once. Both are 256 random bits
 * that only live in this process, so a restart shuts everybody out.
 */
export class Gate {
  /** For the address that is printed. */
  readonly token = randomBytes(32).toString('base64url');
  readonly #session = randomBytes(32).toString('base64url');
  readonly #cookie: string;
  #used = false;

  /** Browsers send cookies to every port of a host: the port in the name keeps two servers from overwriting each other's. */
  constructor(port: number) {
    this.#cookie = `passage-${port}`;
  }

  /** Takes the token; the cookie to set where it was right and not used before, undefined otherwise. */
  exchange(token: string): string | undefined {
    if (!same(token, this.token) || this.#used) return undefined;
    this.#used = true;
    return `${this.#cookie}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a request carries the cookie of this run. */
  admits(request: IncomingMessage): boolean {
    const prefix = `${this.#cookie}=`;
    return (request.headers.cookie ?? '')
      .split(';')
      .map((part) => part.trim())
      .some((part) => part.startsWith(prefix) && same(part.slice(prefix.length), this.#session));
  }
}

/** Compares secrets in a time that tells nothing about where they differ; the hashes make the lengths equal. */
function same(a: string, b: string): boolean {
  const hash = (s: string) => createHash('sha256').update(s).digest();
  return timingSafeEqual(hash(a), hash(b));
}
