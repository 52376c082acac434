import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Variable } from '../../../contract/types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import type { useAct } from '../../platform/use-act.ts';
import { parseChoices } from './choices.ts';
import { VariableValue } from './VariableValue.tsx';

interface Props {
  variable: Variable;
  value: string;
  onValue: (value: string) => Promise<boolean>;
  act: ReturnType<typeof useAct>['act'];
}

/** One variable: its name for the whole project, its value for this transcript. */
export function VariableLine({ variable, value, onValue, act }: Props) {
  const { id, name, type, choices } = variable;
  const [asking, setAsking] = useState(false);
  return (
    <div className="details-variable">
      <CommitInput
        aria-label={`Name of the variable ${name}`}
        className="input details-name"
        value={name}
        onCommit={(typed) =>
          typed.trim() === '' ? false : act('variables.update', { id, name: typed.trim() })
        }
      />
      <VariableValue variable={variable} value={value} onValue={onValue} />
      <Button
        className="icon-button"
        aria-label={`Delete the variable ${name}`}
        onPress={() => setAsking(!asking)}
      >
        <Trash2 size={16} aria-hidden />
      </Button>
      {type === 'choice' && (
        <CommitInput
          aria-label={`Choices of ${name}`}
          className="input details-choices"
          value={choices.join(', ')}
          onCommit={(typed) => {
            const list = parseChoices(typed);
            return list.length > 0 && act('variables.update', { id, choices: list });
          }}
        />
      )}
      {asking && (
        <div className="notice details-ask" data-tone="warn" role="alert">
          <p>This deletes “{name}” and its values in every transcript. It can be undone.</p>
          <Button className="button" onPress={() => setAsking(false)}>
            Keep
          </Button>
          <Button
            className="button"
            data-variant="danger"
            onPress={() => void act('variables.delete', { id })}
          >
            Delete
          </Button>
        </div>
      )}
    </div>
  );
}
