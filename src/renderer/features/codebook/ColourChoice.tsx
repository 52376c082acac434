import { useId } from 'react';
import { COLOURS, type Tag } from '../../../core/model/codebook.ts';

/** The palette's colour that the fewest tags have; of several the first. */
export const leastUsed = (tags: readonly Pick<Tag, 'colour'>[]): string => {
  const used = (colour: string): number => tags.filter((tag) => tag.colour === colour).length;
  return COLOURS.reduce((best, colour) => (used(colour) < used(best) ? colour : best));
};

/** The palette, to choose one of. Each colour has its name, for those who do not see it. */
export function ColourChoice({ colour, onChoose }: { colour: string; onChoose: (colour: string) => void }) {
  const group = useId();
  return (
    <fieldset className="colours">
      <legend className="field-name">Colour</legend>
      {COLOURS.map((one) => (
        <label key={one} className="colour" data-colour={one} title={one}>
          <input
            type="radio"
            name={group}
            aria-label={one}
            checked={colour === one}
            onChange={() => onChoose(one)}
          />
          <span className="colour-swatch" />
        </label>
      ))}
    </fieldset>
  );
}
