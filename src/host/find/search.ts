import { findHits, type Finder, finderOf } from '../../core/find/find.ts';
import { kwicOf } from '../../core/find/kwic.ts';
import { packRanges } from '../../core/find/packed.ts';
import { SearchText } from '../../core/find/search-text.ts';
import type { Range } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ReadableDb } from '../db/open.ts';
import { pseudonymsOf } from '../export/pseudonyms.ts';
import type { Visibility } from '../visibility.ts';
import { annotatedRanges, Covering, Touched } from './annotated.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { KeptTexts, Material } from './kept-texts.ts';
import type { ProjectRequest, TranscriptRequest } from './request.ts';
import type { Sink } from './sink.ts';
import { lineOf, textHits } from './text-hits.ts';

/** What a search reads from. */
export interface SearchSource {
  db: ReadableDb;
  seen: Visibility;
  kept: KeptTexts;
}

interface Place {
  id: string;
  edition: string;
  language: string;
  length: number;
}

/** A search and how far it is, in UTF-16 units of text. */
type Progress = (done: number, total: number, transcript: string | null) => void;

/** Searches a project, and gives what is found line by line. Throws as `finderOf` and the sink do. */
export function searchProject(
  source: SearchSource,
  request: ProjectRequest,
  sink: Sink,
  progress: Progress,
): void {
  const finder = finderOf(request.query);
  const { db, seen } = source;
  const clock = lastClock(db);
  const wanted = request.transcripts && new Set(request.transcripts);
  const places = transcriptsOf(db).filter(({ id }) => !wanted || wanted.has(id));
  const total = places.reduce((sum, { length }) => sum + length, 0);
  const materialOf = (place: Place): Material => source.kept.material(db, clock, place);
  let done = 0;
  if (request.in.includes('text') || request.in.includes('quotes'))
    for (const place of places) {
      progress(done, total, place.id);
      const material = materialOf(place);
      if (request.in.includes('text')) searchText(source, material, finder, request, sink);
      if (request.in.includes('quotes')) searchQuotes(source, material, finder, request, sink);
      source.kept.trim();
      done += place.length;
    }
  progress(total, total, null);
  const names = pseudonymsOf(db, request.pseudonyms);
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const where of request.in)
    for (const field of fieldsOf(db, seen, where)) {
      sink.tick();
      if (!belongs(field, request, byId, materialOf)) continue;
      const { entity, id, transcript } = field;
      for (const [start, end] of findHits(new SearchText(field.text, ''), finder, [[0, field.text.length]])) {
        const { text, range } = isCoded(field)
          ? { text: field.text, range: [start, end] as const }
          : names.passage(field.text, [start, end]);
        sink.add({
          in: where,
          of: { entity, id },
          field: field.field,
          transcript,
          edition: null,
          speaker: null,
          start,
          end,
          ...kwicOf(text, range, [0, text.length], request.reach),
        });
      }
    }
}

/** What pseudonyms leave alone: what was coded, and what is quoted. */
const isCoded = ({ field }: Field): boolean => field === 'name' || field === 'example';

/** Searches one transcript. Throws `not_found`. */
export function searchTranscript(
  { db, kept }: SearchSource,
  request: TranscriptRequest,
  tick: () => void,
): { edition: string; places: Uint8Array; hits: number; more: boolean } {
  const finder = finderOf(request.query);
  const place = transcriptsOf(db).find(({ id }) => id === request.transcript);
  if (!place)
    throw new PassageError(
      'not_found',
      'This transcript is not in the project, or no longer: somebody may have deleted it.',
      {
        id: request.transcript,
      },
    );
  const material = kept.material(db, lastClock(db), place);
  const found: Range[] = [];
  let more = false;
  for (const { range } of textHits(material, finder, request, tick)) {
    if (found.length === request.most) {
      more = true;
      break;
    }
    found.push(range);
  }
  kept.trim();
  return { edition: place.edition, places: packRanges(found), hits: found.length, more };
}

function searchText(
  { db, seen }: SearchSource,
  material: Material,
  finder: Finder,
  request: ProjectRequest,
  sink: Sink,
): void {
  const { transcript, edition } = material;
  const touched =
    request.tagged === 'any'
      ? null
      : new Touched(annotatedRanges(db, seen, transcript, edition, request.tag));
  const speakers = request.speakers && new Set(request.speakers);
  const what = { in: 'text', of: { entity: 'transcript', id: transcript }, field: 'text' } as const;
  for (const hit of textHits(material, finder, { ...request, speakers }, () => sink.tick()))
    if (!touched || touched.has(hit.range) === (request.tagged === 'yes'))
      sink.add(lineOf(material, hit, request.reach, what));
}

/** The hits that lie in quotes, once for each of them: in any block, since somebody has tagged it. */
function searchQuotes(
  { db, seen }: SearchSource,
  material: Material,
  finder: Finder,
  request: ProjectRequest,
  sink: Sink,
): void {
  const annotated = annotatedRanges(db, seen, material.transcript, material.edition, request.tag);
  if (annotated.length === 0) return;
  const covering = new Covering(annotated);
  const speakers = request.speakers && new Set(request.speakers);
  const all = { labels: true, furniture: true, speakers };
  for (const hit of textHits(material, finder, all, () => sink.tick()))
    for (const id of covering.of(hit.range))
      sink.add(
        lineOf(material, hit, request.reach, {
          in: 'quotes',
          of: { entity: 'annotation', id },
          field: 'quote',
        }),
      );
}

/** Whether a field belongs to what is searched: to the chosen transcripts, and to what the chosen speakers say. */
function belongs(
  { transcript, start }: Field,
  request: ProjectRequest,
  places: ReadonlyMap<string, Place>,
  materialOf: (place: Place) => Material,
): boolean {
  if (transcript === null) return !request.transcripts && !request.speakers;
  const place = places.get(transcript);
  if (!place) return false;
  if (!request.speakers) return true;
  if (start === null) return false;
  const { blocks, speakers } = materialOf(place);
  const turn = blockAt(blocks, start)?.turn ?? null;
  return turn !== null && request.speakers.includes(speakers.get(turn) ?? '');
}

/** The block that an offset (UTF-16) stands in, or the next one. */
function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low];
}

const transcriptsOf = (db: ReadableDb): Place[] =>
  db
    .prepare(
      `SELECT t.id, t.edition_id AS edition, t.language, e.length FROM transcripts t
       JOIN editions e ON e.id = t.edition_id WHERE t.deleted = 0 ORDER BY t.position, t.id`,
    )
    .all() as Place[];

/** Changes with every action of the log. */
const lastClock = (db: ReadableDb): string =>
  (db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null) ?? '';
