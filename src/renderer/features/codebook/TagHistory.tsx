import { useQuery } from '../../platform/host.ts';
import { FieldHistory } from '../review/FieldHistory.tsx';

/** Who changed a tag, when, and what of it. */
export function TagHistory({ tag }: { tag: string }) {
  const history = useQuery('history.of', { entity: 'tag', id: tag }, ['tag', 'attribute']);
  return history.data && history.data.length > 0 ? <FieldHistory history={history.data} /> : null;
}
