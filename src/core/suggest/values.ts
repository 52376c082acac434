import { parseAttributeValue } from '../model/attribute-value.ts';
import type { Attribute } from '../model/codebook.ts';
import type { Statistic } from './statistics.ts';

/** Names by which attributes of a tag are known to hold a part of a statistic, in lower case. */
const NAMES: Record<string, (statistic: Statistic) => string> = {
  unit: ({ unit }) => unit,
  units: ({ unit }) => unit,
  qualifier: ({ qualifier }) => qualifier,
  hedge: ({ qualifier }) => qualifier,
  'upper value': ({ upper }) => upper,
  'to value': ({ upper }) => upper,
  maximum: ({ upper }) => upper,
};
const VALUE = new Set(['value', 'number', 'figure', 'amount']);

/**
 * What a statistic says, as values of the attributes of the tag that it is suggested for. One number of a range would say
 * what the text does not: the value of a range is filled in where the tag has an attribute for its upper end, or takes text.
 */
export function statisticValues(
  statistic: Statistic,
  attributes: readonly Pick<Attribute, 'id' | 'name' | 'type' | 'choices'>[],
): Record<string, string> {
  const named = attributes.map((attribute) => ({ attribute, name: attribute.name.trim().toLowerCase() }));
  const hasUpper = named.some(({ name }) => NAMES[name]?.({ ...EMPTY, upper: '1' }) === '1');
  const out: Record<string, string> = {};
  for (const { attribute, name } of named) {
    const raw = VALUE.has(name)
      ? valueFor(statistic, attribute.type === 'text', hasUpper)
      : (NAMES[name]?.(statistic) ?? '');
    const parsed = parseAttributeValue(attribute, raw);
    if ('value' in parsed && parsed.value !== '') out[attribute.id] = parsed.value;
  }
  return out;
}

const EMPTY: Statistic = { start: 0, end: 0, value: '', upper: '', unit: '', qualifier: '' };

function valueFor({ value, upper }: Statistic, text: boolean, hasUpper: boolean): string {
  if (upper === '' || hasUpper) return value;
  return text ? `${value}–${upper}` : '';
}
