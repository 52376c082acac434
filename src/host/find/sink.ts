import type { FoundLine } from '../../contract/find-types.ts';

/** Where what is found goes. What `tick` and `add` throw ends the search. */
export interface Sink {
  add(line: FoundLine): void;
  /** Called between hits and blocks. */
  tick(): void;
}

/** Thrown where as many hits are found as were asked for, and there is one more. */
export class EnoughFound extends Error {}
