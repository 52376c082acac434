import type { TranscriptSummary } from '../../../contract/types.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useQuery } from '../../platform/host.ts';
import { editionWords } from '../correct/edition-words.ts';

interface Props {
  /** The one transcript that is exported. */
  transcript: TranscriptSummary | null;
  edition: string | null;
  isDisabled: boolean;
  onChoose: (edition: string | null) => void;
}

/** Which text of a corrected transcript is exported; nothing where there is but one. */
export function EditionChoice({ transcript, edition, isDisabled, onChoose }: Props) {
  const several = transcript !== null && transcript.editions > 1;
  const { data = [] } = useQuery('editions.list', several ? { transcript: transcript.id } : null, [
    'edition',
    'transcript',
  ]);
  if (!several) return null;
  const current = data.find((one) => one.current)?.id ?? '';
  return (
    <label className="field">
      <span className="field-name">Edition of the text</span>
      <NativeSelect
        value={edition ?? current}
        disabled={isDisabled}
        options={data.map((one) => ({ value: one.id, label: editionWords(one) }))}
        onChoose={(id) => onChoose(id === current ? null : id)}
      />
    </label>
  );
}
