import type { Tag } from '../model/codebook.ts';
import type { PlannedTag } from './plan.ts';

/**
 * Leaves tags where they are that would come to stand under themselves. Only those can that a file puts under a tag of the
 * project which it does not have: what is in the file stands as the file's own tree has it.
 */
export function refuseLoops(planned: readonly PlannedTag[], tags: readonly Tag[], findings: string[]): void {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const byTag = new Map(planned.flatMap((one) => (one.existing ? [[one.existing.id, one] as const] : [])));
  /** What stands above, as it will be: one of the file, or one of the project. */
  const above = (at: PlannedTag | Tag): PlannedTag | Tag | null => {
    if (!('file' in at)) return at.parent === null ? null : known(at.parent);
    if (!at.moves) return at.existing?.parent == null ? null : known(at.existing.parent);
    return at.parent ?? (at.home ? known(at.home.id) : null);
  };
  const known = (id: string): PlannedTag | Tag | null => byTag.get(id) ?? byId.get(id) ?? null;
  for (const one of planned) {
    if (!one.home || !one.moves || !one.existing) continue;
    const seen = new Set<PlannedTag | Tag>();
    for (let at = above(one); at && !seen.has(at); at = above(at)) {
      seen.add(at);
      if (at !== one) continue;
      findings.push(`“${one.file.name}” would stand under itself; it stays where it is.`);
      one.moves = false;
      one.home = null;
      break;
    }
  }
}
