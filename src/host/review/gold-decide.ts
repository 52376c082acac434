import { v7 as uuidv7 } from 'uuid';
import type { Annotation } from '../../core/model/annotation.ts';
import { normalizeSpan, type Span } from '../../core/model/span.ts';
import type { Gold } from '../../core/model/review.ts';
import { markKey } from '../../core/review/mark.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';
import { spanColumns } from '../db/read-annotations.ts';
import { checkedSpan, checkedValues } from '../services/annotation-parts.ts';

export type Choice =
  | { annotation: string }
  | {
      custom: {
        span: readonly (readonly [number, number])[];
        tag: string;
        values: Readonly<Record<string, string>>;
      };
    }
  | 'none';

/** What a person decides for a place: the coding that stands (null: none) and, in a word, how. */
interface Outcome {
  rule: 'chosen' | 'custom' | 'none';
  tag: string | null;
  span: Span;
  values: Readonly<Record<string, string>>;
}

/** Throws `invalid_input` where the choice cannot be. */
export function outcomeOf(
  rec: Recorder,
  text: string,
  place: readonly Annotation[],
  choice: Choice,
): Outcome {
  if (choice === 'none') {
    if (place.length === 0)
      throw new PassageError('invalid_input', 'None of nothing: name the annotations that do not stand.');
    return { rule: 'none', tag: null, span: normalizeSpan(place.flatMap((mark) => mark.span)), values: {} };
  }
  if ('annotation' in choice) {
    const chosen = place.find((mark) => mark.id === choice.annotation);
    if (!chosen)
      throw new PassageError('invalid_input', 'The annotation chosen is not one of the place. Look again.');
    return { rule: 'chosen', tag: chosen.tag, span: chosen.span, values: chosen.values };
  }
  const { span, tag, values } = choice.custom;
  rec.live('tag', tag);
  const checked = checkedValues(rec, tag, values).filter(([, value]) => value !== '');
  return { rule: 'custom', tag, span: checkedSpan(text, span), values: Object.fromEntries(checked) };
}

/** Writes a person's decision, and makes room for it: gold of the place's annotations goes, or names them no longer. */
export function writeDecided(
  rec: Recorder,
  where: { transcript: string; edition: string; annotator: string },
  place: readonly Annotation[],
  outcome: Outcome,
  gold: readonly Gold[],
  replaces: string | undefined,
  note: string,
): string {
  const ids = new Set(place.map((mark) => mark.id));
  const all = (row: Gold) => [...row.sources, ...row.against];
  const replaced = gold.filter(
    (row) =>
      row.id === replaces ||
      row.sources.some((id) => ids.has(id)) ||
      (all(row).length > 0 && all(row).every((id) => ids.has(id))),
  );
  // A decision anew on the same place keeps its id.
  const id = replaced.find((row) => row.decidedBy !== null)?.id ?? uuidv7();
  for (const row of replaced) if (row.id !== id) rec.remove('gold', row.id);
  for (const row of gold)
    if (!replaced.includes(row) && row.against.some((other) => ids.has(other)))
      rec.update('gold', row.id, { against: JSON.stringify(row.against.filter((other) => !ids.has(other))) });
  const { tag, span, values, rule } = outcome;
  const same = (mark: Annotation) => tag !== null && markKey(mark) === markKey({ tag, span, values });
  const sources = place.filter(same).map((mark) => mark.id);
  rec.put('gold', {
    id,
    transcript_id: where.transcript,
    edition_id: where.edition,
    tag_id: tag,
    ...spanColumns(span),
    values: JSON.stringify(values),
    sources: JSON.stringify(sources.sort()),
    against: JSON.stringify([...ids].filter((other) => !sources.includes(other)).sort()),
    rule,
    decided_by: where.annotator,
    note,
    created: Date.now(),
  });
  return id;
}
