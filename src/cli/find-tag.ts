import { type Tag, tagPath } from '../core/model/codebook.ts';
import { PassageError } from '../contract/errors.ts';

/** The tag of a name, a path or an id: exactly; else without regard to case, where that is only one. Throws `not_found`, `conflict`. */
export function findTag(tags: readonly Tag[], wanted: string): Tag {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const bears = (fold: (s: string) => string) =>
    tags.filter((tag) =>
      [tag.name, tagPath(byId, tag.id), tag.id].some((name) => fold(name) === fold(wanted)),
    );
  const exact = bears((s) => s);
  const matches = exact.length > 0 ? exact : bears((s) => s.toLowerCase());
  if (matches.length === 1) return matches[0]!;
  const list = (matches.length > 1 ? matches : tags).map((tag) => `  ${tagPath(byId, tag.id)}`).join('\n');
  throw matches.length > 1
    ? new PassageError('conflict', `“${wanted}” names ${matches.length} tags; use a path:\n${list}`)
    : new PassageError('not_found', `There is no tag “${wanted}”. There are:\n${list}`);
}
