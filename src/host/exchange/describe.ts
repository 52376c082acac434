import type {
  Exchange,
  ExchangeFormat,
  ExchangeTag,
  FormatFile,
  Parsed,
} from '../../core/formats/exchange/model.ts';
import { tagPath } from '../../core/model/codebook.ts';
import type { ExchangeSource } from '../../contract/exchange-types.ts';
import type { ReadableDb } from '../db/open.ts';
import { tagsOf } from '../services/tags.ts';
import { cleanedLosses } from './cleaned.ts';
import { sha256 } from '../sha256.ts';

/** What a file holds, and where its import proposes to put it. Says nothing of what others annotated. */
export function describeExchange(
  db: ReadableDb,
  viewer: string | null,
  format: ExchangeFormat,
  files: readonly FormatFile[],
  { exchange, losses, fits }: Parsed,
): Omit<ExchangeSource, 'upload'> {
  const annotations = exchange.documents.flatMap((document) => document.annotations);
  const count = (passes: (annotation: (typeof annotations)[number]) => boolean) =>
    annotations.filter(passes).length;
  return {
    format: format.name,
    title: format.title,
    files: files.map(({ path }) => path),
    documents: exchange.documents.map(({ id, name, text, sha256: hash, annotations: own }) => ({
      id,
      name,
      length: text.length,
      annotations: own.length,
      same: sameTexts(db, hash || sha256(text)),
    })),
    annotators: annotatorsOf(db, viewer, exchange),
    tags: tagsInFile(db, exchange),
    counts: {
      annotations: count(({ suggested }) => !suggested),
      suggestions: count(({ suggested }) => suggested),
      relations: exchange.documents.reduce((sum, { relations }) => sum + relations.length, 0),
      decisions: annotations.reduce((sum, { decisions }) => sum + decisions.length, 0),
      comments: annotations.reduce((sum, { comments }) => sum + comments.length, 0),
      gold: count(({ gold }) => gold),
    },
    fits,
    losses: [...losses, ...cleanedLosses(exchange)],
  };
}

/** Transcripts whose current text has the hash. */
export const sameTexts = (db: ReadableDb, hash: string): { id: string; title: string }[] =>
  db
    .prepare(
      `SELECT t.id, t.title FROM editions e JOIN transcripts t ON t.edition_id = e.id
       WHERE e.sha256 = ? AND t.deleted = 0 ORDER BY t.position, t.id`,
    )
    .all(hash) as { id: string; title: string }[];

function annotatorsOf(
  db: ReadableDb,
  viewer: string | null,
  exchange: Exchange,
): ExchangeSource['annotators'] {
  const counts = new Map<string | null, number>();
  for (const { annotations } of exchange.documents)
    for (const { annotator } of annotations) counts.set(annotator, (counts.get(annotator) ?? 0) + 1);
  const known = db
    .prepare(
      `SELECT id FROM annotators WHERE lower(name) = lower(?) AND kind = ? AND deleted = 0 ORDER BY id = ? DESC, id`,
    )
    .pluck();
  const named = exchange.annotators
    .filter(({ id }) => counts.has(id) || speaks(exchange, id))
    .map(({ id, name, kind }) => ({
      id,
      name,
      kind,
      annotations: counts.get(id) ?? 0,
      proposed: (known.get(name, kind, viewer ?? '') as string | undefined) ?? null,
    }));
  const unnamed = counts.get(null);
  if (unnamed === undefined) return named;
  return [...named, { id: null, name: '', kind: 'person', annotations: unnamed, proposed: viewer }];
}

/** True where somebody decides, comments or links, without an annotation of their own. */
const speaks = ({ documents }: Exchange, id: string): boolean =>
  documents.some(
    ({ annotations, relations }) =>
      relations.some(({ annotator }) => annotator === id) ||
      annotations.some(
        ({ decisions, comments }) =>
          decisions.some(({ reviewer }) => reviewer === id) ||
          comments.some(({ annotator }) => annotator === id),
      ),
  );

function tagsInFile(db: ReadableDb, exchange: Exchange): ExchangeSource['tags'] {
  const counts = new Map<string, number>();
  for (const { annotations } of exchange.documents)
    for (const { tag } of annotations) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const byId = new Map(exchange.tags.map((tag) => [tag.id, tag]));
  const proposals = proposeTags(db, exchange.tags);
  const known = new Map(tagsOf({ db }).map((tag) => [tag.id, tag]));
  return exchange.tags.map((tag) => {
    const proposed = proposals.get(tag.id) ?? null;
    const there = proposed === null ? [] : known.get(proposed)!.attributes;
    return {
      id: tag.id,
      name: tag.name,
      path: tagPath(byId, tag.id),
      annotations: counts.get(tag.id) ?? 0,
      proposed,
      attributes:
        proposed === null
          ? []
          : tag.attributes
              .filter(({ name }) => !there.some((one) => sameName(one.name, name)))
              .map(({ name }) => name),
    };
  });
}

/**
 * The project's tag for each of a file's: the one with the same path of names, else the only one with the name. Of a file's
 * several tags of one name only those with a path of their own are proposed.
 */
export function proposeTags(db: ReadableDb, tags: readonly ExchangeTag[]): Map<string, string> {
  const ours = tagsOf({ db });
  const oursById = new Map(ours.map((tag) => [tag.id, tag]));
  const byPath = Map.groupBy(ours, (tag) => keyOf(tagPath(oursById, tag.id)));
  const byName = Map.groupBy(ours, (tag) => keyOf(tag.name));
  const theirsById = new Map(tags.map((tag) => [tag.id, tag]));
  const theirNames = Map.groupBy(tags, (tag) => keyOf(tag.name));
  const proposals = new Map<string, string>();
  for (const tag of tags) {
    const samePath = byPath.get(keyOf(tagPath(theirsById, tag.id)));
    const same =
      samePath ?? (theirNames.get(keyOf(tag.name))!.length === 1 ? byName.get(keyOf(tag.name)) : undefined);
    if (same?.length === 1) proposals.set(tag.id, same[0]!.id);
  }
  return proposals;
}

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

/** Whether people would take two names for one. */
export const sameName = (a: string, b: string): boolean => keyOf(a) === keyOf(b);
