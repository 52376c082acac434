import { type Tag, tagPath } from '../../model/codebook.ts';

/** A tag in its place in the tree. */
export interface TreeTag {
  /** 0 for those at the root. */
  depth: number;
  /** Names from the root. */
  path: string;
}

/** Tags as a tree reads: parents before their children, by position. What is in a loop or under nothing comes last, at the root. */
export function tagsInOrder<T extends Pick<Tag, 'id' | 'name' | 'parent' | 'position'>>(
  tags: readonly T[],
): (TreeTag & { tag: T })[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const children = Map.groupBy(tags, (tag) => tag.parent);
  const seen = new Set<string>();
  const out: (TreeTag & { tag: T })[] = [];
  const walk = (tag: T, depth: number): void => {
    if (seen.has(tag.id)) return;
    seen.add(tag.id);
    out.push({ tag, depth, path: tagPath(byId, tag.id) });
    const own = (children.get(tag.id) ?? []).toSorted((a, b) => a.position - b.position);
    for (const child of own) walk(child, depth + 1);
  };
  const roots = (children.get(null) ?? []).toSorted((a, b) => a.position - b.position);
  for (const tag of [...roots, ...tags]) walk(tag, 0);
  return out;
}
