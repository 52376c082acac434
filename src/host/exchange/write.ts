import { v7 as uuidv7 } from 'uuid';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { EXCHANGE_FORMATS } from '../../core/formats/exchange/formats.ts';
import { type Loss, Losses } from '../../core/formats/exchange/loss.ts';
import type { ExchangeExtra, Parsed } from '../../core/formats/exchange/model.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ImportedExchange } from '../../contract/exchange-types.ts';
import { Clock } from '../db/clock.ts';
import { Log } from '../db/log.ts';
import { Recorder } from '../db/recorder.ts';
import { settleAfter } from '../editions/settle.ts';
import { openForWriting, type WritableDb } from '../db/open.ts';
import { prepareEntities } from '../db/statements.ts';
import { TagRevisions } from '../db/tag-revisions.ts';
import { cleanedLosses } from './cleaned.ts';
import type { WriteJob } from './job.ts';
import { knownTexts } from './known-texts.ts';
import type { ImportParts } from './import-parts.ts';
import { AnnotationWriter } from './write-annotations.ts';
import { DocumentWriter } from './write-document.ts';
import { writeExtra } from './write-extras.ts';
import { PeopleWriter } from './write-people.ts';
import { RelationWriter } from './write-relations.ts';
import { TagWriter } from './write-tags.ts';

type Tick = (done: number, total: number) => void;

/** Imports annotated documents: all of it in one transaction, one action. Throws what the file is refused with. */
export async function importExchange(job: WriteJob, tick: Tick): Promise<ImportedExchange> {
  const db = openForWriting(job.path, { journal: 'keep' });
  try {
    const parsed = await parse(db, job);
    return db.transaction(() => write(db, job, parsed, tick)).immediate();
  } finally {
    db.close();
  }
}

async function parse(db: WritableDb, { group }: WriteJob): Promise<Parsed> {
  const format = EXCHANGE_FORMATS.find(({ name }) => name === group.format)!;
  try {
    return await format.parse!(group.files, { ...knownTexts(db), ...(group.rows && { rows: group.rows }) });
  } catch (error) {
    if (error instanceof FormatError)
      throw new PassageError('unreadable_source', error.message, { reason: error.code }, { cause: error });
    throw error;
  }
}

function write(db: WritableDb, job: WriteJob, parsed: Parsed, tick: Tick): ImportedExchange {
  const { exchange } = parsed;
  const losses = new Losses();
  losses.addAll(parsed.losses);
  losses.addAll(cleanedLosses(exchange));
  const revisions = new TagRevisions(db);
  const last = db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null;
  const clock = new Clock(last ?? '');
  const rec = new Recorder(prepareEntities(db), clock.tick(), (tag) => revisions.keep(tag));
  const parts: ImportParts = { db, rec, losses, job, now: Date.now() };
  const people = new PeopleWriter(parts, exchange);
  const tags = new TagWriter(parts, exchange);
  const documents = new DocumentWriter(parts);
  const annotations = new AnnotationWriter(parts, people, tags);
  const relations = new RelationWriter(parts, people, annotations);
  const total = exchange.documents.reduce((sum, document) => sum + document.annotations.length, 0);
  const transcripts: string[] = [];
  const extras: { transcript: string; extra: ExchangeExtra; annotator: string | null }[] = [];
  for (const document of exchange.documents) {
    const place = documents.place(document);
    if (!place) continue;
    transcripts.push(place.transcript);
    annotations.write(place, document, () => tick(annotations.done, total));
    // A file that names nobody is whosever its annotations are; one of several annotators is nobody's alone.
    const isOnes = document.annotations.every(({ annotator }) => annotator === null);
    for (const extra of document.extras)
      extras.push({
        transcript: place.transcript,
        extra,
        annotator: extra.annotator !== null || isOnes ? people.of(extra.annotator) : null,
      });
  }
  for (const document of exchange.documents) relations.write(document);
  const ids = new Map([...annotations.ids, ...relations.ids]);
  for (const { transcript, extra, annotator } of extras) writeExtra(parts, transcript, extra, ids, annotator);
  if (transcripts.length > 0)
    for (const extra of exchange.extras) writeExtra(parts, null, extra, tags.ids, null);
  const done = {
    transcripts,
    made: documents.made,
    annotations: annotations.annotations,
    suggestions: annotations.suggestions,
    relations: relations.written,
    gold: annotations.gold,
    already: annotations.already,
    losses: losses.list(),
  };
  return { action: append(db, job, rec, clock, done), ...done };
}

/** Writes the action; null where nothing was to be done. */
function append(
  db: WritableDb,
  { actor, group }: WriteJob,
  rec: Recorder,
  clock: Clock,
  done: Omit<ImportedExchange, 'action'>,
): string | null {
  const changes = rec.changes();
  const packs = rec.packs();
  if (changes.length === 0 && packs.length === 0) return null;
  const title = EXCHANGE_FORMATS.find(({ name }) => name === group.format)!.title;
  const id = uuidv7();
  new Log(db).append(
    {
      id,
      clock: clock.tick(),
      actor: actor.id,
      at: Date.now(),
      kind: 'do',
      target: null,
      name: 'import.exchange',
      summary: summaryOf(group.label, title, done),
    },
    changes,
    { packs },
  );
  settleAfter(db, changes);
  return id;
}

function summaryOf(label: string, title: string, done: Omit<ImportedExchange, 'action'>): string {
  const { annotations, suggestions, made, transcripts, losses } = done;
  const what = [
    counted(annotations, 'annotation'),
    ...(suggestions > 0 ? [counted(suggestions, 'suggestion')] : []),
  ].join(' and ');
  const where = `${counted(transcripts.length, 'transcript')}${made > 0 ? ` (${made} new)` : ''}`;
  return `Import ${what} on ${where} from “${label}” (${title})${lossWords(losses)}`;
}

/** The losses in a line of the history. */
const lossWords = (losses: readonly Loss[]): string =>
  losses.length === 0
    ? ''
    : `. Not imported as it was: ${losses.map(({ count, sentence }) => `${count} × ${sentence}`).join(' ')}`;

/** “1 annotation”, “2 annotations”. */
export const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
