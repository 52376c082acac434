import type { Orphan } from '../../../contract/editions-types.ts';
import type { Span } from '../../../core/model/span.ts';
import type { useAct } from '../../platform/use-act.ts';

/** Puts something without a place on a span of the current text. Resolves to whether it was done. */
export function placeOrphan(
  act: ReturnType<typeof useAct>['act'],
  { entity, id }: Orphan,
  span: Span,
): Promise<boolean> {
  const ranges = span.map(([start, end]): [number, number] => [start, end]);
  return entity === 'gold'
    ? act('gold.place', { id, span: ranges })
    : act('annotations.update', { id, span: ranges });
}
