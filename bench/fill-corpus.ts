import { join } from 'node:path';
import { openRaw } from '../src/host/db/raw.ts';
import { STARTER_TAGS } from '../src/host/starter.ts';
import { type CorpusSize, placesOf, textOf } from './corpus.ts';
import { CODER, openDesk } from './desk.ts';

export interface Filled {
  text: string;
  /** How many annotations were written. */
  annotations: number;
}

/** The tags that a corpus is annotated with; their keys are 1 and following. */
const TAGS = Object.values(STARTER_TAGS);

/**
 * Makes a project with one transcript. Its annotations are put into the tables as they would stand there, since a hundred
 * thousand single commits would take longer than what is to be measured. `from` (UTF-16): what stands before stays free.
 */
export async function fillCorpus(
  folder: string,
  fileName: string,
  { words, annotations }: CorpusSize,
  from = 0,
): Promise<Filled> {
  const made = textOf(words);
  const desk = openDesk(folder, fileName, true);
  const { upload } = await desk.call('import.readText', { text: made.text, fileName: 'briefing.txt' });
  const { id: transcript } = await desk.call('import.commit', { upload });
  const { edition } = (await desk.call('transcripts.list')).find(({ id }) => id === transcript)!;
  desk.close();
  const db = openRaw(join(folder, fileName));
  db.pragma('synchronous = OFF');
  const annotation = db.prepare(
    `INSERT INTO annotations (id, transcript_id, tag_id, annotator_id, note, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const span = db.prepare(
    `INSERT INTO spans (annotation_id, edition_id, "start", "end") VALUES (?, ?, ?, ?)`,
  );
  let written = 0;
  db.transaction(() => {
    for (const [n, { start, end, tag }] of placesOf(made, annotations).entries()) {
      if (start < from) continue;
      const id = `01890000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`;
      const time = 1_700_000_000_000 + n;
      annotation.run(id, transcript, TAGS[tag % TAGS.length]!, CODER.id, '', time, time);
      span.run(id, edition, start, end);
      written++;
    }
  })();
  db.close();
  return { text: made.text, annotations: written };
}
