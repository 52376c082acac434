import type { ProjectSummary } from '../../contract/safety-types.ts';
import { openForReading, type ReadableDb } from '../db/open.ts';
import { Visibility } from '../visibility.ts';

/** What a project file of any schema holds, as far as `viewer` may see it. */
export function summaryOf(db: ReadableDb, viewer: string | null): ProjectSummary {
  const seen = new Visibility(db, viewer);
  const name =
    (db.prepare('SELECT name FROM project ORDER BY id LIMIT 1').pluck().get() as string | undefined) ?? '';
  const transcripts = db
    .prepare('SELECT count(*) FROM transcripts WHERE deleted = 0')
    .pluck()
    .get() as number;
  const annotators = db
    .prepare(
      `SELECT p.name, count(a.id) AS annotations FROM annotators p
       LEFT JOIN (annotations a JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0)
         ON a.annotator_id = p.id AND a.deleted = 0 AND ${seen.annotation('a')}
       WHERE p.deleted = 0 GROUP BY p.id ORDER BY annotations DESC, p.name`,
    )
    .all() as ProjectSummary['annotators'];
  const annotations = annotators.reduce((sum, one) => sum + one.annotations, 0);
  return { name, transcripts, annotations, annotators, lastChange: lastChange(db, seen, viewer) };
}

/** In a blind project one's own last change: when a colleague worked is not told either. */
function lastChange(db: ReadableDb, seen: Visibility, viewer: string | null): number | null {
  const of = seen.everything ? '' : 'WHERE actor = ?';
  const statement = db.prepare(`SELECT nullif(max(at), 0) FROM actions ${of}`).pluck();
  return (of === '' ? statement.get() : statement.get(viewer ?? '')) as number | null;
}

/** The same of a file that nobody has open. Throws as opening does. */
export function summaryOfFile(path: string, viewer: string | null): ProjectSummary {
  const db = openForReading(path);
  try {
    return summaryOf(db, viewer);
  } finally {
    db.close();
  }
}
