import type { Row } from '../../core/formats/dataset/cells.ts';
import type { PlacedTurn } from '../../core/formats/dataset/place.ts';
import type { RelationEnd } from '../../core/formats/dataset/relations.ts';
import type { RevisionFacts } from '../../core/formats/dataset/revisions.ts';
import { codebookRows } from '../../core/formats/dataset/rows.ts';
import { type Loss, Losses } from '../../core/formats/exchange/loss.ts';
import { DECISION_BY_OTHERS } from './chosen.ts';
import type { ExportSource } from './source.ts';
import type { TableName } from './tables.ts';
import { WideLosses } from './wide-losses.ts';

/** Called after every few hundred rows: lets others have the host, reports, and throws where the job was stopped. */
export type Breathe = (rows: number) => Promise<void>;
/** It is asked for the time after so many rows, and called where it is. */
const BREATH_ROWS = 250;
/** How long the host may be busy at a stretch, in milliseconds. */
const BREATH_TIME = 8;

/** Where the rows of the tables go. */
export type Sink = (table: TableName, row: Row) => void;

export interface Recorded {
  /** Annotations; of a wide table its rows. */
  rows: number;
  losses: Loss[];
}

/** Gives the rows of some tables, transcript by transcript, then what speaks of all of them. */
export async function writeRows(
  source: ExportSource,
  tables: readonly TableName[],
  sink: Sink,
  breathe: Breathe,
): Promise<Recorded> {
  const has = new Set<TableName>(tables);
  const [annotations, turns, transcripts] = [
    has.has('annotations'),
    has.has('turns'),
    has.has('transcripts'),
  ];
  const wideName = tables.find((name) => name.startsWith('tags_by_'));
  const lost = new WideLosses();
  const others = new Losses();
  const byTag = new Map<string, number>();
  const byRevision = new Map<string, Map<RevisionFacts, number>>();
  const ends = new Map<string, RelationEnd>();
  let rows = 0;
  let wideRows = 0;
  let breath = performance.now();
  for (const transcript of source.transcripts()) {
    const { places } = transcript;
    const byTurn = new Map<PlacedTurn | null, number>();
    const wide = wideName ? transcript.wide() : null;
    let own = 0;
    for (const row of transcript.annotations()) {
      const { annotation, review, revision } = row;
      own += 1;
      rows += 1;
      count(byTag, annotation.tag);
      others.add(DECISION_BY_OTHERS, annotation.id, review.withheld);
      if (wide) {
        wide.add(annotation);
        lost.add(row);
      }
      if (annotations || turns) {
        const touched = places.turnsOf(annotation.span);
        if (annotations)
          sink('annotations', transcript.rows.annotation(annotation, touched, review, revision));
        for (const turn of touched.length > 0 ? touched : OUTSIDE) count(byTurn, turn);
      }
      if (revision) {
        const known = byRevision.get(annotation.tag) ?? new Map<RevisionFacts, number>();
        byRevision.set(annotation.tag, known);
        count(known, revision);
      }
      if (source.relations.isEnd(annotation.id)) ends.set(annotation.id, transcript.rows.end(annotation));
      if (rows % BREATH_ROWS === 0 && performance.now() - breath > BREATH_TIME) {
        await breathe(rows);
        breath = performance.now();
      }
    }
    if (wide) {
      for (const row of wide.rows(source.annotatorsOn(transcript.facts.id))) {
        sink(wideName!, row);
        wideRows += 1;
      }
      lost.endTranscript(transcript.facts.title, wide.nowhere);
    }
    if (turns)
      for (const cells of transcript.rows.turns((turn) => byTurn.get(turn) ?? 0)) sink('turns', cells);
    if (transcripts) sink('transcripts', transcript.rows.transcript(own));
    await breathe(rows);
  }
  if (has.has('codebook'))
    for (const cells of codebookRows(
      source.tags,
      (tag) => source.revisions.now(tag),
      (tag) => byTag.get(tag) ?? 0,
    ))
      sink('codebook', [cells]);
  if (has.has('relations')) for (const cells of source.relations.rows(ends)) sink('relations', [cells]);
  if (has.has('revisions')) for (const cells of source.revisions.rows(byRevision)) sink('revisions', [cells]);
  const losses = wideName ? lost.list(source.relations.within(ends)) : source.relations.leftOut(ends);
  return { rows: wideName ? wideRows : rows, losses: [...losses, ...others.list()] };
}

const OUTSIDE = [null];
const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
