import { EditMap } from './edit-map.ts';
import type { Edits } from './edits.ts';
import type { Annotation } from '../model/annotation.ts';

/** What a correction does to annotations. */
export interface Effects {
  /** Ids: nothing is left of their text. */
  orphaned: string[];
  /** Ids: some of their ranges are gone, others are left. */
  partial: string[];
  /** How many of the others have other text now. */
  changed: number;
}

/** What edits of a text would do to annotations on it. */
export function effectsOn(annotations: Iterable<Pick<Annotation, 'id' | 'span'>>, edits: Edits): Effects {
  const map = EditMap.of(edits);
  const effects: Effects = { orphaned: [], partial: [], changed: 0 };
  for (const { id, span } of annotations) {
    if (!span.some((range) => map.touches(range))) continue;
    const { span: left, lost } = map.span(span);
    if (left.length === 0) effects.orphaned.push(id);
    else if (lost > 0) effects.partial.push(id);
    else effects.changed += 1;
  }
  return effects;
}
