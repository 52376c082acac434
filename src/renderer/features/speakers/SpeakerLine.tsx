import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { SpeakerSummary } from '../../../contract/types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import type { useAct } from '../../platform/use-act.ts';
import { plural } from '../import/preview-lines.ts';
import { KIND_OPTIONS, ROLE_OPTIONS, roleOf } from './words.ts';

interface Props {
  speaker: SpeakerSummary;
  speakers: readonly SpeakerSummary[];
  act: ReturnType<typeof useAct>['act'];
  onMerged: (sentence: string) => void;
}

/** One speaker of the project; each field is committed when the user is done with it. */
export const SpeakerLine = memo(function SpeakerLine({ speaker, speakers, act, onMerged }: Props) {
  const { id, name } = speaker;
  const merge = async (into: string): Promise<void> => {
    const other = speakers.find((s) => s.id === into);
    if (other && (await act('speakers.merge', { from: id, into })))
      onMerged(`Merged “${name}” into “${other.name}”: ${plural(speaker.turns, 'turn')} moved. `);
  };
  return (
    <tr>
      <td>
        <CommitInput
          aria-label={`Name of ${name}`}
          value={name}
          onCommit={(typed) =>
            typed.trim() === '' ? false : act('speakers.update', { id, name: typed.trim() })
          }
        />
      </td>
      <td>
        <NativeSelect
          aria-label={`Kind of ${name}`}
          value={speaker.kind}
          options={KIND_OPTIONS}
          onChoose={(kind) => void act('speakers.update', { id, kind })}
        />
      </td>
      <td>
        <NativeSelect
          aria-label={`Role of ${name}`}
          value={speaker.role ?? ''}
          options={ROLE_OPTIONS}
          onChoose={(role) => void act('speakers.update', { id, role: roleOf(role) })}
        />
      </td>
      <td>
        <CommitInput
          aria-label={`Affiliation of ${name}`}
          value={speaker.affiliation}
          onCommit={(affiliation) => act('speakers.update', { id, affiliation: affiliation.trim() })}
        />
      </td>
      <td className="number">{speaker.turns.toLocaleString('en')}</td>
      <td className="number">{speaker.annotations.toLocaleString('en')}</td>
      <td className="speakers-actions">
        {speakers.length > 1 && (
          <NativeSelect
            aria-label={`Merge ${name} into`}
            value=""
            options={[
              { value: '', label: 'Merge into …' },
              ...speakers
                .filter((other) => other.id !== id)
                .map((other) => ({ value: other.id, label: other.name })),
            ]}
            onChoose={(into) => into && void merge(into)}
          />
        )}
        <Button
          className="icon-button"
          aria-label={`Delete ${name}`}
          // Who speaks cannot be deleted, only merged or reassigned.
          isDisabled={speaker.turns > 0}
          onPress={() => void act('speakers.delete', { id })}
        >
          <Trash2 size={16} aria-hidden />
        </Button>
      </td>
    </tr>
  );
});
