/** Conditions on rows that queries have at hand; see `Visibility`. */
interface Conditions {
  transcript(column: string): string;
  annotation(alias?: string): string;
  remark(author: string, alias?: string): string;
  work(author: string, transcript: string): string;
}

/** UUIDs are 36 characters, and keys of two columns join them by a slash. */
const first = (id: string) => `substr(${id}, 1, 36)`;
const second = (id: string) => `substr(${id}, 38)`;

/**
 * SQL that is true where the row of the log with this entity and id is somebody's work that may not be seen. Deleted rows
 * stay in their tables, so that this holds for what is gone, too.
 */
export function hiddenRow(seen: Conditions, entity: string, id: string): string {
  const own = (from: string, where: string, shown: string) =>
    `EXISTS (SELECT 1 FROM ${from} WHERE ${where} AND NOT ${shown})`;
  return `(CASE ${entity}
    WHEN 'annotation' THEN ${own('annotations a', `a.id = ${id}`, seen.annotation())}
    WHEN 'span' THEN ${own('annotations a', `a.id = ${first(id)}`, seen.annotation())}
    WHEN 'annotation_value' THEN ${own('annotations a', `a.id = ${first(id)}`, seen.annotation())}
    WHEN 'decision' THEN ${own('annotations a', `a.id = ${first(id)}`, seen.remark(second(id)))}
    WHEN 'comment' THEN ${own(
      'comments m JOIN annotations a ON a.id = m.annotation_id',
      `m.id = ${id}`,
      seen.remark('m.annotator_id'),
    )}
    WHEN 'relation' THEN ${own(
      'relations r JOIN annotations a ON a.id IN (r.from_id, r.to_id)',
      `r.id = ${id}`,
      seen.remark('r.annotator_id'),
    )}
    WHEN 'suggestion_decision' THEN ${own(
      'suggestions g',
      `g.id = ${first(id)}`,
      seen.work(second(id), 'g.transcript_id'),
    )}
    WHEN 'gold' THEN ${own('gold g', `g.id = ${id}`, seen.transcript('g.transcript_id'))}
    WHEN 'extra' THEN ${own('extras x', `x.id = ${id} AND x.transcript_id IS NOT NULL`, seen.transcript('x.transcript_id'))}
    ELSE FALSE END)`;
}
