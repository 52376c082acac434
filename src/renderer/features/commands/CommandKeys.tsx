import { usePrefs } from '../../app/prefs.ts';
import { capsOf } from '../../kit/chord.ts';
import { keyboard, keysOfCommand } from './bindings.ts';
import { type CommandId, commandOf } from './commands.ts';

/** The key caps of a command as it is bound, beside what does the same; nothing where it has no key. */
export function CommandKeys({ id }: { id: CommandId }) {
  const { keys } = usePrefs();
  const [chord] = keysOfCommand(commandOf(id)!, keys, keyboard());
  if (chord === undefined) return null;
  return (
    <>
      {capsOf(chord).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </>
  );
}
