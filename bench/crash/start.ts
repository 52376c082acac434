import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRaw } from '../../src/host/db/raw.ts';
import { Host } from '../../src/host/host.ts';
import { AnyPlaces } from '../../src/host/places.ts';
import { Profile } from '../../src/host/profile.ts';
import { callService } from '../../src/host/rpc/serve.ts';
import { services } from '../../src/host/services/index.ts';
import { sha256 } from '../../src/host/sha256.ts';
import { STARTER_TAGS } from '../../src/host/starter.ts';
import type { PurgeStart } from './purges.ts';
import type { Input, Output, ProcedureName } from '../../src/contract/contract.ts';

const ANNA = { id: '01890000-0000-7000-8000-0000000000a1', name: 'Anna', kind: 'person' } as const;
const FIXTURES = join(import.meta.dirname, '../../src/host/db/fixtures');

/** What the scenarios begin with: a project with one text, a copy of it with many annotations, an old one with a large source. */
export interface Start {
  empty: { path: string; transcript: string; edition: string };
  full: { path: string; annotations: number };
  old: { path: string; annotations: number };
  purge: PurgeStart;
}

export async function makeStart(folder: string): Promise<Start> {
  const host = new Host({
    places: new AnyPlaces(),
    profile: new Profile(join(folder, 'start')),
    version: '',
    sampleDir: '',
  });
  const session = host.session(() => {}, ANNA);
  const call = <N extends ProcedureName>(name: N, input?: Input<N>) =>
    callService(services, session, name, input) as Promise<Output<N>>;
  const path = join(folder, 'empty.passage');
  host.create(session, path, 'Crash');
  const text = 'Anna Bell:\n\nAbout 12 hotels and 4,600 cases were seen.\n\n'.repeat(1_500);
  const { upload } = await call('import.readText', { text, fileName: 'talk.txt' });
  const { id: transcript } = await call('import.commit', { upload });
  const edition = (await call('transcripts.list'))[0]!.edition;
  host.leave(session);
  const full = join(folder, 'full.passage');
  copyFileSync(path, full);
  host.enter(session, full);
  const annotations = 3_000;
  const ranges = Array.from({ length: annotations }, (_, i): [number, number] => [i * 5, i * 5 + 4]);
  await call('annotations.createMany', {
    tag: STARTER_TAGS.claim,
    places: [{ transcript, edition, ranges }],
  });
  host.leave(session);
  const purge = await makePurge();
  host.close();
  return {
    empty: { path, transcript, edition },
    full: { path: full, annotations },
    old: makeOld(folder),
    purge,
  };

  /** A project with a text that stays, one that is to go, and two backups: small, so that many kills fall into each step. */
  async function makePurge(): Promise<PurgeStart> {
    const from = join(folder, 'purge.passage');
    copyFileSync(path, from);
    host.enter(session, from);
    const word = 'Zyqxabar';
    const title = `${word} hearing`;
    const secret = await call('import.readText', {
      text: `${word} said this.\n\n`.repeat(300),
      fileName: `${word}.txt`,
    });
    const { id } = await call('import.commit', { upload: secret.upload });
    await call('transcripts.update', { id, title });
    const [kept, gone] = [200, 60];
    await call('annotations.createMany', {
      tag: STARTER_TAGS.claim,
      places: [{ transcript, edition, ranges: ranges.slice(0, kept) }],
    });
    for (let i = 0; i < gone; i++)
      await call('annotations.create', {
        transcript: id,
        span: [[i * 5, i * 5 + 4]],
        tag: STARTER_TAGS.claim,
        note: `${word} ${i}`,
      });
    await call('backups.make');
    await call('annotations.update', {
      id: (await call('annotations.list', { transcript: id }))[0]!.id,
      note: `${word}`,
    });
    await call('backups.make');
    host.leave(session);
    return { path: from, transcript: id, title, word, gone, kept };
  }
}

/** The project of schema 1 with a source of some megabytes, so that there is time to kill its backup. */
function makeOld(folder: string): Start['old'] {
  const path = join(folder, 'old.passage');
  copyFileSync(join(FIXTURES, 'schema-1.passage'), path);
  const db = openRaw(path);
  const bytes = randomBytes(6 * 1024 * 1024);
  db.prepare('INSERT INTO sources (sha256, bytes) VALUES (?, ?)').run(sha256(bytes), bytes);
  const annotations = db.prepare('SELECT count(*) FROM annotations').pluck().get() as number;
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { path, annotations };
}
