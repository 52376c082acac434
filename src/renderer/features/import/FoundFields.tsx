import { useId } from 'react';
import { isIsoDate } from '../../../core/model/attribute-value.ts';
import type { Layout, LayoutCorrections, LayoutName } from '../../../core/model/layout.ts';
import type { ReadSource } from '../../../contract/types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import type { CorrectionChange, LayoutField } from './corrections.ts';

/** How the text marks who speaks, in words. */
const LAYOUT_WORDS: Readonly<Record<LayoutName, string>> = {
  plain: 'Plain text: nobody is named',
  'name-alone': 'Names on lines of their own',
  'name-inline': 'Names before what is said',
  'q-and-a': 'Questions and answers (Q, A)',
  capitals: 'Names and titles in capitals',
  'name-time': 'Names with times',
  markdown: 'Markdown, names in bold',
  parliament: 'Record of a parliament',
  given: 'The file itself says who speaks',
};

const FIELDS: readonly {
  field: LayoutField;
  label: string;
  hint: string;
  fault: (value: string) => string;
}[] = [
  { field: 'title', label: 'Title', hint: '', fault: () => '' },
  { field: 'source', label: 'Source', hint: 'Who published it', fault: () => '' },
  {
    field: 'date',
    label: 'Date',
    hint: '2023-11-05',
    fault: (value) =>
      value === '' || isIsoDate(value) ? '' : 'A date is written 2023-11-05, 2023-11 or 2023.',
  },
  {
    field: 'language',
    label: 'Language',
    hint: 'en, zh, pt-BR',
    fault: (value) =>
      /^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/.test(value)
        ? ''
        : 'A language is written as a tag such as en, zh or pt-BR.',
  },
];

/** The first of the fields that the host would refuse, as a sentence; empty where all are fine. */
export function fieldFault(detected: Layout, corrections: LayoutCorrections): string {
  for (const { field, fault } of FIELDS) {
    const sentence = fault(corrections[field] ?? detected[field]);
    if (sentence) return sentence;
  }
  return '';
}

interface Props {
  read: ReadSource;
  detected: Layout;
  corrections: LayoutCorrections;
  disabled: boolean;
  onChange: (change: CorrectionChange) => void;
}

/** What was found about the transcript as a whole; each field can be edited. */
export function FoundFields({ read, detected, corrections, disabled, onChange }: Props) {
  const id = useId();
  return (
    <div className="import-found">
      {FIELDS.map(({ field, label, hint, fault }) => {
        const value = corrections[field] ?? detected[field];
        const sentence = fault(value);
        return (
          <div key={field} className="import-field" data-field={field}>
            <label htmlFor={`${id}-${field}`}>{label}</label>
            <CommitInput
              id={`${id}-${field}`}
              value={value}
              placeholder={hint}
              disabled={disabled}
              aria-invalid={sentence !== '' || undefined}
              aria-describedby={sentence ? `${id}-${field}-fault` : undefined}
              onCommit={(typed) => onChange({ type: 'field', field, value: typed.trim() })}
            />
            {sentence && (
              <p id={`${id}-${field}-fault`} className="field-fault">
                {sentence}
              </p>
            )}
          </div>
        );
      })}
      <p className="import-facts">
        {LAYOUT_WORDS[detected.layout]} · {read.encoding}
        {read.bom && ' with a byte-order mark'} · {read.text.length.toLocaleString('en')} characters
      </p>
    </div>
  );
}
