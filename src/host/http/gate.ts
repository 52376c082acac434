import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Wrong tokens a minute. A person pastes an old address now and then; what comes more often guesses. */
export const MOST_WRONG = 20;

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
  /** Wrong tokens in the minute that began at {@link #since}. */
  #wrong = 0;
  #since = 0;

  /** Browsers send cookies to every port of a host: the port in the name keeps two servers from overwriting each other's. */
  constructor(port: number) {
    this.#cookie = `passage-${port}`;
  }

  /** Whether so many wrong tokens came lately that the next one is refused unseen. The right one always works. */
  get tired(): boolean {
    return this.#wrong >= MOST_WRONG && Date.now() - this.#since < 60_000;
  }

  /** Takes the token; the cookie to set where it was right and not used before, undefined otherwise. */
  exchange(token: string): string | undefined {
    if (!same(token, this.token) || this.#used) {
      if (Date.now() - this.#since >= 60_000) [this.#wrong, this.#since] = [0, Date.now()];
      this.#wrong += 1;
      return undefined;
    }
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
