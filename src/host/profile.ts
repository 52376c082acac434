import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Annotator } from '../core/model/annotation.ts';

const stored = z.object({
  id: z.uuid().optional(),
  name: z.string().optional(),
  recent: z.array(z.string()).default([]),
});

/** How many projects are remembered. */
const MOST_RECENT = 12;

/** What belongs to the person at this machine, not to a project: who they are, and what they opened lately. */
export class Profile {
  readonly #path: string;
  #data: z.infer<typeof stored>;

  constructor(folder: string) {
    this.#path = join(folder, 'profile.json');
    this.#data = read(this.#path);
  }

  /** Null until somebody gave their name. */
  get annotator(): Annotator | null {
    const { id, name } = this.#data;
    return id && name ? { id, name, kind: 'person' } : null;
  }

  /** The id stays, so that one person is one annotator in every project. */
  setName(name: string): Annotator {
    this.#data.id ??= uuidv7();
    this.#data.name = name.trim();
    this.#save();
    return this.annotator!;
  }

  get recent(): readonly string[] {
    return this.#data.recent;
  }

  remember(path: string): void {
    this.#data.recent = [path, ...this.#data.recent.filter((p) => p !== path)].slice(0, MOST_RECENT);
    this.#save();
  }

  #save(): void {
    mkdirSync(join(this.#path, '..'), { recursive: true });
    const temporary = `${this.#path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(this.#data, null, 2));
    renameSync(temporary, this.#path);
  }
}

function read(path: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Missing or damaged: a new one is made when there is something to keep.
    return { recent: [] };
  }
}

/** Where the profile is kept, by the customs of the system; `PASSAGE_PROFILE` overrides it. */
export function defaultProfileDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['PASSAGE_PROFILE']) return env['PASSAGE_PROFILE'];
  if (process.platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Passage');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Passage');
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'passage');
}
