import { useState } from 'react';
import type { Input } from '../../../contract/contract.ts';
import { useQuery } from '../../platform/host.ts';

/** What narrows the annotations of a tag; empty: everything. */
export interface TaggedFilter {
  words: string;
  transcript: string;
  annotator: string;
}

/** The annotations of a tag, narrowed; kept up with every commit. */
export function useTagged(tag: string, revision?: string | null) {
  const [filter, setFilter] = useState<TaggedFilter>({ words: '', transcript: '', annotator: '' });
  const input: Input<'tags.annotations'> = {
    tag,
    ...(revision !== undefined && { revision }),
    ...(filter.words.trim() !== '' && { words: filter.words }),
    ...(filter.transcript !== '' && { transcript: filter.transcript }),
    ...(filter.annotator !== '' && { annotator: filter.annotator }),
  };
  const { data, error } = useQuery('tags.annotations', input, [
    'annotation',
    'annotation_value',
    'span',
    'tag',
    'attribute',
    'transcript',
    'edition',
  ]);
  return { filter, setFilter, page: data, error };
}
