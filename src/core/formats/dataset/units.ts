import { type Column, column } from './column.ts';

/** What the offsets of a dataset can count. */
export const DATASET_UNITS = ['code-point', 'utf-16', 'utf-8'] as const;
export type DatasetUnit = (typeof DATASET_UNITS)[number];

/** What a dataset has where nobody asks for one unit. */
export const BOTH_UNITS: readonly DatasetUnit[] = ['code-point', 'utf-16'];

/** How the names of columns and the descriptions say a unit. */
export const UNIT_WORDS: Record<DatasetUnit, { suffix: string; one: string; several: string }> = {
  'code-point': { suffix: 'code_point', one: 'Unicode code point', several: 'Unicode code points' },
  'utf-16': { suffix: 'utf16', one: 'UTF-16 code unit', several: 'UTF-16 code units' },
  'utf-8': { suffix: 'utf8', one: 'UTF-8 byte', several: 'bytes of UTF-8' },
};

/** Where something begins and ends, two columns a unit. `thing`: “the annotation”. */
export const placeColumns = (units: readonly DatasetUnit[], thing: string): Column[] =>
  units.flatMap((unit) => {
    const { suffix, one, several } = UNIT_WORDS[unit];
    return [
      column(
        `start_${suffix}`,
        'integer',
        `Start of ${thing}: ${several} before it in the text (0-based).`,
        one,
      ),
      column(`end_${suffix}`, 'integer', `End of ${thing}, exclusive, in ${several}.`, one),
    ];
  });

/** Every range of an annotation, a column a unit. */
export const fragmentColumns = (units: readonly DatasetUnit[]): Column[] =>
  units.map((unit) => {
    const { suffix, one, several } = UNIT_WORDS[unit];
    return column(
      `fragments_${suffix}`,
      'ranges',
      `Every range of the annotation in ${several}: 12-22;30-35 in tables, [[12, 22], [30, 35]] in JSON and Parquet.`,
      one,
    );
  });
