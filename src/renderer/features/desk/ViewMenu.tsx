import { ALargeSmall, Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { setPrefs, TEXT_SIZES, type Theme, THEMES, usePrefs } from '../../app/prefs.ts';

const NAMES: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** How the page looks to whoever sits before it: theme and size of the text. */
export function ViewMenu() {
  const { theme, textSize } = usePrefs();
  const group = useId();
  const size = (step: number) => () => setPrefs({ textSize: textSize + step });
  return (
    <DialogTrigger>
      <Button className="icon-button" aria-label="Appearance">
        <ALargeSmall size={18} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="view-dialog" aria-label="Appearance">
          <fieldset>
            <legend>Theme</legend>
            {THEMES.map((one) => (
              <label key={one} className="check">
                <input
                  type="radio"
                  name={group}
                  checked={theme === one}
                  onChange={() => setPrefs({ theme: one })}
                />
                {NAMES[one]}
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>Text size</legend>
            <div className="view-size">
              <Button
                className="icon-button"
                aria-label="Smaller text"
                isDisabled={textSize === 0}
                onPress={size(-1)}
              >
                <Minus size={16} aria-hidden />
              </Button>
              <span aria-live="polite">{Math.round((TEXT_SIZES[textSize] ?? 1) * 16)} px</span>
              <Button
                className="icon-button"
                aria-label="Larger text"
                isDisabled={textSize === TEXT_SIZES.length - 1}
                onPress={size(1)}
              >
                <Plus size={16} aria-hidden />
              </Button>
            </div>
          </fieldset>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
