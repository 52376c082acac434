import type { FindIn, FoundLine } from '../../../contract/find-types.ts';

/** What the list shows: lines, and before those of one place its name. */
export type FindRow =
  | { kind: 'group'; key: string; in: FindIn; transcript: string | null; first: number; count: number }
  | { kind: 'line'; key: string; line: FoundLine; index: number };

/** Lines with a head before those of each transcript (and of each kind of place). */
export function rowsOf(lines: readonly FoundLine[]): FindRow[] {
  const rows: FindRow[] = [];
  let group: (FindRow & { kind: 'group' }) | null = null;
  lines.forEach((line, index) => {
    if (!group || group.in !== line.in || group.transcript !== line.transcript) {
      group = {
        kind: 'group',
        key: `group ${line.in} ${line.transcript} ${index}`,
        in: line.in,
        transcript: line.transcript,
        first: index,
        count: 0,
      };
      rows.push(group);
    }
    group.count++;
    rows.push({ kind: 'line', key: String(index), line, index });
  });
  return rows;
}

/** Right-to-left text, by its first letter that has a direction. */
export function isRightToLeft(text: string): boolean {
  const letter =
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.exec(
      text,
    )?.[0];
  return (
    letter !== undefined &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter)
  );
}
