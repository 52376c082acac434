import { type Loss, Losses } from '../../core/formats/exchange/loss.ts';
import type {
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeExtra,
  ExchangeTag,
} from '../../core/formats/exchange/model.ts';
import type { TextPlaces } from '../../core/formats/dataset/place.ts';
import type { LayoutBlock, LayoutSpeaker } from '../../core/model/layout.ts';
import { type Colour, PALETTE, type Tag } from '../../core/model/codebook.ts';
import type { ReadableDb } from '../db/open.ts';
import type { ExportedTranscript, ExportSource } from '../export/source.ts';
import { COMMENT_BY_OTHERS, DECISION_BY_OTHERS, UNCHOSEN_EXTRA } from '../export/chosen.ts';
import { SHOWN_RELATIONS } from '../relations/read.ts';
import { variablesOf } from '../services/variables.ts';
import type { Visibility } from '../visibility.ts';
import { type Remarks, remarksOf } from './remarks.ts';
import type { StoredExtra } from './stored-extra.ts';
import { openSuggestions } from './suggestions.ts';
import { withPseudonyms } from './with-pseudonyms.ts';

/** What of a project is asked for beside what {@link ExportSource} chooses. */
interface Wanted {
  /** Only extras of this format. */
  format: string;
  /** Open suggestions of machines, where the format has a place for them. */
  suggestions: boolean;
}

/** The project as an exchange, as far as it may be seen. Holds all texts at once. `tick` hears of each transcript. */
export function exchangeOf(
  db: ReadableDb,
  source: ExportSource,
  seen: Visibility,
  wanted: Wanted,
  tick: (done: number, total: number) => void,
): { exchange: Exchange; losses: Loss[] } {
  const total = source.transcriptIds().length;
  const names = attributeNames(source.tags);
  const documents: ExchangeDocument[] = [];
  const lost = new Losses();
  for (const transcript of source.transcripts()) {
    tick(documents.length, total);
    documents.push(documentOf(db, source, seen, { ...wanted, lost }, transcript, names));
  }
  addRelations(db, seen, source, documents);
  const ends = new Set(documents.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  const { exchange, losses } = withPseudonyms(
    {
      documents,
      tags: source.tags.map(tagOf),
      annotators: annotatorsOf(db, documents),
      extras: chosenExtras(source, extrasOf(db, wanted.format, null), lost, 'the whole collection'),
    },
    source.names,
  );
  return {
    exchange,
    losses: [...losses, ...lost.list(), ...source.relations.leftOut(ends)],
  };
}

/** What a format kept verbatim, as far as it is about what was chosen. */
function chosenExtras(
  { chosen }: ExportSource,
  extras: readonly ExchangeExtra[],
  lost: Losses,
  where: string,
): ExchangeExtra[] {
  return extras.filter((extra) => {
    if (chosen.annotator(extra.annotator) && !chosen.namesOthers(JSON.stringify(extra.data))) return true;
    lost.add(UNCHOSEN_EXTRA, where);
    return false;
  });
}

function documentOf(
  db: ReadableDb,
  source: ExportSource,
  seen: Visibility,
  wanted: Wanted & { lost: Losses },
  { facts, edition, places, annotations }: ExportedTranscript,
  names: ReadonlyMap<string, string>,
): ExchangeDocument {
  const remarks = remarksOf(db, seen, facts.id);
  const variables = new Map(variablesOf({ db }).map(({ id, name }) => [id, name]));
  const rows = [...annotations()].map(({ annotation, review }): ExchangeAnnotation => ({
    id: annotation.id,
    span: annotation.span,
    tag: annotation.tag,
    // A row of the gold set is nobody's.
    annotator: annotation.annotator || null,
    values: named(annotation.values, names),
    note: annotation.note,
    created: annotation.created,
    suggested: false,
    ...remarksOn(remarks, source, wanted.lost, annotation.id),
    gold: review.gold !== null,
  }));
  const suggestions = wanted.suggestions
    ? openSuggestions(db, seen, source, { transcript: facts.id, edition })
    : [];
  return {
    id: facts.id,
    name: facts.title,
    text: places.text,
    sha256: facts.sha256,
    file: '',
    metadata: {
      date: facts.date,
      source: facts.source,
      language: facts.language,
      note: facts.note,
      variables: named(facts.variables, variables),
    },
    structure: structureOf(places),
    annotations: [...rows, ...suggestions.map((one) => ({ ...one, values: named(one.values, names) }))],
    relations: [],
    // They may quote anybody's annotations.
    extras: seen.seesTranscript(facts.id)
      ? chosenExtras(source, extrasOf(db, wanted.format, facts.id), wanted.lost, facts.title)
      : [],
  };
}

/** What was said of an annotation by those who are chosen; what others said is counted. */
function remarksOn(remarks: Remarks, { chosen }: ExportSource, lost: Losses, id: string) {
  const [decisions, comments] = [remarks.decisions.get(id) ?? [], remarks.comments.get(id) ?? []];
  for (const { reviewer } of decisions) if (!chosen.annotator(reviewer)) lost.add(DECISION_BY_OTHERS, id);
  for (const { annotator } of comments) if (!chosen.annotator(annotator)) lost.add(COMMENT_BY_OTHERS, id);
  return {
    decisions: decisions.filter(({ reviewer }) => chosen.annotator(reviewer)),
    comments: comments.filter(({ annotator }) => chosen.annotator(annotator)),
  };
}

/** Blocks, turns and speakers as a layout has them; null where no speaker is known: detection would find the same blocks. */
function structureOf(places: TextPlaces): ExchangeDocument['structure'] {
  const { turns, blocks } = places;
  if (turns.length === 0) return null;
  const speakers: LayoutSpeaker[] = [];
  const indexOf = new Map<string, number>();
  const laid = turns.map(({ speaker, time }) => {
    if (!speaker) return { speaker: null, time };
    const known = indexOf.get(speaker.id) ?? speakers.length;
    if (!indexOf.has(speaker.id)) {
      indexOf.set(speaker.id, known);
      const { name, kind, role, affiliation } = speaker;
      speakers.push({ label: name, name, kind, role, affiliation });
    }
    return { speaker: known, time };
  });
  const numbers = new Map(turns.map(({ id }, i) => [id, i]));
  return {
    blocks: blocks.map(({ kind, start, end, turn }): LayoutBlock => ({
      kind,
      start,
      end,
      turn: turn === null ? null : (numbers.get(turn) ?? null),
    })),
    turns: laid,
    speakers,
  };
}

function addRelations(
  db: ReadableDb,
  seen: Visibility,
  { chosen }: ExportSource,
  documents: readonly ExchangeDocument[],
): void {
  const home = new Map(
    documents.flatMap((document) => document.annotations.map(({ id }) => [id, document] as const)),
  );
  const rows = db
    .prepare(
      `SELECT r.id, y.name AS type, r.from_id AS "from", r.to_id AS "to", r.annotator_id AS annotator, r.note
       FROM relation_types y JOIN (SELECT r.* ${SHOWN_RELATIONS(seen)}) r ON r.type_id = y.id ORDER BY r.created, r.id`,
    )
    .all() as ExchangeDocument['relations'];
  for (const relation of rows)
    if (chosen.annotator(relation.annotator) && home.has(relation.to))
      home.get(relation.from)?.relations.push(relation);
}

function annotatorsOf(db: ReadableDb, documents: readonly ExchangeDocument[]): Exchange['annotators'] {
  const used = new Set<string | null>();
  for (const { annotations, relations, extras } of documents) {
    for (const { annotator } of [...relations, ...extras]) used.add(annotator);
    for (const { annotator, decisions, comments } of annotations) {
      used.add(annotator);
      for (const { reviewer } of decisions) used.add(reviewer);
      for (const comment of comments) used.add(comment.annotator);
    }
  }
  const all = db.prepare('SELECT id, name, kind FROM annotators ORDER BY id').all() as Exchange['annotators'];
  return all.filter(({ id }) => used.has(id));
}

function extrasOf(db: ReadableDb, format: string, transcript: string | null): ExchangeExtra[] {
  const rows = db
    .prepare(
      'SELECT data FROM extras WHERE format = ? AND transcript_id IS ? AND deleted = 0 ORDER BY created, id',
    )
    .pluck()
    .all(format, transcript) as string[];
  return rows.map((data) => ({ format, ...(JSON.parse(data) as StoredExtra) }));
}

const tagOf = ({ colour, attributes, ...tag }: Tag): ExchangeTag => ({
  id: tag.id,
  name: tag.name,
  colour: PALETTE[colour as Colour] ?? null,
  definition: tag.definition,
  guidelines: tag.guidelines,
  examples: tag.examples,
  note: tag.note,
  key: tag.key,
  parent: tag.parent,
  attributes: attributes.map(({ name, type, choices }) => ({ name, type, choices })),
});

const attributeNames = (tags: readonly Tag[]): Map<string, string> =>
  new Map(tags.flatMap(({ attributes }) => attributes.map(({ id, name }) => [id, name] as const)));

/** Values by name for values by id. */
const named = (values: Readonly<Record<string, string>>, names: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (names.has(id) ? [[names.get(id)!, value]] : [])),
  );
