import { MOTION_UNITS, type MotionUnit } from '../../../core/text/motions.ts';
import type { Chord } from '../../kit/chord.ts';
import type { Reader } from '../../reader/reader.ts';
import type { Command, Press } from '../commands/command.ts';

type Way = 'Back' | 'Forward';
export type MotionId = `${'caret' | 'select'}.${MotionUnit}${Way}`;

/** Moves the caret, or the end of the selection, by a unit of the text. */
export interface Motion {
  id: MotionId;
  unit: MotionUnit;
  forward: boolean;
  extend: boolean;
}

/** The keys of a unit, back and forward; with Shift they select. The browser moves by characters as it is. */
const KEYS: Readonly<Record<MotionUnit, readonly [back: Chord, forward: Chord]>> = {
  character: ['ArrowLeft', 'ArrowRight'],
  word: ['Mod+ArrowLeft', 'Mod+ArrowRight'],
  sentence: ['Alt+ArrowUp', 'Alt+ArrowDown'],
  paragraph: ['Mod+ArrowUp', 'Mod+ArrowDown'],
  turn: ['Alt+PageUp', 'Alt+PageDown'],
};

/** On a Mac, Command with up and down goes to the ends of the text. */
const MAC_KEYS: typeof KEYS = { ...KEYS, paragraph: ['Mod+Alt+ArrowUp', 'Mod+Alt+ArrowDown'] };

const TITLES: Readonly<Record<Way, (extend: boolean, unit: MotionUnit) => string>> = {
  Back: (extend, unit) => (extend ? `Extend back by a ${unit}` : `Back by a ${unit}`),
  Forward: (extend, unit) => (extend ? `Extend by a ${unit}` : `Forward by a ${unit}`),
};

export const MOTIONS: readonly Motion[] = [false, true].flatMap((extend) =>
  MOTION_UNITS.filter((unit) => extend || unit !== 'character').flatMap((unit) =>
    (['Back', 'Forward'] as const).map((way) => ({
      id: `${extend ? 'select' : 'caret'}.${unit}${way}` as const,
      unit,
      forward: way === 'Forward',
      extend,
    })),
  ),
);

/** Motions as commands. A component that shows a reader does them, see `use-motions.ts`. */
export const MOTION_COMMANDS: readonly Command<MotionId>[] = MOTIONS.map(({ id, unit, forward, extend }) => ({
  id,
  title: TITLES[forward ? 'Forward' : 'Back'](extend, unit),
  group: extend ? 'Select' : 'Move',
  words: extend ? 'selection caret mark forward' : 'caret cursor jump',
  keys: [withShift(KEYS[unit][forward ? 1 : 0], extend)],
  macKeys: [withShift(MAC_KEYS[unit][forward ? 1 : 0], extend)],
  where: 'reader',
  repeats: true,
}));

function withShift(chord: Chord, shift: boolean): Chord {
  const at = chord.lastIndexOf('+') + 1;
  return shift ? `${chord.slice(0, at)}Shift+${chord.slice(at)}` : chord;
}

/** Does a motion. Left and right are those of the page: where text runs from right to left, left is forward. */
export function doMotion(
  reader: Reader | null,
  { unit, forward, extend }: Motion,
  { chord }: Press,
): boolean {
  if (!reader) return false;
  const turned = /Arrow(Left|Right)$/.test(chord) && reader.isRightToLeft(reader.caret() ?? 0);
  reader.move(unit, forward !== turned, extend);
  return true;
}
