import type { PurgeKind } from '../../../contract/purge-types.ts';
import { count } from '../../kit/when.ts';
import { useQuery } from '../../platform/host.ts';
import { purgedWords } from './purged-words.ts';

/** What a purge would take. */
export function PurgePreviewed({ what, id }: { what: PurgeKind; id: string }) {
  const { data, error } = useQuery('purge.preview', { what, id }, []);
  if (error) return <p role="alert">{error}</p>;
  if (!data) return <p className="purge-takes">Looking…</p>;
  const words = purgedWords(data.rows);
  return (
    <p className="purge-takes">
      {words === '' ? '' : `Takes ${words}, with all that the history says of them. `}
      {what !== 'speaker' ? '' : `The name stands in ${count(data.places, 'place')} of the texts. `}
      {data.backups === 0
        ? 'There are no backups.'
        : `${count(data.backups, 'backup')} purged in the same way.`}
    </p>
  );
}
