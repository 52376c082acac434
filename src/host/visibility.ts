import type { Annotation } from '../core/model/annotation.ts';
import { PassageError } from '../contract/errors.ts';
import type { Changed, CheckFinding } from '../contract/types.ts';
import { ENTITY_NAMES } from './db/entities.ts';
import { hiddenRow } from './db/hidden-row.ts';
import type { ReadableDb } from './db/open.ts';

const quoted = (id: string): string => `'${id.replaceAll("'", "''")}'`;

/**
 * What one person may see: the one place that decides it. In a blind project, who has not finished a transcript sees
 * nothing of anybody else on it: no annotation, decision, comment or gold, no count of them, and no entry of the log about them.
 * Every query asks here, by conditions that SQLite evaluates once a query. It is made anew for each call: it holds for
 * as long as nothing changes.
 */
export class Visibility {
  /** True where blind mode is off: nothing is hidden, and every condition is empty. */
  readonly everything: boolean;
  readonly #db: ReadableDb;
  readonly #viewer: string;

  /** `viewer`: an annotator's id; null sees nobody's work in a blind project. */
  constructor(db: ReadableDb, viewer: string | null) {
    this.#db = db;
    this.#viewer = viewer ?? '';
    const blind = db.prepare('SELECT blind FROM project ORDER BY id LIMIT 1').pluck().get() as
      | number
      | undefined;
    this.everything = blind !== 1;
  }

  /** SQL: the transcript of a column is one on which everything may be seen. */
  transcript(column: string): string {
    if (this.everything) return 'TRUE';
    return `${column} IN (SELECT transcript_id FROM passes
      WHERE annotator_id = ${quoted(this.#viewer)} AND state = 'done' AND deleted = 0)`;
  }

  /** SQL: an annotation may be seen. `alias`: of the table `annotations` in the query. */
  annotation(alias = 'a'): string {
    if (this.everything) return 'TRUE';
    return `(${alias}.annotator_id = ${quoted(this.#viewer)} OR ${this.transcript(`${alias}.transcript_id`)})`;
  }

  /** SQL: what `author` said about an annotation may be seen. `author`: a column; `alias`: of `annotations`. */
  remark(author: string, alias = 'a'): string {
    if (this.everything) return 'TRUE';
    const viewer = quoted(this.#viewer);
    return `((${alias}.annotator_id = ${viewer} AND ${author} = ${viewer}) OR ${this.transcript(`${alias}.transcript_id`)})`;
  }

  /** SQL: what `author` did on a transcript, apart from annotations, may be seen. Both are columns. */
  work(author: string, transcript: string): string {
    if (this.everything) return 'TRUE';
    return `(${author} = ${quoted(this.#viewer)} OR ${this.transcript(transcript)})`;
  }

  /** SQL: a relation may be seen: what its author said of both its ends. Aliases of `relations`, and of its ends in `annotations`. */
  relation(alias = 'r', from = 'f', to = 't'): string {
    if (this.everything) return 'TRUE';
    const author = `${alias}.annotator_id`;
    return `(${this.remark(author, from)} AND ${this.remark(author, to)})`;
  }

  /** SQL: the row that a change of the log speaks of is hidden. `entity` and `id` are columns. */
  hiddenRow(entity: string, id: string): string {
    return this.everything ? 'FALSE' : hiddenRow(this, entity, id);
  }

  isViewer(annotator: string): boolean {
    return annotator === this.#viewer;
  }

  seesTranscript(id: string): boolean {
    if (this.everything) return true;
    return (
      this.#db
        .prepare(`SELECT ${this.transcript('?')}`)
        .pluck()
        .get(id) === 1
    );
  }

  seesAnnotation(id: string): boolean {
    if (this.everything) return true;
    return (
      this.#db.prepare(`SELECT ${this.annotation()} FROM annotations a WHERE a.id = ?`).pluck().get(id) === 1
    );
  }

  /** Throws `hidden` unless everything on a transcript may be seen: for what compares or merges annotators. */
  needTranscript(id: string): void {
    if (!this.seesTranscript(id))
      throw new PassageError(
        'hidden',
        'This project is blind: others’ work on this transcript is hidden until your own pass is done.',
        { transcript: id },
      );
  }

  /** The annotations of one transcript that may be seen. */
  ofTranscript(transcript: string, annotations: Annotation[]): Annotation[] {
    if (this.seesTranscript(transcript)) return annotations;
    return annotations.filter((annotation) => annotation.annotator === this.#viewer);
  }

  /** For an export: {@link annotation} as a condition on the alias `a`. */
  restriction(): { sql: string; values: Record<string, string | number> } {
    return { sql: this.annotation('a'), values: {} };
  }

  /** What an export has to say about transcripts on which it may not show everything; the same whether there is more or not. */
  leftOut(transcripts: readonly string[]): string[] {
    const count = transcripts.filter((id) => !this.seesTranscript(id)).length;
    if (count === 0) return [];
    return [
      `Blind mode: of ${count} transcript${count === 1 ? '' : 's'} only your own annotations are exported, since your pass is not done.`,
    ];
  }

  /** What of a commit may be told; null where it is all hidden. */
  changed<C extends Omit<Changed, 'history'>>(changed: C): C | null {
    if (this.#seesOtherwise(changed.touched)) {
      const touched = Object.fromEntries(ENTITY_NAMES.map((name) => [name, []]));
      return { ...changed, all: true, touched, annotations: [], removed: [] };
    }
    if (this.everything) return changed;
    const touched = Object.fromEntries(
      Object.entries(changed.touched)
        .map(
          ([entity, ids]) => [entity, ids.length === 0 ? ids : this.#shown(entity, ids), ids.length] as const,
        )
        .filter(([, shown, before]) => shown.length > 0 || before === 0)
        .map(([entity, shown]) => [entity, shown]),
    );
    if (Object.keys(touched).length === 0) return null;
    const shown = new Set(
      this.#shown('annotation', [
        ...changed.annotations.map((annotation) => annotation.id),
        ...changed.removed,
      ]),
    );
    return {
      ...changed,
      touched,
      annotations: changed.annotations.filter(({ id }) => shown.has(id)),
      removed: changed.removed.filter((id) => shown.has(id)),
    };
  }

  /** Findings of a check; those on hidden rows stay, without the id. */
  findings(findings: CheckFinding[]): CheckFinding[] {
    if (this.everything) return findings;
    return findings.map((finding) => {
      const { entity, id, ...rest } = finding;
      if (!entity || !id || this.#shown(entity, [id]).length > 0) return finding;
      return { ...rest, entity };
    });
  }

  /** After a change of the settings or of one's own passes other things are seen than before. */
  #seesOtherwise(touched: Changed['touched']): boolean {
    if (touched['project']) return true;
    return !this.everything && (touched['pass'] ?? []).some((id) => id.endsWith(`/${this.#viewer}`));
  }

  #shown(entity: string, ids: readonly string[]): string[] {
    return this.#db
      .prepare(
        `SELECT value FROM (SELECT @entity AS entity, value FROM json_each(@ids)) c
         WHERE NOT ${this.hiddenRow('c.entity', 'c.value')}`,
      )
      .pluck()
      .all({ entity, ids: JSON.stringify(ids) }) as string[];
  }
}
