import { Sheet } from '../../kit/Sheet.tsx';
import { ALT, COMMAND, SHIFT } from '../../kit/keys.ts';
import { useDesk } from './desk-context.ts';

const GROUPS: readonly { title: string; lines: readonly [keys: readonly string[], what: string][] }[] = [
  {
    title: 'Tagging',
    lines: [
      [[SHIFT, '←', '→', '↑', '↓'], 'Select text from the caret'],
      [['1', '–', '9'], 'Tag the selection by the tag’s key'],
      [['A', '–', 'Z'], 'Find a tag by its first letters; Enter shows all'],
      [['+'], 'Add the selection as a fragment of the selected annotation'],
      [['Esc'], 'Put the selection, then the annotation away'],
    ],
  },
  {
    title: 'The selected annotation',
    lines: [
      [['Enter'], 'Select the annotation at the caret'],
      [[ALT, '←', '→'], 'Move its end by a character'],
      [[ALT, SHIFT, '←', '→'], 'Move its start'],
      [[ALT, 'Ctrl', '←', '→'], 'Move its end by a word'],
      [['1', '–', '9'], 'Give it another tag, where no text is selected'],
      [['Delete'], 'Delete it'],
    ],
  },
  {
    title: 'Review, compare, gold',
    lines: [
      [['J', 'K'], 'Next and previous; the arrows do so in a list'],
      [['A'], 'Review: accept'],
      [['R'], 'Review: reject'],
      [['E'], 'Review: propose a revision. Gold: something else'],
      [['W'], 'Say why; Esc leaves the field'],
      [['N', 'P'], 'Compare: next and previous difference'],
      [['1', '–', '9'], 'Gold: choose an annotation'],
      [['N'], 'Gold: none of these'],
      [['U'], 'Gold: take back'],
    ],
  },
  {
    title: 'Everywhere',
    lines: [
      [[COMMAND, 'Z'], 'Undo'],
      [[SHIFT, COMMAND, 'Z'], 'Redo'],
      [['Esc'], 'From a panel, back to the text'],
      [['F6'], 'Go to the next part of the desk; with Shift to the one before'],
      [[SHIFT, 'F10'], 'Correct the structure at the caret'],
      [['?'], 'These shortcuts'],
    ],
  },
];

/** The keys, and those of the project's own tags. */
export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { rows } = useDesk();
  const own = rows.filter(({ tag }) => tag.key !== '');
  if (!isOpen) return null;
  return (
    <Sheet title="Keyboard shortcuts" isOpen onClose={onClose} width="medium">
      <div className="shortcuts">
        {GROUPS.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(([keys, what]) => (
                <div key={what}>
                  <dt>{keys.map((key) => (key === '–' ? ' – ' : <kbd key={key}>{key}</kbd>))}</dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {own.length > 0 && (
          <section>
            <h3>Tags of this project</h3>
            <dl>
              {own.map(({ tag, path }) => (
                <div key={tag.id}>
                  <dt>
                    <kbd>{tag.key}</kbd>
                  </dt>
                  <dd>{path}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Sheet>
  );
}
