import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';

interface Edition {
  id: string;
  sha256: string;
  parent: string | null;
  created: number;
}

/**
 * Puts the editions of a transcript (`from`) among those of another that has one of its texts (`into`): the imported text of
 * one becomes another name for the same text of the other, by an edition that changes nothing. So every place of either has
 * a way to every edition of both. The structure laid over `from` goes. Returns the edition that is the current one then, and the
 * two that have one text: that of `from`, that of `into`.
 */
export function joinEditions(
  db: WritableDb,
  rec: Recorder,
  from: Row,
  into: Row,
): { current: string; same: readonly [string, string] | null } {
  const of = (transcript: Row) =>
    db
      .prepare(
        'SELECT id, sha256, parent_id AS parent, created FROM editions WHERE transcript_id = ? ORDER BY number, id',
      )
      .all(transcript['id']) as Edition[];
  const [theirs, ours] = [of(from), of(into)];
  const pairs = theirs.flatMap((f) => ours.filter((e) => e.sha256 === f.sha256).map((e) => [f, e] as const));
  const pair = pairs.find(([f]) => f.parent === null) ?? pairs.find(([, e]) => e.parent === null);
  const [child, parent] = !pair ? [] : pair[0].parent === null ? pair : [pair[1], pair[0]];
  for (const { id } of theirs) {
    for (const [entity, table] of [
      ['block', 'blocks'],
      ['turn', 'turns'],
    ] as const)
      for (const row of db
        .prepare(`SELECT id FROM ${table} WHERE edition_id = ? AND deleted = 0`)
        .pluck()
        .all(id) as string[])
        rec.remove(entity, row);
    rec.update('edition', id, { transcript_id: into['id']! });
  }
  if (child && parent) rec.update('edition', child.id, { parent_id: parent.id, edits: '[]' });
  const [mine, other] = [into['edition_id'] as string, from['edition_id'] as string];
  return {
    current: currentOf(mine, other, [...ours, ...theirs], child?.id),
    same: pair ? [pair[0].id, pair[1].id] : null,
  };
}

/** Of two current editions one that was corrected goes before one that was not; of two corrected ones the later. */
function currentOf(
  mine: string,
  other: string,
  editions: readonly Edition[],
  joined: string | undefined,
): string {
  const shaOf = (id: string) => editions.find((edition) => edition.id === id)?.sha256;
  const joint = shaOf(joined ?? mine);
  if (other === joined || shaOf(other) === shaOf(mine)) return mine;
  if (mine === joined || shaOf(mine) === joint) return other;
  const rank = (id: string) => {
    const edition = editions.find((one) => one.id === id);
    return [edition?.created ?? 0, id] as const;
  };
  const [a, b] = [rank(mine), rank(other)];
  return a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]) ? mine : other;
}
