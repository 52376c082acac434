import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { DeskMemory } from './desk-memory.ts';
import type { Annotator } from '../core/model/annotation.ts';

const person = z.object({ id: z.uuid(), name: z.string().min(1) });
const stored = z.object({
  people: z.array(person).default([]),
  /** The id of who is at the desk. */
  current: z.uuid().nullable().default(null),
  recent: z.array(z.string()).default([]),
  /** Before there could be several people: the one. */
  id: z.uuid().optional(),
  name: z.string().optional(),
});
type Stored = Omit<z.infer<typeof stored>, 'id' | 'name'>;

/** How many projects are remembered. */
const MOST_RECENT = 12;

/** What belongs to this machine, not to a project: who works at it, who is at the desk, and what was opened lately. */
export class Profile {
  /** How the desk was left. */
  readonly desk: DeskMemory;
  readonly #path: string;
  #data: Stored;

  constructor(folder: string) {
    this.#path = join(folder, 'profile.json');
    this.desk = new DeskMemory(folder);
    this.#data = read(this.#path);
  }

  /** Who is at the desk; null until somebody gave their name. */
  get annotator(): Annotator | null {
    return this.people.find((known) => known.id === this.#data.current) ?? null;
  }

  /** Everybody who works at this machine, in the order they came. */
  get people(): Annotator[] {
    return this.#data.people.map(({ id, name }) => ({ id, name, kind: 'person' }));
  }

  /** Names who is at the desk. The id stays, so that one person is one annotator in every project. */
  setName(name: string): Annotator {
    const current = this.#data.people.find((known) => known.id === this.#data.current);
    if (!current) return this.add(name);
    current.name = name.trim();
    this.#save();
    return this.annotator!;
  }

  /** Adds a person, or renames the one with the id, and puts them at the desk. */
  add(name: string, id: string = uuidv7()): Annotator {
    const known = this.#data.people.find((other) => other.id === id);
    if (known) known.name = name.trim();
    else this.#data.people.push({ id, name: name.trim() });
    this.#data.current = id;
    this.#save();
    return this.annotator!;
  }

  /** Puts somebody else at the desk; null where nobody here has the id. */
  switchTo(id: string): Annotator | null {
    if (!this.#data.people.some((known) => known.id === id)) return null;
    this.#data.current = id;
    this.#save();
    return this.annotator;
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

function read(path: string): Stored {
  try {
    const { id, name, ...data } = stored.parse(JSON.parse(readFileSync(path, 'utf8')));
    return id && name && data.people.length === 0 ? { ...data, people: [{ id, name }], current: id } : data;
  } catch {
    // Missing or damaged: a new one is made when there is something to keep.
    return { people: [], current: null, recent: [] };
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
