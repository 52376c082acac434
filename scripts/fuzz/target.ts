import type { FormatFile } from '../../src/core/formats/exchange/model.ts';

/** What a target is given: files that come together; of most targets, one. */
export type FuzzInput = readonly FormatFile[];

/** A part of Passage that reads what strangers made. */
export interface FuzzTarget {
  name: string;
  /** Sound inputs to begin with. */
  seeds(): FuzzInput[] | Promise<FuzzInput[]>;
  /**
   * Reads an input. Throws only where Passage is at fault: an error that is none of the contract, or a result that does not
   * hold. A refusal with a sentence is what a reader is for, and is no fault.
   */
  run(input: FuzzInput): void | Promise<void>;
  /** Gives back what the target holds (a folder, a host). */
  end?(): void;
}

/** An input of one file. */
export const fileOf = (path: string, content: string | Uint8Array): FuzzInput => [
  { path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content },
];

/** What does not hold; one of them fails the input. */
export function mustHold(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('\n'));
}
