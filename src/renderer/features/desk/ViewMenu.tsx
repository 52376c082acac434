import { ALargeSmall, Minus, Plus } from 'lucide-react';
import { SELECTING, type Selecting } from '../../reader/types.ts';
import { useId } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import {
  ARRANGEMENTS,
  LINE_LENGTHS,
  type Prefs,
  setPrefs,
  TEXT_SIZES,
  type Theme,
  THEMES,
  usePrefs,
} from '../../app/prefs.ts';

const THEME_NAMES: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };
const STRIPE_NAMES: Record<Prefs['stripes'], string> = { tag: 'By tag', annotator: 'By annotator' };

const SELECTING_NAMES: Record<Selecting, string> = {
  tidy: 'What is meant, no blanks at its ends',
  exact: 'Exactly what was dragged over',
  word: 'Whole words',
  sentence: 'Whole sentences',
};

/** How the page looks to whoever sits before it: theme, the text's size and lines, the stripes beside it; what a selection takes of it. */
export function ViewMenu() {
  const { theme, textSize, lineLength, stripes, selecting } = usePrefs();
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label="Appearance">
        <ALargeSmall size={18} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="view-dialog" aria-label="Appearance">
          <Choice
            legend="Theme"
            options={THEMES}
            names={THEME_NAMES}
            chosen={theme}
            onChoose={(next) => setPrefs({ theme: next })}
          />
          <Steps
            legend="Text size"
            value={`${Math.round((TEXT_SIZES[textSize] ?? 1) * 16)} px`}
            less="Smaller text"
            more="Larger text"
            at={textSize}
            last={TEXT_SIZES.length - 1}
            onStep={(next) => setPrefs({ textSize: next })}
          />
          <Steps
            legend="Line length"
            value={`${LINE_LENGTHS[lineLength] ?? 68} letters`}
            less="Shorter lines"
            more="Longer lines"
            at={lineLength}
            last={LINE_LENGTHS.length - 1}
            onStep={(next) => setPrefs({ lineLength: next })}
          />
          <Choice
            legend="Stripes"
            options={ARRANGEMENTS}
            names={STRIPE_NAMES}
            chosen={stripes}
            onChoose={(next) => setPrefs({ stripes: next })}
          />
          <Choice
            legend="A selection takes"
            options={SELECTING}
            names={SELECTING_NAMES}
            chosen={selecting}
            onChoose={(next) => setPrefs({ selecting: next })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly T[];
  names: Record<T, string>;
  chosen: T;
  onChoose: (option: T) => void;
}

function Choice<T extends string>({ legend, options, names, chosen, onChoose }: ChoiceProps<T>) {
  const group = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option} className="check">
          <input type="radio" name={group} checked={chosen === option} onChange={() => onChoose(option)} />
          {names[option]}
        </label>
      ))}
    </fieldset>
  );
}

interface StepsProps {
  legend: string;
  value: string;
  less: string;
  more: string;
  /** Which step is chosen, of 0 to `last`. */
  at: number;
  last: number;
  onStep: (next: number) => void;
}

function Steps({ legend, value, less, more, at, last, onStep }: StepsProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="view-size">
        <Button
          className="icon-button"
          aria-label={less}
          isDisabled={at === 0}
          onPress={() => onStep(at - 1)}
        >
          <Minus size={16} aria-hidden />
        </Button>
        <span aria-live="polite">{value}</span>
        <Button
          className="icon-button"
          aria-label={more}
          isDisabled={at === last}
          onPress={() => onStep(at + 1)}
        >
          <Plus size={16} aria-hidden />
        </Button>
      </div>
    </fieldset>
  );
}
