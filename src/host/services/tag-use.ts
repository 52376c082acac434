import { PassageError } from '../../contract/errors.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

/**
 * What a tag is given to: annotations and gold. Throws `conflict` where some of it is hidden from who asks: nobody deletes
 * what they may not see. `what`: what is to be done with it.
 */
export function useOf(
  project: Project,
  seen: Visibility,
  tag: string,
  name: string,
  what = 'Delete',
): { annotations: string[]; gold: string[] } {
  const rows = project.db
    .prepare(
      `SELECT 'annotations' AS kind, a.id, ${seen.annotation()} AS shown FROM annotations a WHERE a.tag_id = @tag AND a.deleted = 0
       UNION ALL
       SELECT 'gold', g.id, ${seen.transcript('g.transcript_id')} FROM gold g WHERE g.tag_id = @tag AND g.deleted = 0`,
    )
    .all({ tag }) as { kind: 'annotations' | 'gold'; id: string; shown: 0 | 1 }[];
  if (rows.some((row) => row.shown === 0))
    throw new PassageError(
      'conflict',
      `“${name}” is used in work that is hidden until your own passes are done. ${what} it then.`,
    );
  const ids = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.id);
  return { annotations: ids('annotations'), gold: ids('gold') };
}
