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
    if (!found)
      findings.push(
        `Row ${row.row}: there is no tag “${row.parent.trim()}” for “${row.tag.name}” to stand under; it stands at the root.`,
      );
    else above.set(row, found);
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
  const paths = new Set([wanted, ...[/\s*[>›]\s*/, /\s*\/\s*/].map((by) => wanted.split(by).join(' › '))]);
  const others = rows.filter((other) => other !== row);
  return (
    others.find((other) => paths.has(pathOf(other, above).toLowerCase())) ??
    others.find((other) => other.tag.name.trim().toLowerCase() === wanted)
  );
}

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
