/** The columns, in their order. A tag takes as many rows as it has attributes or examples; those after its first have no name. */
export const COLUMNS = [
  'tag',
  'parent',
  'colour',
  'key',
  'definition',
  'guidelines',
  'note',
  'attribute',
  'attribute_type',
  'attribute_choices',
  'example',
  'example_source',
  'tag_id',
  'parent_id',
  'attribute_id',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** What other tools and people call them. */
const ALSO: Record<string, ColumnName> = {
  code: 'tag',
  name: 'tag',
  label: 'tag',
  'parent code': 'parent',
  'parent tag': 'parent',
  under: 'parent',
  color: 'colour',
  shortcut: 'key',
  description: 'definition',
  guideline: 'guidelines',
  memo: 'note',
  comment: 'note',
  type: 'attribute_type',
  choices: 'attribute_choices',
  source: 'example_source',
  id: 'tag_id',
};

/** The column that a heading means; undefined for one that is not known. */
export function columnNamed(heading: string): ColumnName | undefined {
  const words = heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return COLUMNS.find((column) => column.replaceAll('_', ' ') === words) ?? ALSO[words];
}
