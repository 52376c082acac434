import type { CodebookTag } from '../formats/codebook/model.ts';
import { pathsOf } from '../formats/codebook-csv/place.ts';
import { type Tag, tagPath } from '../model/codebook.ts';
import type { Known, PlannedTag } from './plan.ts';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * Finds for each tag of a file the one of the project: by id, else by name at its place, or where the file knows no places by
 * a name that only one tag has.
 */
export function matchTags(
  roots: readonly CodebookTag[],
  placed: boolean,
  { tags, deletedTags }: Pick<Known, 'tags' | 'deletedTags'>,
  findings: string[],
): PlannedTag[] {
  const out: PlannedTag[] = [];
  const taken = new Map<string, PlannedTag>();
  const ids = new Set<string>();
  const byName = (file: CodebookTag, parent: PlannedTag | null, home: Tag | null): Tag | undefined => {
    if (!placed) {
      const found = tags.filter((tag) => same(tag.name, file.name));
      return found.length === 1 ? found[0] : undefined;
    }
    if (parent && !parent.existing) return undefined;
    const under = parent?.existing?.id ?? home?.id ?? null;
    return tags.find((tag) => tag.parent === under && same(tag.name, file.name));
  };
  const walk = (list: readonly CodebookTag[], parent: PlannedTag | null): void => {
    const fresh: PlannedTag[] = [];
    for (const file of list) {
      const byId = file.id === undefined ? undefined : tags.find((tag) => tag.id === file.id);
      const gone = byId || file.id === undefined ? undefined : deletedTags.find((tag) => tag.id === file.id);
      const home = parent ? null : homeOf(file, tags, findings);
      const existing = byId ?? gone ?? byName(file, parent, home);
      const twin =
        (existing && taken.get(existing.id)) ??
        fresh.find(
          (one) => !existing && !one.existing && one.home === home && same(one.file.name, file.name),
        );
      const twice =
        twin ??
        (file.id !== undefined && ids.has(file.id) ? out.find((one) => one.file.id === file.id) : undefined);
      if (twice) {
        findings.push(`“${file.name}” is in the file twice at one place; the second is left out.`);
        walk(file.tags, twice);
        continue;
      }
      const planned: PlannedTag = {
        file,
        existing,
        deleted: gone !== undefined,
        parent,
        home,
        fields: {},
        moves: false,
        attributes: [],
      };
      if (existing) taken.set(existing.id, planned);
      if (file.id !== undefined) ids.add(file.id);
      fresh.push(planned);
      out.push(planned);
      walk(file.tags, planned);
    }
  };
  walk(roots, null);
  return out;
}

/** The tag of the project that a tag of the file stands under, where the file has it not. */
function homeOf({ name, under }: CodebookTag, tags: readonly Tag[], findings: string[]): Tag | null {
  if (!under) return null;
  const paths = pathsOf(under.name.toLowerCase());
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const home =
    byId.get(under.id ?? '') ??
    tags.find((tag) => paths.has(tagPath(byId, tag.id).toLowerCase())) ??
    tags.find((tag) => same(tag.name, under.name));
  if (!home)
    findings.push(`There is no tag “${under.name}” for “${name}” to stand under; it stands at the root.`);
  return home ?? null;
}
