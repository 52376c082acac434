import type { CodebookTag } from '../codebook/model.ts';

/** A tag with what its row says of its place. */
export interface RowTag {
  tag: CodebookTag;
  /** The name of the tag above, or its path. */
  parent: string;
  parentId: string | undefined;
  /** As the row has it. */
  id: string;
  /** From 1, the headings being the first. */
  row: number;
}

/** Makes a tree of rows: under a tag by its id, its path (“A › B”, also with “>” or “/”), or its name. */
export function place(rows: readonly RowTag[], findings: string[]): CodebookTag[] {
  const above = new Map<RowTag, RowTag>();
  for (const row of rows) {
    if (row.parent.trim() === '' && row.parentId === undefined) continue;
    const found = findParent(rows, row, above);
    if (found) above.set(row, found);
    // It may be one of the project.
    else row.tag.under = { name: row.parent.trim(), ...(row.parentId !== undefined && { id: row.parentId }) };
  }
  const roots: CodebookTag[] = [];
  for (const row of rows) {
    if (isLoop(row, above)) {
      findings.push(`Row ${row.row}: “${row.tag.name}” stands under itself; it stands at the root.`);
      above.delete(row);
    }
    (above.get(row)?.tag.tags ?? roots).push(row.tag);
  }
  return roots;
}

function findParent(
  rows: readonly RowTag[],
  row: RowTag,
  above: ReadonlyMap<RowTag, RowTag>,
): RowTag | undefined {
  const byId = row.parentId && rows.find((other) => other !== row && other.tag.id === row.parentId);
  if (byId) return byId;
  const wanted = row.parent.trim().toLowerCase();
  if (wanted === '') return undefined;
  const paths = pathsOf(wanted);
  const others = rows.filter((other) => other !== row);
  return (
    others.find((other) => paths.has(pathOf(other, above).toLowerCase())) ??
    others.find((other) => other.tag.name.trim().toLowerCase() === wanted)
  );
}

/** The paths that a text may mean: “A › B”, “A > B”, “A/B”. */
export const pathsOf = (text: string): ReadonlySet<string> =>
  new Set([text, ...[/\s*[>›]\s*/, /\s*\/\s*/].map((by) => text.split(by).join(' › '))]);

function pathOf(row: RowTag, above: ReadonlyMap<RowTag, RowTag>): string {
  const names: string[] = [];
  const seen = new Set<RowTag>();
  for (let at: RowTag | undefined = row; at && !seen.has(at); at = above.get(at)) {
    seen.add(at);
    names.unshift(at.tag.name);
  }
  return names.join(' › ');
}

function isLoop(row: RowTag, above: ReadonlyMap<RowTag, RowTag>): boolean {
  const seen = new Set<RowTag>();
  for (let at = above.get(row); at && !seen.has(at); at = above.get(at)) {
    if (at === row) return true;
    seen.add(at);
  }
  return false;
}
