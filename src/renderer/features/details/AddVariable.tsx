import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AttributeType } from '../../../core/model/codebook.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import type { useAct } from '../../platform/use-act.ts';
import { parseChoices } from './choices.ts';

const TYPES: readonly { value: AttributeType; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'choice', label: 'Choice' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
];

/** Makes a variable for all transcripts of the project. Its type stays: values of one type are no values of another. */
export function AddVariable({ act }: { act: ReturnType<typeof useAct>['act'] }) {
  const [name, setName] = useState('');
  const [type, setType] = useState<AttributeType>('text');
  const [choices, setChoices] = useState('');
  const list = parseChoices(choices);
  const ready = name.trim() !== '' && (type !== 'choice' || list.length > 0);
  const add = async (): Promise<void> => {
    if (
      !(await act('variables.create', {
        name: name.trim(),
        type,
        ...(type === 'choice' ? { choices: list } : {}),
      }))
    )
      return;
    setName('');
    setChoices('');
  };
  return (
    <form
      className="details-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void add();
      }}
    >
      <input
        className="input"
        aria-label="Name of a new variable"
        placeholder="New variable"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <NativeSelect aria-label="Type of the new variable" value={type} options={TYPES} onChoose={setType} />
      {type === 'choice' && (
        <input
          className="input"
          aria-label="Choices of the new variable"
          placeholder="Choices: yes, no, not sure"
          value={choices}
          onChange={(event) => setChoices(event.target.value)}
        />
      )}
      <Button type="submit" className="button" isDisabled={!ready}>
        Add
      </Button>
    </form>
  );
}
