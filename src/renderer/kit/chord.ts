import { MAC } from './keys.ts';

/**
 * A key with its modifiers as text: `Mod+Shift+Z`, `Alt+ArrowLeft`, `F6`, `?`. `Mod` is the key that commands go with
 * (Control, on a Mac Command); `Ctrl` is Control itself, which only on a Mac is another one. Letters are capitals; the key of
 * `+` is `Plus`, of a blank `Space`; a character that Shift makes (`?`) goes without Shift.
 */
export type Chord = string;

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>;

const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

/** Keys that are no chord by themselves. */
const ALONE = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Fn|Dead|Process|Compose|Unidentified)$/;

/** The chord of a key press; empty where only modifiers are down, or an input method has the key. */
export function chordOf(press: KeyPress, mac: boolean = MAC): Chord {
  // AltGr says Control and Alt, and means neither.
  const graph = press.getModifierState?.('AltGraph') ?? false;
  const ctrl = press.ctrlKey && !graph;
  const alt = press.altKey && !graph;
  const key = keyName(press, alt || ctrl || press.metaKey);
  if (key === '') return '';
  // What Windows or Super does elsewhere is the system's.
  if (press.metaKey && !mac) return '';
  const symbol = /^[^\p{L}\p{N}]$/u.test(key) || key === 'Plus';
  return joined(
    {
      Mod: mac ? press.metaKey : ctrl,
      Ctrl: mac && ctrl,
      Alt: alt,
      Shift: press.shiftKey && !symbol,
    },
    key,
  );
}

function keyName({ key, code }: KeyPress, modified: boolean): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? (modified ? /^Digit(\d)$/.exec(code)?.[1] : undefined);
  // Option makes other characters of letters, and another alphabet has none of ours: the place of the key counts.
  const foreign = key === 'Dead' || (key.length === 1 && key > '\x7f');
  if (letter !== undefined && foreign) return letter;
  if (ALONE.test(key)) return '';
  if (key === ' ') return 'Space';
  if (key === '+') return 'Plus';
  return key.length === 1 ? key.toUpperCase() : key;
}

/** A chord as it is compared: modifiers in one order, `Ctrl` as `Mod` where they are one key. */
export function normalChord(chord: Chord, mac: boolean = MAC): Chord {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const down = (modifier: Modifier): boolean => parts.includes(modifier);
  return joined(
    {
      Mod: down('Mod') || (!mac && down('Ctrl')),
      Ctrl: mac && down('Ctrl'),
      Alt: down('Alt'),
      Shift: down('Shift'),
    },
    key.length === 1 ? key.toUpperCase() : key,
  );
}

const joined = (down: Record<Modifier, boolean>, key: string): Chord =>
  [...MODIFIERS.filter((modifier) => down[modifier]), key].join('+');

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Page up',
  PageDown: 'Page down',
  Plus: '+',
  ContextMenu: 'Menu',
};

/** The key caps of a chord, as they are printed on the keyboard here. */
export function capsOf(chord: Chord, mac: boolean = MAC): string[] {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const caps: Record<Modifier, string> = mac
    ? { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Ctrl: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
  const order: readonly Modifier[] = mac ? ['Ctrl', 'Alt', 'Shift', 'Mod'] : MODIFIERS;
  return [
    ...order.filter((modifier) => parts.includes(modifier)).map((modifier) => caps[modifier]),
    NAMES[key] ?? key,
  ];
}

/** A chord in words, for tooltips and menus: “Ctrl Shift Z”. */
export const chordWords = (chord: Chord, mac: boolean = MAC): string => capsOf(chord, mac).join(' ');

/** Whether a chord types nothing in a field and is no key that moves there. */
export const isCommandChord = (chord: Chord): boolean => /^(Mod|Ctrl|Alt)\+|^(Shift\+)?F\d+$/.test(chord);
