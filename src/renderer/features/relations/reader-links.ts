import { useMemo } from 'react';
import { readsFrom } from '../../../core/model/relation.ts';
import type { ReaderLink } from '../../reader/reader.ts';
import type { DeskValue } from '../desk/desk-context.ts';

/** The relations of the selected annotation, as the reader draws them. */
export function useReaderLinks({
  relations,
  relationTypes,
  selected,
  transcript,
}: Pick<DeskValue, 'relations' | 'relationTypes' | 'selected' | 'transcript'>): readonly ReaderLink[] {
  const here = transcript?.id;
  return useMemo(
    () =>
      relations.map((relation): ReaderLink => {
        const out = relation.from === selected;
        const other = out ? relation.toEnd : relation.fromEnd;
        const type = relationTypes.find(({ id }) => id === relation.type);
        const label = type ? readsFrom(type, out ? 'from' : 'to') : '';
        const where = other.transcript === here ? '' : ` (${other.title})`;
        return {
          relation: relation.id,
          other: other.transcript === here ? other.id : null,
          label,
          title: `${label} “${other.quote}”${where}`,
          out,
        };
      }),
    [relations, relationTypes, selected, here],
  );
}
