import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../core/model/annotation.ts';
import type { Input, Output, ProcedureName } from '../contract/contract.ts';
import { PassageError } from '../contract/errors.ts';
import type { TranscriptSummary } from '../contract/types.ts';
import { Host } from '../host/host.ts';
import { AnyPlaces } from '../host/places.ts';
import { defaultProfileDir, Profile } from '../host/profile.ts';
import { callService } from '../host/rpc/serve.ts';
import { services } from '../host/services/index.ts';
import type { Session } from '../host/session.ts';

const ROOT = join(import.meta.dirname, '../..');
export const SAMPLE_DIR = join(ROOT, 'resources', 'sample');
export const PAGE_DIR = join(ROOT, 'out', 'renderer');

/** The version in `package.json`. */
export const version = (): string =>
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/** A host for one command, and calls to its services, validated as any client's. */
export interface Desk {
  session: Session;
  call<N extends ProcedureName>(name: N, input?: Input<N>): Promise<Output<N>>;
}

/** Runs work on a host of its own and closes it after. The person of the profile acts, or the system's user. */
export async function withHost<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const profile = new Profile(defaultProfileDir());
  const host = new Host({ places: new AnyPlaces(), profile, version: version(), sampleDir: SAMPLE_DIR });
  const session = host.session(
    () => {},
    profile.annotator ?? { id: uuidv7(), name: userOfSystem(), kind: 'person' },
  );
  const call = <N extends ProcedureName>(name: N, input?: Input<N>) =>
    callService(services, session, name, input) as Promise<Output<N>>;
  try {
    return await work({ session, call });
  } finally {
    host.close();
  }
}

/** As {@link withHost}, with a project open. */
export function withProject<T>(file: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  return withHost(async (desk) => {
    desk.session.host.enter(desk.session, file);
    if (!desk.session.host.profile.annotator) await actAs(desk, userOfSystem());
    return work(desk);
  });
}

/** Acts as the annotator of a name: one of the project where there is one, else a new person. */
export async function actAs(desk: Desk, name: string): Promise<void> {
  const people = desk.session.project.db
    .prepare(`SELECT id, name, kind FROM annotators WHERE deleted = 0 AND kind = 'person' AND name = ?`)
    .all(name) as Annotator[];
  if (people.length > 1)
    throw new PassageError(
      'conflict',
      `There are ${people.length} annotators named “${name}”. Rename one in the app.`,
    );
  const own = desk.session.host.profile.annotator;
  desk.session.actAs(people[0] ?? (own?.name === name ? own : { id: uuidv7(), name, kind: 'person' }));
}

/** The transcript of an id, or of a file's name with or without its ending. Throws `not_found`, `conflict`. */
export async function findTranscript(desk: Desk, wanted: string): Promise<TranscriptSummary> {
  const all = await desk.call('transcripts.list');
  const stem = (name: string) => basename(name).replace(/\.[^.]*$/, '');
  const matches = all.filter((t) => t.id === wanted || t.fileName === wanted || stem(t.fileName) === wanted);
  if (matches.length === 1) return matches[0]!;
  const list = (matches.length > 1 ? matches : all).map((t) => `  ${t.id}  ${t.fileName}`).join('\n');
  if (matches.length > 1)
    throw new PassageError(
      'conflict',
      `“${wanted}” names ${matches.length} transcripts; use an id:\n${list}`,
    );
  throw new PassageError(
    'not_found',
    `There is no transcript “${wanted}”.${list ? ` There are:\n${list}` : ''}`,
  );
}

/** The ids of things named by name or id. Throws `not_found` where a name is nobody's, or several ones'. */
export function idsOf(
  all: readonly { id: string; name: string }[],
  names: readonly string[],
  word: string,
): string[] {
  return names.map((name) => {
    const found = all.filter((one) => one.name === name || one.id === name);
    if (found.length === 1) return found[0]!.id;
    throw new PassageError(
      'not_found',
      `There is ${found.length === 0 ? 'no' : 'more than one'} ${word} “${name}”.`,
    );
  });
}

/** Without a profile, the system's user is who acts. */
function userOfSystem(): string {
  const { USER, USERNAME } = process.env;
  if (USER || USERNAME) return (USER || USERNAME)!;
  try {
    return userInfo().username;
  } catch {
    // A user id without an account, as in some containers.
    return 'Unnamed';
  }
}
