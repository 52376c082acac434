import { useId, useState } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import { parseAttributeValue } from '../../../core/model/attribute-value.ts';
import type { Attribute } from '../../../core/model/codebook.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { updateAnnotation } from './changes.ts';

interface Props {
  annotation: Annotation;
  attributes: readonly Attribute[];
  mine: boolean;
}

/** The fields that the tag gives the annotation. Others' are only read. */
export function AttributeFields({ annotation, attributes, mine }: Props) {
  const { annotations } = useDesk();
  if (!annotations) return null;
  const set = (attribute: string, value: string): Promise<boolean> =>
    updateAnnotation(annotations, annotation.id, { values: { [attribute]: value } });
  const filled = attributes.filter(({ id }) => (annotation.values[id] ?? '') !== '');
  if (!mine)
    return (
      <div className="attribute-fields">
        {filled.map((attribute) => (
          <div key={attribute.id} className="attribute-field">
            <span className="field-name">{attribute.name}</span>
            <span>{shown(attribute, annotation.values[attribute.id] ?? '')}</span>
          </div>
        ))}
      </div>
    );
  return (
    <div className="attribute-fields">
      {attributes.map((attribute) => (
        <AttributeField
          key={attribute.id}
          attribute={attribute}
          value={annotation.values[attribute.id] ?? ''}
          onSet={(value) => set(attribute.id, value)}
        />
      ))}
    </div>
  );
}

const shown = ({ type }: Attribute, value: string): string =>
  type === 'boolean' ? (value === 'true' ? 'Yes' : 'No') : value;

const YES_NO = [
  { value: '', label: 'Not said' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface FieldProps {
  attribute: Attribute;
  value: string;
  onSet: (value: string) => Promise<boolean>;
}

/** One field; `onSet` says whether the value was taken. */
export function AttributeField({ attribute, value, onSet }: FieldProps) {
  const id = useId();
  const [fault, setFault] = useState('');
  const { name, type, choices } = attribute;
  const label = (
    <label className="field-name" htmlFor={id}>
      {name}
    </label>
  );
  if (type === 'boolean' || type === 'choice') {
    const options = type === 'boolean' ? YES_NO : chosenFrom(choices, value);
    return (
      <div className="attribute-field">
        {label}
        <NativeSelect id={id} value={value} options={options} onChoose={(next) => void onSet(next)} />
      </div>
    );
  }
  const commit = (typed: string): unknown => {
    const parsed = parseAttributeValue(attribute, typed);
    if ('fault' in parsed) {
      // What was typed stays in the field, to be mended; nothing of it is stored.
      setFault(parsed.fault);
      return true;
    }
    setFault('');
    return onSet(parsed.value);
  };
  return (
    <div className="attribute-field">
      {label}
      <CommitInput
        id={id}
        value={value}
        inputMode={type === 'number' ? 'decimal' : undefined}
        placeholder={type === 'date' ? 'YYYY-MM-DD, YYYY-MM or YYYY' : undefined}
        aria-invalid={fault !== ''}
        aria-describedby={fault === '' ? undefined : `${id}-fault`}
        onCommit={commit}
      />
      {fault && (
        <p id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The choices, and what is stored even where it is no choice any more. */
function chosenFrom(choices: readonly string[], value: string): { value: string; label: string }[] {
  const known = value === '' || choices.includes(value) ? choices : [...choices, value];
  return [{ value: '', label: 'Not said' }, ...known.map((choice) => ({ value: choice, label: choice }))];
}
