import type { Tag } from '../model/codebook.ts';
import type { PlannedTag } from './plan.ts';

/** Takes back what would give two tags one name at one place, or one key, and says so. */
export function refuseClashes(
  planned: readonly PlannedTag[],
  tags: readonly Tag[],
  findings: string[],
): void {
  const byTag = new Map(planned.flatMap((one) => (one.existing ? [[one.existing.id, one] as const] : [])));
  for (const one of planned) {
    const key = one.fields.key;
    if (!key) continue;
    const owner = tags.find(
      (tag) => tag !== one.existing && (byTag.get(tag.id)?.fields.key ?? tag.key) === key,
    );
    if (!owner) continue;
    findings.push(`“${owner.name}” has the key “${key}” already; “${one.file.name}” does not get it.`);
    delete one.fields.key;
  }
  const placeOf = (one: PlannedTag): string | null =>
    !one.moves
      ? (one.existing?.parent ?? null)
      : one.parent
        ? // Under a tag that is still to be made nothing stands yet.
          (one.parent.existing?.id ?? one.file.name)
        : (one.home?.id ?? null);
  for (const one of planned) {
    if (!one.existing || (one.fields.name === undefined && !one.moves)) continue;
    const name = one.fields.name ?? one.existing.name;
    const clash = tags.find((tag) => {
      if (tag === one.existing) return false;
      const other = byTag.get(tag.id);
      return (
        (other?.fields.name ?? tag.name) === name && (other ? placeOf(other) : tag.parent) === placeOf(one)
      );
    });
    if (!clash) continue;
    findings.push(`There is another tag “${name}” at this place; “${one.existing.name}” stays as it is.`);
    delete one.fields.name;
    if (!one.deleted) one.moves = false;
  }
}
