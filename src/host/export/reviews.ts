import type { ReviewFacts } from '../../core/formats/dataset/review.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { Gold } from '../../core/model/review.ts';
import { reviewState, type Word } from '../../core/review/state.ts';
import type { Chosen } from './chosen.ts';
import type { ReadableDb } from '../db/open.ts';
import type { TextOf } from '../editions/structure.ts';
import { DecisionsAcrossEditions } from '../review/across-editions.ts';
import { goldOf } from '../review/gold-rows.ts';
import type { Visibility } from '../visibility.ts';

interface StoredDecision extends Word {
  annotation: string;
  reviewer: string;
  reason: string;
  edition: string | null;
}

/** What is known of one transcript's annotations beside themselves: read once, asked for each row. */
export class TranscriptReviews {
  /** The gold that stands for something, in the order of the text; empty where blind mode hides it. */
  readonly gold: readonly Gold[];
  readonly #decisions: ReadonlyMap<string, StoredDecision[]>;
  readonly #goldOf = new Map<string, Gold>();
  readonly #passes: ReadonlyMap<string, string>;
  readonly #rounds: ReadonlyMap<string, string[]>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #pseudonyms: Pseudonyms;
  readonly #chosen: Chosen;
  readonly #plain = new Map<string, ReviewFacts>();
  readonly #across: DecisionsAcrossEditions;

  /** `edition`: that of the export. */
  constructor(
    db: ReadableDb,
    textOf: TextOf,
    seen: Visibility,
    { transcript, edition }: { transcript: string; edition: string },
    /** As the export names annotators. */
    names: ReadonlyMap<string, string>,
    pseudonyms: Pseudonyms,
    chosen: Chosen,
  ) {
    this.#chosen = chosen;
    this.#names = names;
    this.#pseudonyms = pseudonyms;
    this.#across = new DecisionsAcrossEditions(db, textOf);
    this.gold = seen.seesTranscript(transcript)
      ? goldOf(db, transcript, edition).filter((row) => row.tag !== null)
      : [];
    for (const row of this.gold) for (const id of row.sources) this.#goldOf.set(id, row);
    // Most projects have none, or few: a look at the table saves one at every annotation.
    const some = db.prepare('SELECT 1 FROM decisions LIMIT 1').get() !== undefined;
    const stored = db
      .prepare(
        `SELECT d.annotation_id AS annotation, d.reviewer_id AS reviewer, d.verdict, d.reason, d.proposal, d.basis, d.edition_id AS edition
         FROM annotations a JOIN decisions d ON d.annotation_id = a.id AND d.deleted = 0
         WHERE a.transcript_id = ? AND a.deleted = 0 AND ${seen.remark('d.reviewer_id')} ORDER BY d.decided, d.reviewer_id`,
      )
      .all(some ? transcript : null) as StoredDecision[];
    this.#decisions = Map.groupBy(stored, (decision) => decision.annotation);
    const passes = db
      .prepare('SELECT annotator_id AS id, state FROM passes WHERE transcript_id = ? AND deleted = 0')
      .all(transcript) as { id: string; state: string }[];
    this.#passes = new Map(passes.map(({ id, state }) => [id, state]));
    const rounds = db
      .prepare(
        `SELECT s.annotator_id AS id, r.name FROM assignments s JOIN rounds r ON r.id = s.round_id AND r.deleted = 0
         WHERE s.transcript_id = ? AND s.deleted = 0 ORDER BY r.created, r.id`,
      )
      .all(transcript) as { id: string; name: string }[];
    this.#rounds = new Map(
      [...Map.groupBy(rounds, (round) => round.id)].map(([id, own]) => [
        id,
        own.map((round) => pseudonyms.prose(round.name)),
      ]),
    );
  }

  /** What the decisions on an annotation come to. */
  stateOf(annotation: Annotation): string {
    const { basis, words } = this.#read(annotation);
    return reviewState(words, basis).state;
  }

  /** The same object for all annotations of an annotator that nobody decided on and no gold came of. */
  of(annotation: Annotation): ReviewFacts {
    if (!this.#decisions.has(annotation.id) && !this.#goldOf.has(annotation.id)) {
      const known = this.#plain.get(annotation.annotator) ?? this.#facts(annotation);
      this.#plain.set(annotation.annotator, known);
      return known;
    }
    return this.#facts(annotation);
  }

  #facts(annotation: Annotation): ReviewFacts {
    const { basis, words: decisions } = this.#read(annotation);
    const gold = this.#goldOf.get(annotation.id);
    return {
      state: reviewState(decisions, basis).state,
      // What they come to counts all of them; who says what, only those who are chosen.
      decisions: decisions
        .filter((one) => this.#chosen.annotator(one.reviewer))
        .map(({ reviewer, verdict, reason, proposal, basis: was }) => ({
          reviewer: this.#names.get(reviewer) ?? this.#pseudonyms.annotatorId(reviewer),
          verdict,
          reason: this.#pseudonyms.prose(reason),
          proposal: this.#pseudonyms.prose(proposal ?? ''),
          stale: was !== basis,
        })),
      withheld: decisions.filter((one) => !this.#chosen.annotator(one.reviewer)).length,
      gold: gold ? this.#provenance(gold) : null,
      pass: this.#passes.get(annotation.annotator) ?? 'open',
      rounds: this.#rounds.get(annotation.annotator) ?? [],
    };
  }

  #read(annotation: Annotation) {
    return this.#across.read(annotation, this.#decisions.get(annotation.id) ?? []);
  }

  /** A row of the gold set as an annotation that nobody made, with its provenance. */
  goldRow(gold: Gold): { annotation: Annotation; facts: ReviewFacts } {
    const { id, transcript, edition, span, tag, values, note, created } = gold;
    return {
      annotation: {
        id,
        transcript,
        edition,
        span,
        tag: tag!,
        annotator: '',
        values,
        // Words of somebody who is not chosen are in no export.
        note: this.#chosen.annotator(gold.decidedBy) ? note : '',
        created,
        modified: created,
      },
      facts: { state: '', decisions: [], withheld: 0, gold: this.#provenance(gold), pass: '', rounds: [] },
    };
  }

  #provenance({ rule, decidedBy, sources }: Gold): ReviewFacts['gold'] {
    const known = decidedBy !== null && this.#chosen.annotator(decidedBy);
    const by = known ? this.#names.get(decidedBy) : '';
    return { rule, decidedBy: by ?? this.#pseudonyms.annotatorId(decidedBy!), sources };
  }
}
