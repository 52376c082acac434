import './names-select.css';
import type { FilePseudonyms } from '../../contract/export-options.ts';
import { NativeSelect } from './NativeSelect.tsx';

/** Whose names stay out of a file that is saved. */
export type Names = 'plain' | 'annotators' | 'speakers' | 'both';

const OPTIONS = [
  { value: 'plain', label: 'Names as they are' },
  { value: 'annotators', label: 'Annotators as A1, A2 …' },
  { value: 'speakers', label: 'Speakers as S1, S2 …' },
  { value: 'both', label: 'All people as A1, S1 …' },
] as const;

/** What the host is asked for; nothing where names stay. */
export const pseudonymsFor = (names: Names): { pseudonyms?: FilePseudonyms } =>
  names === 'plain'
    ? {}
    : { pseudonyms: { annotators: names !== 'speakers', speakers: names !== 'annotators' } };

/** The choice of pseudonyms beside a button that saves one file. */
export function NamesSelect({ names, onChoose }: { names: Names; onChoose: (names: Names) => void }) {
  return (
    <NativeSelect
      className="select names-select"
      data-set={names !== 'plain' || undefined}
      aria-label="Names in the file"
      title="Names of people in the file; texts of transcripts are never changed"
      value={names}
      options={OPTIONS}
      onChoose={onChoose}
    />
  );
}
