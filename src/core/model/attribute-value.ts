import type { Attribute } from './codebook.ts';

/**
 * The stored form of an attribute's value, or an error sentence. Values are text: a number with a decimal
 * point, `true` or `false`, an ISO date (whole, or a year, or a year and month), one of the choices.
 */
export function parseAttributeValue(
  attribute: Pick<Attribute, 'name' | 'type' | 'choices'>,
  raw: string,
): { value: string } | { fault: string } {
  const value = attribute.type === 'text' ? raw : raw.trim();
  if (value === '') return { value };
  switch (attribute.type) {
    case 'text':
      return { value };
    case 'number':
      return /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(value)
        ? { value }
        : { fault: `“${attribute.name}” takes a number such as 6000000 or 12.5, without separators.` };
    case 'boolean':
      return value === 'true' || value === 'false'
        ? { value }
        : { fault: `“${attribute.name}” takes yes or no (true or false).` };
    case 'date':
      return isIsoDate(value)
        ? { value }
        : { fault: `“${attribute.name}” takes a date such as 2023-11-05, 2023-11 or 2023.` };
    case 'choice':
      return attribute.choices.includes(value)
        ? { value }
        : { fault: `“${attribute.name}” takes one of: ${attribute.choices.join(', ')}.` };
  }
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and a day that exists. */
export function isIsoDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
