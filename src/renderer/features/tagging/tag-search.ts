import type { Tag } from '../../../core/model/codebook.ts';
import type { TagRow } from '../codebook/tag-rows.ts';

/** Letters without accents and case: what people type for a name, and what they mean. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The tag whose key this is; a letter in the other case counts where it is nobody's own key. */
export function tagForKey<T extends Pick<Tag, 'key'>>(tags: readonly T[], key: string): T | undefined {
  if (key === '') return undefined;
  return (
    tags.find((tag) => tag.key === key) ??
    tags.find((tag) => tag.key !== '' && tag.key.toLocaleLowerCase() === key.toLocaleLowerCase())
  );
}

/** Whether a key press types a letter or a digit, rather than moves or commands. */
export function typesLetter(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>,
): boolean {
  return (
    !event.isComposing &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    /^[\p{L}\p{N}]$/u.test(event.key)
  );
}

/**
 * The tags that the typed letters may mean, best first: names that begin with them, then names with a word that does,
 * then paths, then names that have them anywhere. Within each, the codebook's order.
 */
export function findTags<R extends Pick<TagRow, 'path'> & { tag: Pick<Tag, 'name'> }>(
  rows: readonly R[],
  typed: string,
): R[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return [...rows];
  const rank = ({ tag, path }: R): number => {
    const name = folded(tag.name);
    if (name.startsWith(wanted)) return 0;
    if (words(name).some((word) => word.startsWith(wanted))) return 1;
    if (words(folded(path)).some((word) => word.startsWith(wanted))) return 2;
    return folded(path).includes(wanted) ? 3 : 4;
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}

const words = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u);
