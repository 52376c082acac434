import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotator } from '../core/model/annotation.ts';
import { splitsPair } from '../core/model/span.ts';
import type { Input, Output, ProcedureName } from '../contract/contract.ts';
import { Host } from './host.ts';
import { AnyPlaces } from './places.ts';
import { Profile } from './profile.ts';
import { callService } from './rpc/serve.ts';
import { services } from './services/index.ts';
import type { Session } from './session.ts';

/** For tests: a host on a folder of its own, and calls through validation, as any client makes them. */
export interface Desk {
  folder: string;
  host: Host;
  session: Session;
  path: string;
  call<N extends ProcedureName>(name: N, input?: Input<N>): Promise<Output<N>>;
  /** Closes and opens the project, as a restart does. */
  reopen(): void;
  dispose(): void;
}

export const ANNA: Annotator = { id: '01890000-0000-7000-8000-0000000000a1', name: 'Anna', kind: 'person' };
export const BEN: Annotator = { id: '01890000-0000-7000-8000-0000000000b2', name: 'Ben', kind: 'person' };

/** A new project in a folder that {@link Desk.dispose} removes. */
export function openDesk(actor: Annotator = ANNA): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'passage-'));
  const path = join(folder, 'project.passage');
  const make = () =>
    new Host({
      places: new AnyPlaces(),
      profile: new Profile(join(folder, 'profile')),
      version: 'test',
      sampleDir: join(import.meta.dirname, '../../resources/sample'),
    });
  const desk: Desk = {
    folder,
    path,
    host: make(),
    session: undefined as never,
    call: (name, input) => callService(services, desk.session, name, input) as never,
    reopen() {
      desk.host.close();
      desk.host = make();
      desk.session = desk.host.session(() => {}, actor);
      desk.host.enter(desk.session, path);
    },
    dispose() {
      desk.host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  desk.session = desk.host.session(() => {}, actor);
  desk.host.create(desk.session, path, 'Test');
  return desk;
}

/** Another person in the same project, with a session of their own, and what it was told. */
export interface Colleague {
  session: Session;
  events: { name: string; payload: unknown }[];
  call<N extends ProcedureName>(name: N, input?: Input<N>): Promise<Output<N>>;
}

export function colleague(desk: Desk, actor: Annotator): Colleague {
  const events: Colleague['events'] = [];
  const session = desk.host.session((name, payload) => void events.push({ name, payload }), actor);
  desk.host.enter(session, desk.path);
  return { session, events, call: (name, input) => callService(services, session, name, input) as never };
}

/** Imports a text as it is; returns the transcript's id. */
export async function importText(desk: Desk, text: string, fileName = 'text.txt'): Promise<string> {
  const { upload } = await desk.call('import.readText', { text, fileName });
  return (await desk.call('import.commit', { upload })).id;
}

/** Every live row of the project, to compare states; ids and times included. */
export function stateOf(desk: Desk): Record<string, unknown[]> {
  const { db } = desk.session.project;
  const tables = [
    'project',
    'tags',
    'attributes',
    'transcripts',
    'variables',
    'variable_values',
    'speakers',
    'turns',
    'blocks',
    'annotations',
    'anchors',
    'spans',
    'annotation_values',
    'passes',
    'rounds',
    'assignments',
    'decisions',
    'comments',
    'gold',
    'relation_types',
    'relations',
    'suggestions',
    'suggestion_decisions',
    'extras',
    'editions',
  ];
  return Object.fromEntries(
    tables.map((t) => [t, db.prepare(`SELECT * FROM ${t} WHERE deleted = 0 ORDER BY 1, 2`).all()]),
  );
}

/** A small correction of a text that numbers choose: something is taken out, put in or replaced in one or two places. */
export function someEdits(text: string, a: number, b: number): [number, number, string][] {
  const whole = (at: number) => (splitsPair(text, at) ? at - 1 : at);
  const start = whole(a % text.length);
  const end = whole(Math.min(text.length, start + (b % 3 === 0 ? 0 : b % 17)));
  const put = ['', 'x', 'New 🙂. ', '\n\nMore.\n\n', 'seen '][a % 5]!;
  const first: [number, number, string] = [start, end, start === end && put === '' ? 'y' : put];
  const then = whole(Math.min(text.length, end + 5 + (b % 9)));
  return b % 2 === 0 && then > end + 1 ? [first, [then, then, 'z']] : [first];
}
