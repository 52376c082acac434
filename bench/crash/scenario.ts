import type { Client } from '../../src/contract/client.ts';
import type { Project } from '../../src/host/project.ts';

/** What one kill came to. */
export interface Outcome {
  /** Changes that the host had answered. */
  acknowledged: number;
  /** Of these, those that are not there after reopening, in words. */
  lost: string[];
  /** Changes, acknowledged or not, of which a part is there, or files that are not whole under their names. */
  half: string[];
  /** Where the kill fell: "before", "during" or "after" the work, by what was found. */
  fell: string;
}

/** One kind of work that is killed again and again, each time in a project of its own or on one that goes on. */
export interface Scenario {
  name: string;
  /** Milliseconds of work after which it is killed, at most. */
  longest: number;
  /** The project that the host opens first. */
  project: string;
  /** Work until the host is gone. Never rejects because of that. */
  work(client: Client): Promise<void>;
  /** After the kill: looks at the files before anybody opens them. */
  before?(): void;
  /** After the kill, with the project opened again. */
  verify(project: Project, outcome: Outcome): void | Promise<void>;
  /** True where each kill wants a project of its own: it is begun anew after every one. */
  fresh?: boolean;
  /** Called where the project holds so much that looking at it takes long: the next kills go on with a new one. */
  renew?(): void;
}

export const nothing = (): Outcome => ({ acknowledged: 0, lost: [], half: [], fell: 'during' });
