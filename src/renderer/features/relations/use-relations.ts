import { useCallback, useMemo, useState } from 'react';
import type { LinkedRelation } from '../../../contract/codebook-types.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf, useQuery } from '../../platform/host.ts';

/** What changes the relations of an annotation, or what is said of their ends. */
export const RELATION_ENTITIES = ['relation', 'relation_type', 'annotation', 'span', 'transcript', 'edition'];

/** A relation that is being drawn: the next annotation that is chosen is its other end. */
export interface Linking {
  from: string;
  /** Its words, to be told what one is about. */
  quote: string;
  type: string;
}

const NONE: readonly LinkedRelation[] = [];
const NO_TYPES: never[] = [];

/** The relations of the selected annotation, and the one that is being drawn. */
export function useRelations(selected: string | null) {
  const all = useQuery(
    'relations.list',
    selected === null ? null : { annotation: selected },
    RELATION_ENTITIES,
  );
  const types = useQuery('relationTypes.list', {}, ['relation_type']).data ?? NO_TYPES;
  const relations = useMemo(
    () => all.data?.filter(({ from, to }) => from === selected || to === selected) ?? NONE,
    [all.data, selected],
  );
  const [linking, setLinking] = useState<Linking | null>(null);
  /** The type that was used last: the next relation is likely to be of it. */
  const [lastType, setLastType] = useState('');

  const startLink = useCallback((from: Annotation, quote: string, type: string) => {
    setLastType(type);
    setLinking({ from: from.id, quote, type });
  }, []);
  const stopLink = useCallback(() => setLinking(null), []);
  /** Ends what is being drawn at an annotation; resolves to whether it was made. */
  const endLink = useCallback(
    async (to: string): Promise<boolean> => {
      if (!linking || linking.from === to) return false;
      setLinking(null);
      try {
        await host().call('relations.create', { type: linking.type, from: linking.from, to });
        return true;
      } catch (error) {
        saving.fail(sentenceOf(error));
        return false;
      }
    },
    [linking],
  );
  return useMemo(
    () => ({ relations, relationTypes: types, linking, lastType, startLink, stopLink, endLink }),
    [relations, types, linking, lastType, startLink, stopLink, endLink],
  );
}
