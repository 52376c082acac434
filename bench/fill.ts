import { join } from 'node:path';
import { openRaw } from '../src/host/db/raw.ts';
import { STARTER_TAGS } from '../src/host/starter.ts';
import { CODER, openDesk } from './desk.ts';
import { randoms, transcriptOf } from './text.ts';

const TAGS = Object.values(STARTER_TAGS);

interface Filling {
  transcripts: number;
  /** Annotations on each. */
  each: number;
  /** UTF-16 units of each text. */
  length?: number;
  /** Where the first annotation may begin. */
  from?: number;
}

/**
 * Makes a project of invented transcripts with annotations on them; returns the texts. The transcripts come in
 * through the host; the annotations are put into the tables as they would stand there, since a million single
 * commits would take longer than what is to be measured.
 */
export async function fillProject(
  folder: string,
  fileName: string,
  { transcripts, each, length = 50_000, from = 0 }: Filling,
): Promise<string[]> {
  const desk = openDesk(folder, fileName, true);
  const places: { transcript: string; edition: string; text: string }[] = [];
  for (let i = 0; i < transcripts; i++) {
    const text = transcriptOf(length, i + 1);
    const { upload } = await desk.call('import.readText', { text, fileName: `briefing-${i + 1}.txt` });
    const { id } = await desk.call('import.commit', { upload });
    const { edition } = (await desk.call('transcripts.get', { id })).transcript;
    places.push({ transcript: id, edition, text });
  }
  const value = (await desk.call('tags.list')).find((tag) => tag.id === STARTER_TAGS.statistic)!
    .attributes[0]!;
  desk.close();

  const db = openRaw(join(folder, fileName));
  db.pragma('synchronous = OFF');
  const annotation = db.prepare(
    `INSERT INTO annotations (id, transcript_id, tag_id, annotator_id, note, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const span = db.prepare(
    `INSERT INTO spans (annotation_id, edition_id, "start", "end") VALUES (?, ?, ?, ?)`,
  );
  const anchor = db.prepare(
    `INSERT INTO anchors (annotation_id, edition_id, "start", "end") VALUES (?, ?, ?, ?)`,
  );
  const attribute = db.prepare(
    `INSERT INTO annotation_values (annotation_id, attribute_id, value) VALUES (?, ?, ?)`,
  );
  const random = randoms(7);
  let n = 0;
  db.transaction(() => {
    for (const { transcript, edition, text } of places)
      for (let i = 0; i < each; i++, n++) {
        const id = `01890000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
        const tag = TAGS[n % TAGS.length]!;
        const start = wordStart(text, from + Math.floor(random() * (text.length - from - 400)));
        const end = wordStart(text, start + 20 + Math.floor(random() * 120)) - 1;
        const time = 1_700_000_000_000 + n;
        annotation.run(id, transcript, tag, CODER.id, n % 10 === 0 ? 'Look again, "twice".' : '', time, time);
        anchor.run(id, edition, start, end);
        span.run(id, edition, start, end);
        if (tag === STARTER_TAGS.statistic) attribute.run(id, value.id, String(n));
      }
  })();
  db.close();
  return places.map(({ text }) => text);
}

/** The next place (UTF-16) after a blank. */
function wordStart(text: string, from: number): number {
  const blank = text.indexOf(' ', from);
  return blank < 0 ? from : blank + 1;
}
