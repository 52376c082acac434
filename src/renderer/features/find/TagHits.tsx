import { useStore } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import { Picker, type PickerItem } from '../../kit/Picker.tsx';
import { capsOf } from '../../kit/chord.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import type { TagRow } from '../codebook/tag-rows.ts';
import { findTags, tagForKey } from '../tagging/tag-search.ts';
import { sizeOf, tagPlaces, waitingHits } from './tag-hits.ts';

/** Asks which tag hits are given, where some wait for one. */
export function TagHits() {
  const { rows, tags } = useDesk();
  const { places } = useStore(waitingHits);
  if (!places) return null;
  const close = (): void => waitingHits.set({ places: null });
  const label = `Tag ${count(sizeOf(places), 'hit')}`;
  return (
    <Picker
      label={label}
      placeholder="Which tag? Its key, or letters of its name"
      find={(typed) => [{ title: label, items: found(rows, typed).map(itemOf) }]}
      none={rows.length === 0 ? 'The codebook has no tags yet.' : 'No tag is found by these letters.'}
      onClose={close}
      onChoose={(id) => {
        close();
        const tag = tags.get(id);
        if (tag) void tagPlaces(tag, places);
      }}
    />
  );
}

/** By its key first: that is what one's fingers know. */
function found(rows: readonly TagRow<CountedTag>[], typed: string): TagRow<CountedTag>[] {
  const byName = findTags(rows, typed);
  const keyed = tagForKey(
    rows.map(({ tag }) => tag),
    typed,
  );
  const row = keyed && rows.find(({ tag }) => tag === keyed);
  return row ? [row, ...byName.filter((other) => other !== row)] : byName;
}

const itemOf = ({ tag: { id, key, colour }, path }: TagRow<CountedTag>): PickerItem => ({
  id,
  name: path,
  colour,
  ...(key !== '' && { caps: capsOf(key) }),
});
