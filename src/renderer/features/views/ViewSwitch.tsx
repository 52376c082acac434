import './views.css';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useMedia } from '../../kit/use-media.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { ViewId } from './view-ids.ts';
import { VIEWS } from './views.tsx';

/** Below this, seven words have no room beside the project's name. */
const CROWDED = '(width < 76rem)';

/** Chooses what the desk shows; one of the views always is chosen. */
export function ViewSwitch() {
  const { view, setView } = useDesk();
  const crowded = useMedia(CROWDED);
  if (crowded)
    return (
      <NativeSelect
        className="select view-select"
        aria-label="View"
        value={view}
        options={VIEWS.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={setView}
      />
    );
  return (
    <ToggleButtonGroup
      className="view-switch"
      aria-label="View"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const [next] = keys;
        if (next !== undefined) setView(next as ViewId);
      }}
    >
      {VIEWS.map(({ id, name, icon: Icon }) => (
        <ToggleButton key={id} id={id} className="view-choice">
          <Icon size={15} aria-hidden />
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
