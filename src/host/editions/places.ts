import type { Range, Span } from '../../core/model/span.ts';
import { PassageError } from '../../contract/errors.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Project } from '../project.ts';
import { checkedSpan, excerpt } from '../services/annotation-parts.ts';
import { NEWEST_FIRST, type StoredAnchor } from './standing.ts';
import { EditionTree } from './tree.ts';

/** Where an annotation stands in the current edition; null where corrections have left nothing of it. */
export function standing(
  { db }: Pick<Project, 'db'>,
  annotation: string,
): { span: Span; lost: number } | null {
  const row = db
    .prepare('SELECT "start", "end", parts, lost FROM spans WHERE annotation_id = ?')
    .get(annotation) as { start: number; end: number; parts: string | null; lost: number } | undefined;
  return row ? { span: spanOf(row), lost: row.lost } : null;
}

/** What an annotation was last put on: the edition and the span there. */
export function lastAnchor({ db }: Pick<Project, 'db'>, annotation: string): { edition: string; span: Span } {
  const row = db
    .prepare(
      `SELECT x.edition_id AS edition, x."start", x."end", x.parts FROM anchors x
       WHERE x.annotation_id = ? AND x.deleted = 0 ORDER BY ${NEWEST_FIRST} LIMIT 1`,
    )
    .get(annotation) as StoredAnchor;
  return { edition: row.edition, span: spanOf(row) };
}

/** The beginning of what an orphaned annotation was put on, for the sentences of the log. */
export function lastExcerpt(project: Project, annotation: string): string {
  const { edition, span } = lastAnchor(project, annotation);
  return excerpt(project.textOf(edition), span);
}

/**
 * A span that somebody gives, on the current edition (`edition`) of a transcript. One that counts in another edition, since
 * the text was corrected meanwhile, is moved along. Throws `invalid_input`, and `conflict` where its text is gone.
 */
export function spanOn(
  project: Project,
  transcript: string,
  edition: string,
  given: { span: readonly (readonly [number, number])[]; edition?: string | undefined },
): Span {
  const from = given.edition ?? edition;
  if (from === edition) return checkedSpan(project.textOf(edition), given.span as readonly Range[]);
  const tree = new EditionTree(project.db, transcript);
  if (!tree.way(from, edition))
    throw new PassageError('invalid_input', 'This edition is not one of the transcript. Choose another.', {
      edition: from,
    });
  const { span } = tree.map(checkedSpan(project.textOf(from), given.span as readonly Range[]), from, edition);
  if (span.length === 0)
    throw new PassageError(
      'conflict',
      'The text was corrected meanwhile, and what you selected is no longer in it. Select it anew.',
    );
  return span;
}
