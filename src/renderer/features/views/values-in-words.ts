import type { Attribute } from '../../../core/model/codebook.ts';

/** “value 6000000, estimated yes”: attribute values in the order of the tag's attributes; empty where there are none. */
export function valuesInWords(
  attributes: readonly Pick<Attribute, 'id' | 'name' | 'type'>[],
  values: Readonly<Record<string, string>>,
): string {
  return attributes
    .filter(({ id }) => (values[id] ?? '') !== '')
    .map(({ id, name, type }) => `${name}: ${type === 'boolean' ? yesNo(values[id]!) : values[id]!}`)
    .join(', ');
}

const yesNo = (value: string): string => (value === 'true' ? 'yes' : 'no');
