import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { KIND_OPTIONS, ROLE_OPTIONS, roleOf } from '../speakers/words.ts';
import type { CorrectionChange } from './corrections.ts';
import type { SpeakerRow } from './speaker-rows.ts';

interface Props {
  row: SpeakerRow;
  /** The id of the list of names that the project knows. */
  names: string;
  /** The project has a speaker of this name: they will be one. */
  isKnown: boolean;
  rows: readonly SpeakerRow[];
  disabled: boolean;
  onChange: (change: CorrectionChange) => void;
  onShow: (start: number) => void;
}

/** One label of the speaker table; a second row with the rest opens below it. */
export function SpeakerRowView({ row, names, isKnown, rows, disabled, onChange, onShow }: Props) {
  const [open, setOpen] = useState(false);
  const { label, ticked } = row;
  const change = (fields: Extract<CorrectionChange, { type: 'speaker' }>['change']): void =>
    onChange({ type: 'speaker', label, change: fields });
  const off = disabled || !ticked;
  return (
    <>
      <tr data-off={!ticked || undefined}>
        <td>
          <input
            type="checkbox"
            checked={ticked}
            // Who was marked by the user is unmarked in the text.
            disabled={disabled || row.marked}
            aria-label={`${label} is a speaker`}
            onChange={(event) => change({ notSpeaker: !event.target.checked })}
          />
        </td>
        <td>
          <CommitInput
            aria-label={`Name of ${label}`}
            value={row.name}
            list={names}
            disabled={off}
            onCommit={(name) => (name.trim() === '' ? false : change({ name }))}
          />
        </td>
        <td>
          <NativeSelect
            aria-label={`Role of ${row.name}`}
            value={row.role ?? ''}
            options={ROLE_OPTIONS}
            disabled={off}
            onChoose={(role) => change({ role: roleOf(role) })}
          />
        </td>
        <td className="import-number">{row.turns.toLocaleString('en')}</td>
        <td className="import-number">{row.words === null ? '…' : row.words.toLocaleString('en')}</td>
        <td>
          <button
            type="button"
            className="icon-button"
            aria-expanded={open}
            aria-label={`More about ${row.name}`}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
          </button>
        </td>
      </tr>
      <tr className="import-first" data-off={!ticked || undefined}>
        <td />
        <td colSpan={5}>
          <FirstWords row={row} isKnown={isKnown && ticked} onShow={onShow} />
        </td>
      </tr>
      {open && (
        <tr className="import-more">
          <td />
          <td colSpan={5}>
            <div className="import-more-fields">
              <NativeSelect
                aria-label={`Kind of ${row.name}`}
                value={row.kind}
                options={KIND_OPTIONS}
                disabled={off}
                onChoose={(kind) => change({ kind })}
              />
              <CommitInput
                aria-label={`Affiliation of ${row.name}`}
                placeholder="Affiliation"
                value={row.affiliation}
                disabled={off}
                onCommit={(affiliation) => change({ affiliation })}
              />
              <MergeInto row={row} rows={rows} disabled={disabled} onChange={onChange} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function FirstWords({ row, isKnown, onShow }: Pick<Props, 'row' | 'isKnown' | 'onShow'>) {
  const { label, name, togetherWith, firstStart } = row;
  return (
    <>
      {row.marked && <span>Marked by you. </span>}
      {label !== name && <span>“{label}” in the text. </span>}
      {isKnown && <span>In the project already. </span>}
      {togetherWith.length > 0 && (
        <span>One speaker with {togetherWith.map((other) => `“${other}”`).join(', ')}. </span>
      )}
      {firstStart !== null && (
        <button type="button" className="link-button import-words" onClick={() => onShow(firstStart)}>
          <span className="visually-hidden">Show the first words of {name}: </span>
          {row.firstWords}
        </button>
      )}
    </>
  );
}

function MergeInto({ row, rows, disabled, onChange }: Pick<Props, 'row' | 'rows' | 'disabled' | 'onChange'>) {
  const others = rows.filter((other) => other.label !== row.label && other.ticked && other.name !== row.name);
  if (others.length === 0) return null;
  return (
    <NativeSelect
      aria-label={`Merge ${row.name} into`}
      value=""
      options={[
        { value: '', label: 'Merge into …' },
        ...others.map((other) => ({ value: other.label, label: other.name })),
      ]}
      disabled={disabled}
      onChoose={(label) => {
        const into = others.find((other) => other.label === label);
        if (into) onChange({ type: 'merge', label: row.label, into });
      }}
    />
  );
}
