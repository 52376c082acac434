import { useState } from 'react';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { count, dayOf } from '../../kit/when.ts';
import { useQuery } from '../../platform/host.ts';
import type { TagRevision } from '../../../contract/codebook-types.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { Meanings } from './Meanings.tsx';
import { OutdatedList } from './OutdatedList.tsx';
import type { TagRow } from './tag-rows.ts';

const UNKNOWN = 'unknown';
const keyOf = ({ id }: TagRevision): string => id ?? UNKNOWN;

/** What was made before a tag's definition changed: then and now side by side, and each annotation to confirm or to retag. */
export function Outdated({ row, onClose }: { row: TagRow<CountedTag>; onClose: () => void }) {
  const { me } = useDesk();
  const { tag } = row;
  const { data } = useQuery('tags.revisions', { tag: tag.id }, [
    'tag',
    'attribute',
    'annotation',
    'transcript',
  ]);
  const [chosen, setChosen] = useState<string | null>(null);
  const old = data?.others.find((one) => keyOf(one) === chosen) ?? data?.others[0];
  return (
    <Sheet title={`“${tag.name}”: made before its definition changed`} isOpen onClose={onClose} width="wide">
      {data && !old && (
        <p className="outdated-none">
          All {count(data.current.annotations, 'annotation')} of “{tag.name}” were made, or confirmed, under
          what it says now.
        </p>
      )}
      {data && old && (
        <div className="outdated">
          {data.others.length > 1 && (
            <label className="outdated-choice">
              <span className="field-name">Made when it said</span>
              <NativeSelect
                value={keyOf(old)}
                options={data.others.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
                onChoose={setChosen}
              />
            </label>
          )}
          <Meanings then={old} now={data.current} />
          <OutdatedList key={keyOf(old)} tag={tag} revision={old.id} me={me.id} />
        </div>
      )}
    </Sheet>
  );
}

/** What tells a revision from others: when it came, what it begins with. */
function nameOf({ id, meaning, since, annotations }: TagRevision): string {
  const words =
    id === null
      ? 'not known: before revisions were kept'
      : meaning?.definition.slice(0, 60) || meaning?.guidelines.slice(0, 60) || '(no definition)';
  const when = since && since.at > 0 ? `since ${dayOf(since.at)}` : '';
  return [words, when, count(annotations, 'annotation')].filter((part) => part !== '').join(' · ');
}
