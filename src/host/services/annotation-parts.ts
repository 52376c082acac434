import { parseAttributeValue } from '../../core/model/attribute-value.ts';
import { normalizeSpan, quoteOf, type Range, type Span, spanFault } from '../../core/model/span.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';

/** The current edition of a live transcript. */
export function editionOf(rec: Recorder, transcript: string): string {
  return rec.live('transcript', transcript)['edition_id'] as string;
}

/** Sorted, joined and inside the text. Throws `invalid_input` with what is wrong. */
export function checkedSpan(text: string, ranges: readonly (readonly [number, number])[]): Span {
  for (const range of ranges) {
    const fault = spanFault(text, [range]);
    if (fault) throw new PassageError('invalid_input', fault);
  }
  return normalizeSpan(ranges as readonly Range[]);
}

/** Values as they are stored, by attribute id; an empty one stays empty. Throws `invalid_input`, `not_found`. */
export function checkedValues(
  rec: Recorder,
  tag: string,
  values: Readonly<Record<string, string>>,
): [attribute: string, value: string][] {
  return Object.entries(values).map(([id, raw]) => {
    const row = rec.live('attribute', id);
    if (row['tag_id'] !== tag)
      throw new PassageError(
        'invalid_input',
        `“${String(row['name'])}” is an attribute of another tag. Nothing was changed.`,
      );
    const parsed = parseAttributeValue(
      {
        name: row['name'] as string,
        type: row['type'] as never,
        choices: JSON.parse(row['choices'] as string),
      },
      raw,
    );
    if ('fault' in parsed) throw new PassageError('invalid_input', parsed.fault, { attribute: id });
    return [id, parsed.value];
  });
}

/** Writes attribute values; empty ones are taken away. Returns whether anything differed. */
export function writeValues(
  rec: Recorder,
  annotation: string,
  tag: string,
  values: Readonly<Record<string, string>>,
): boolean {
  let changed = false;
  for (const [id, value] of checkedValues(rec, tag, values)) {
    const key = `${annotation}/${id}`;
    const known = rec.get('annotation_value', key);
    if (value !== '') {
      if (!known || known['deleted'] === 1 || known['value'] !== value) changed = true;
      rec.put('annotation_value', { annotation_id: annotation, attribute_id: id, value });
    } else if (known && known['deleted'] === 0) changed = rec.remove('annotation_value', key) || changed;
  }
  return changed;
}

/** The beginning of a quote, for the sentences of the log. */
export function excerpt(text: string, span: Span): string {
  const quote = quoteOf(text, span).replace(/\s+/g, ' ').trim();
  const points = [...quote.slice(0, 80)];
  return points.length > 40 ? `${points.slice(0, 39).join('').trimEnd()}…` : quote;
}
