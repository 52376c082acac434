import { type TagRow, withDescendants } from './tag-rows.ts';

/** Where a tag goes, as `tags.move` takes it. */
export interface TagPlace {
  parent: string | null;
  /** The sibling that it then stands before; null: the last one. */
  before: string | null;
}

export type TagMove = 'up' | 'down' | 'nest' | 'lift';

/** What the codebook shows a tag under: nothing, where the tag above it is gone. */
const parentOf = ({ tag, depth }: TagRow): string | null => (depth === 0 ? null : tag.parent);

/** Where a step puts a tag: up or down among its siblings, under the one above, or out of its own one; null where it cannot. */
export function moveOf(rows: readonly TagRow[], row: TagRow, move: TagMove): TagPlace | null {
  const parent = parentOf(row);
  const rowOf = (id: string | null) => rows.find(({ tag }) => tag.id === id);
  const { previous, next } = row;
  if (move === 'up') return previous === null ? null : { parent, before: previous };
  if (move === 'down') return next === null ? null : { parent, before: rowOf(next)?.next ?? null };
  if (move === 'nest') return previous === null ? null : { parent: previous, before: null };
  const above = rowOf(parent);
  return above ? { parent: parentOf(above), before: above.next } : null;
}

/** Where a tag comes to stand that is dropped on, before or after another; null where it may not, or is already. */
export function placeOfDrop(
  rows: readonly TagRow[],
  dragged: string,
  target: { key: string; dropPosition: 'on' | 'before' | 'after' },
): TagPlace | null {
  const own = withDescendants(
    rows.map(({ tag }) => tag),
    dragged,
  );
  const row = rows.find(({ tag }) => tag.id === target.key);
  const moved = rows.find(({ tag }) => tag.id === dragged);
  if (!row || !moved || own.has(target.key)) return null;
  const place: TagPlace =
    target.dropPosition === 'on'
      ? { parent: target.key, before: null }
      : { parent: parentOf(row), before: target.dropPosition === 'before' ? target.key : row.next };
  // Before itself is before what comes after it.
  if (place.before === dragged) place.before = moved.next;
  const stays = place.parent === parentOf(moved) && place.before === moved.next;
  return stays ? null : place;
}
