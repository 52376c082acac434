import { describe, expect, it } from 'vitest';
import type { Attribute, AttributeType, Tag } from '../../model/codebook.ts';
import { datasetColumns, slug } from './columns.ts';

let made = 0;
const id = () => `0190-${String(made++).padStart(4, '0')}`;
const tag = (name: string, ...fields: [name: string, type: AttributeType, ...choices: string[]][]): Tag => {
  const own = id();
  const attributes = fields.map(([name, type, ...choices], position): Attribute => ({
    id: id(),
    tag: own,
    name,
    type,
    choices,
    position,
  }));
  return {
    id: own,
    name,
    colour: 'blue',
    key: '',
    definition: '',
    guidelines: '',
    examples: [],
    note: '',
    parent: null,
    position: made,
    attributes,
  };
};
const namesOf = (tags: readonly Tag[]) =>
  Object.fromEntries(datasetColumns(tags, []).attributes.map(({ field, name }) => [field, name]));

describe('slug', () => {
  it.each([
    ['Policy measure', 'policy_measure'],
    ['  Größe (m²) ', 'große_m2'],
    ['café-crème', 'cafe_creme'],
    ['价值', '价值'],
    ['नीति', 'नीति'],
    ['한국어', '한국어'],
    ['__proto__', 'proto'],
    ['…', 'field'],
  ])('%s', (name, expected) => expect(slug(name)).toBe(expected));
});

describe('datasetColumns', () => {
  it('names a column after tag and attribute, and types it', () => {
    const statistic = tag('Statistic', ['Value', 'number'], ['Unit', 'text'], ['Sure?', 'boolean']);
    const measure = tag('Policy measure', ['Status', 'choice', 'planned', 'in force']);
    const { attributes, annotations } = datasetColumns([statistic, measure], []);
    expect(attributes.map(({ name, type, title }) => [name, type, title])).toEqual([
      ['statistic_value', 'number', 'Statistic: Value'],
      ['statistic_unit', 'string', 'Statistic: Unit'],
      ['statistic_sure', 'boolean', 'Statistic: Sure?'],
      ['policy_measure_status', 'string', 'Policy measure: Status'],
    ]);
    expect(attributes[3]!.description).toContain('planned, in force');
    expect(annotations).toEqual(expect.arrayContaining([...attributes]));
  });

  it('gives like names a number by age: moving tags about renames nothing', () => {
    const tags = [tag('A b', ['C', 'text']), tag('A', ['b C', 'text']), tag('a-B', ['c', 'text'])];
    expect(Object.values(namesOf(tags)).sort()).toEqual(['a_b_c', 'a_b_c_2', 'a_b_c_3']);
    expect(namesOf(tags.toReversed())).toEqual(namesOf(tags));
  });

  it('lets no attribute or variable take a name that is there', () => {
    const tags = [tag('Transcript', ['id', 'text'], ['Title', 'text']), tag('Variable', ['Wave', 'text'])];
    const wave = { id: id(), name: 'Wave', type: 'number' as const, choices: [] };
    const columns = datasetColumns(tags, [wave]);
    expect(columns.variables.map(({ name }) => name)).toEqual(['variable_wave_2']);
    for (const table of ['annotations', 'turns', 'transcripts', 'codebook'] as const) {
      const names = columns[table].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(
        columns[table].every(({ title, description }) => title !== '' && description.endsWith('.')),
      ).toBe(true);
    }
  });

  it('says what every offset counts', () => {
    const { annotations, turns } = datasetColumns([], []);
    const unitsOf = (ending: string) =>
      new Set([...annotations, ...turns].filter(({ name }) => name.endsWith(ending)).map(({ unit }) => unit));
    expect([...unitsOf('_code_point')]).toEqual(['Unicode code point']);
    expect([...unitsOf('_utf16')]).toEqual(['UTF-16 code unit']);
  });
});
