import type { Tag } from '../../../core/model/codebook.ts';

/** Tags in the order of the codebook, parents before their children, with their depth. Loops and orphans come last. */
export function tagTree<T extends Pick<Tag, 'id' | 'parent' | 'position' | 'name'>>(
  tags: readonly T[],
): { tag: T; depth: number }[] {
  const children = Map.groupBy(tags, (tag) => tag.parent);
  const out: { tag: T; depth: number }[] = [];
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number): void => {
    for (const tag of (children.get(parent) ?? []).toSorted((a, b) => a.position - b.position)) {
      if (seen.has(tag.id)) continue;
      seen.add(tag.id);
      out.push({ tag, depth });
      walk(tag.id, depth + 1);
    }
  };
  walk(null, 0);
  for (const tag of tags) if (!seen.has(tag.id)) out.push({ tag, depth: 0 });
  return out;
}
