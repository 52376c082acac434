import type { Annotation } from '../../../core/model/annotation.ts';
import { momentOf } from '../../kit/when.ts';
import { useQuery } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Who speaks, who annotated, and when. */
export function Facts({ annotation, whose }: { annotation: Annotation; whose: string }) {
  const { places, speakers, me } = useDesk();
  const names = [...(places?.speakersOf(annotation.span) ?? [])].flatMap((id) =>
    id === null ? [] : (speakers.get(id)?.name ?? []),
  );
  const { created, modified } = annotation;
  const origin = useQuery('suggestions.origin', { annotation: annotation.id }, ['suggestion_decision']).data;
  return (
    <dl className="facts">
      <dt>{names.length > 1 ? 'Speakers' : 'Speaker'}</dt>
      <dd>{names.join(', ') || 'Nobody is named'}</dd>
      <dt>Annotator</dt>
      <dd>{annotation.annotator === me.id ? `${whose} (you)` : whose}</dd>
      {origin && (
        <>
          <dt>From</dt>
          <dd>
            {origin.machine}, {origin.verdict === 'accept' ? 'as suggested' : 'with a change'}
          </dd>
        </>
      )}
      <dt>Made</dt>
      <dd>{momentOf(created)}</dd>
      {modified !== created && (
        <>
          <dt>Changed</dt>
          <dd>{momentOf(modified)}</dd>
        </>
      )}
    </dl>
  );
}
