import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { v7 as uuidv7 } from 'uuid';
import { ATTRIBUTE_TYPES, type AttributeType } from '../../../core/model/codebook.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import type { AttributeDraft } from './tag-draft.ts';

const TYPE_NAMES: Record<AttributeType, string> = {
  text: 'Text',
  number: 'Number',
  choice: 'Choice',
  boolean: 'Yes or no',
  date: 'Date',
};
const TYPES = ATTRIBUTE_TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }));

interface Props {
  attributes: readonly AttributeDraft[];
  onChange: (attributes: AttributeDraft[]) => void;
}

/** The fields that a tag gives its annotations, in order. */
export function AttributesEditor({ attributes, onChange }: Props) {
  const set = (at: number, part: Partial<AttributeDraft>): void =>
    onChange(attributes.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const move = (at: number, by: number): void => {
    const rest = attributes.toSpliced(at, 1);
    onChange(rest.toSpliced(at + by, 0, attributes[at]!));
  };
  const add = (): void =>
    onChange([...attributes, { line: uuidv7(), id: undefined, name: '', type: 'text', choices: '' }]);
  return (
    <fieldset className="attributes">
      <legend className="field-name">Attributes</legend>
      {attributes.length === 0 && (
        <p className="tag-form-hint">Fields to fill in for each annotation, such as a value and its unit.</p>
      )}
      {attributes.map((attribute, i) => {
        const name = attribute.name || `attribute ${i + 1}`;
        return (
          <div key={attribute.line} className="attribute">
            <input
              className="input"
              aria-label={`Name of attribute ${i + 1}`}
              placeholder="Name"
              maxLength={300}
              autoFocus={attribute.id === undefined && attribute.name === ''}
              value={attribute.name}
              onChange={(event) => set(i, { name: event.target.value })}
            />
            <NativeSelect
              aria-label={`Type of ${name}`}
              value={attribute.type}
              options={TYPES}
              onChoose={(type) => set(i, { type })}
            />
            <span className="attribute-acts">
              <IconButton label={`Move ${name} up`} isDisabled={i === 0} onPress={() => move(i, -1)}>
                <ArrowUp size={15} aria-hidden />
              </IconButton>
              <IconButton
                label={`Move ${name} down`}
                isDisabled={i === attributes.length - 1}
                onPress={() => move(i, 1)}
              >
                <ArrowDown size={15} aria-hidden />
              </IconButton>
              <IconButton label={`Delete ${name}`} onPress={() => onChange(attributes.toSpliced(i, 1))}>
                <Trash2 size={15} aria-hidden />
              </IconButton>
            </span>
            {attribute.type === 'choice' && (
              <textarea
                className="input attribute-choices"
                aria-label={`Choices of ${name}`}
                placeholder="Choices, one a line"
                value={attribute.choices}
                onChange={(event) => set(i, { choices: event.target.value })}
              />
            )}
          </div>
        );
      })}
      <button type="button" className="button" data-variant="quiet" onClick={add}>
        <Plus size={15} aria-hidden />
        Add an attribute
      </button>
    </fieldset>
  );
}
