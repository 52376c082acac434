import type { Tag } from '../../../core/model/codebook.ts';

/** A tag in the codebook's order, and where it stands. */
export interface TagRow<T extends Tag = Tag> {
  tag: T;
  /** 0 at the root. */
  depth: number;
  /** Names from the root, this one last, joined by “ › ”. */
  path: string;
  /** The siblings before and after it; null at the ends. */
  previous: string | null;
  next: string | null;
}

/** The tree of tags as a list: each tag before what stands under it, siblings in their order. */
export function tagRows<T extends Tag>(tags: readonly T[]): TagRow<T>[] {
  const known = new Set(tags.map(({ id }) => id));
  const children = new Map<string | null, T[]>();
  for (const tag of tags) {
    // Under a tag that is not there, it stands at the root.
    const parent = tag.parent !== null && known.has(tag.parent) ? tag.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), tag]);
  }
  const rows: TagRow<T>[] = [];
  const walk = (parent: string | null, depth: number, before: string): void => {
    const siblings = children.get(parent) ?? [];
    for (const [i, tag] of siblings.entries()) {
      const path = before === '' ? tag.name : `${before} › ${tag.name}`;
      rows.push({
        tag,
        depth,
        path,
        previous: siblings[i - 1]?.id ?? null,
        next: siblings[i + 1]?.id ?? null,
      });
      walk(tag.id, depth + 1, path);
    }
  };
  walk(null, 0, '');
  return rows;
}

/** A tag and all that stands under it, however deep. */
export function withDescendants(tags: readonly Pick<Tag, 'id' | 'parent'>[], id: string): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const tag of tags) if (tag.parent !== null && found.has(tag.parent)) found.add(tag.id);
  }
  return found;
}
