import './commands.css';
import { CommandKeys } from './CommandKeys.tsx';
import { usePrefs } from '../../app/prefs.ts';
import { type Chord, capsOf } from '../../kit/chord.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { keyboard, keysOfCommand } from './bindings.ts';
import { GROUPS, type Group } from './command.ts';
import { COMMANDS } from './commands.ts';

/** Keys that are no command's, so that they cannot be bound: those of the tags, and the browser's own in text. */
const FIXED: readonly { group: Group; caps: readonly string[]; what: string }[] = [
  { group: 'Tag', caps: ['1', '–', '9'], what: 'Tag the selection by the tag’s key' },
  { group: 'Tag', caps: ['A', '–', 'Z'], what: 'Find a tag by its first letters; Enter shows all' },
  { group: 'Select', caps: ['Shift', '↑', '↓'], what: 'Select by lines' },
  {
    group: 'The selected annotation',
    caps: ['1', '–', '9'],
    what: 'Give it another tag, where no text is selected',
  },
  { group: 'Gold', caps: ['1', '–', '9'], what: 'Choose an annotation' },
];

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** The user wants other keys. */
  onChange: () => void;
}

/** The keys as they are bound, and those of the project's own tags. */
export function CheatSheet({ isOpen, onClose, onChange }: Props) {
  const { rows } = useDesk();
  const { keys: own } = usePrefs();
  if (!isOpen) return null;
  const on = keyboard();
  const groups = GROUPS.map((title) => ({
    title,
    lines: [
      ...COMMANDS.filter(({ group }) => group === title).flatMap((command) => {
        const keys = keysOfCommand(command, own, on);
        return keys.length > 0 ? { key: command.id, chords: keys, what: command.title } : [];
      }),
    ],
    fixed: FIXED.filter(({ group }) => group === title),
  })).filter(({ lines, fixed }) => lines.length + fixed.length > 0);
  const tagged = rows.filter(({ tag }) => tag.key !== '');
  return (
    <Sheet
      title="Keyboard shortcuts"
      isOpen
      onClose={onClose}
      width="medium"
      isReading
      footer={
        <>
          <span className="sheet-words">
            <CommandKeys id="help.commands" /> lists every command, with and without keys.
          </span>
          <button type="button" className="button" onClick={onChange}>
            Change keys…
          </button>
        </>
      }
    >
      <div className="shortcuts">
        {groups.map(({ title, lines, fixed }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {fixed.map(({ caps, what }) => (
                <Line key={what} chords={[]} caps={caps} what={what} />
              ))}
              {lines.map(({ key, chords, what }) => (
                <Line key={key} chords={chords} what={what} />
              ))}
            </dl>
          </section>
        ))}
        {tagged.length > 0 && (
          <section>
            <h3>Tags of this project</h3>
            <dl>
              {tagged.map(({ tag, path }) => (
                <Line key={tag.id} chords={[]} caps={[tag.key]} what={path} />
              ))}
            </dl>
          </section>
        )}
      </div>
    </Sheet>
  );
}

function Line({ chords, caps, what }: { chords: readonly Chord[]; caps?: readonly string[]; what: string }) {
  return (
    <div>
      <dt>
        {caps?.map((cap) => (cap === '–' ? ' – ' : <kbd key={cap}>{cap}</kbd>))}
        {chords.map((chord, i) => (
          <span key={chord}>
            {i > 0 && <span className="shortcut-or"> or </span>}
            {capsOf(chord).map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
