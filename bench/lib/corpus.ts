import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../../src/core/model/annotation.ts';
import { Host } from '../../src/host/host.ts';
import { AnyPlaces } from '../../src/host/places.ts';
import { Profile } from '../../src/host/profile.ts';
import { callService } from '../../src/host/rpc/serve.ts';
import { services } from '../../src/host/services/index.ts';
import type { Session } from '../../src/host/session.ts';
import { STARTER_TAGS } from '../../src/host/starter.ts';

const WORDS =
  'the of and to in a we that police cases year million public over new have with for on by people report measures four hundred percent safety 6 1,313 since nation'.split(
    ' ',
  );
export const BENCHER: Annotator = {
  id: '01890000-0000-7000-8000-0000000000be',
  name: 'Bench',
  kind: 'person',
};

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A press conference of about so many words: two speakers by turns, paragraphs of fifty words. */
export function makeText(words: number, seed = 1): string {
  const random = seeded(seed);
  const parts: string[] = ['A press conference about many things', ''];
  for (let done = 0, turn = 0; done < words; turn++) {
    parts.push(turn % 2 ? 'Anna Bell:' : 'Carl Dent:', '');
    for (let p = 0; p < 4 && done < words; p++, done += 50)
      parts.push(
        `${Array.from({ length: 50 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')}.`,
        '',
      );
  }
  return parts.join('\n');
}

/** Random spans on a text, about a third of which overlap another. UTF-16. */
export function makeSpans(length: number, count: number, seed = 2): [number, number][] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const start = Math.floor(random() * (length - 200));
    return [start, start + 5 + Math.floor(random() * Math.min(120, (length / count) * 0.4))] as [
      number,
      number,
    ];
  });
}

/** A project in a folder, with one transcript. */
export async function makeProject(
  folder: string,
  words: number,
): Promise<{ host: Host; session: Session; transcript: string; text: string }> {
  const host = new Host({
    places: new AnyPlaces(),
    profile: new Profile(join(folder, 'profile')),
    version: 'bench',
    sampleDir: '',
  });
  const session = host.session(() => {}, BENCHER);
  host.create(session, join(folder, 'bench.passage'), 'Bench');
  const text = makeText(words);
  const read = (await callService(services, session, 'import.readText', { text })) as { upload: string };
  const { id } = (await callService(services, session, 'import.commit', { upload: read.upload })) as {
    id: string;
  };
  return { host, session, transcript: id, text };
}

/** Puts annotations into a project in one go, without the log: only to have many. */
export function fill(session: Session, transcript: string, spans: readonly [number, number][]): void {
  const { db } = session.project;
  const edition = db
    .prepare('SELECT edition_id FROM transcripts WHERE id = ?')
    .pluck()
    .get(transcript) as string;
  const annotation = db.prepare('INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?, 0)');
  const span = db.prepare('INSERT INTO spans VALUES (?, ?, ?, ?, NULL, 0)');
  const tags = Object.values(STARTER_TAGS);
  db.transaction(() => {
    spans.forEach(([start, end], i) => {
      const id = uuidv7();
      annotation.run(
        id,
        transcript,
        tags[i % tags.length],
        BENCHER.id,
        '',
        1_700_000_000_000 + i,
        1_700_000_000_000 + i,
      );
      span.run(id, edition, start, end);
    });
  })();
}
