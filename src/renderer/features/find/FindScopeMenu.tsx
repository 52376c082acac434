import { ListFilter } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button, Popover } from 'react-aria-components';
import { FIND_IN } from '../../../contract/find-types.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { type FindScope, WHOLE_PROJECT } from './project-find.ts';
import { PLACES } from './words.ts';

interface Props {
  scope: FindScope;
  onChange: (scope: FindScope) => void;
}

/** Where to search: in what, in which transcripts, whose words, tagged or not. */
export function FindScopeMenu({ scope, onChange }: Props) {
  const { transcripts, speakers, rows } = useDesk();
  const group = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const set = (part: Partial<FindScope>): void => onChange({ ...scope, ...part });
  const narrowed = JSON.stringify(scope) !== JSON.stringify(WHOLE_PROJECT);
  const people = [...speakers.values()].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <Button
        ref={button}
        className="button find-scope"
        data-set={narrowed || undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <ListFilter size={15} aria-hidden />
        {narrowed ? wordsOf(scope) : 'All text'}
      </Button>
      <Popover
        className="popover"
        placement="top end"
        aria-label="Where to search"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <div className="find-scope-dialog">
          <fieldset>
            <legend>Search in</legend>
            {FIND_IN.map((place) => (
              <label key={place} className="check">
                <input
                  type="checkbox"
                  checked={scope.in.includes(place)}
                  // One place at least is searched.
                  disabled={scope.in.length === 1 && scope.in.includes(place)}
                  onChange={(event) =>
                    set({
                      in: FIND_IN.filter((one) =>
                        one === place ? event.target.checked : scope.in.includes(one),
                      ),
                    })
                  }
                />
                {PLACES[place]}
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>Hits that are</legend>
            {(['any', 'yes', 'no'] as const).map((tagged) => (
              <label key={tagged} className="check">
                <input
                  type="radio"
                  name={group}
                  checked={scope.tagged === tagged}
                  onChange={() => set({ tagged })}
                />
                {TAGGED[tagged]}
              </label>
            ))}
            <NativeSelect
              aria-label="Which tag"
              value={scope.tag}
              options={[
                { value: '', label: 'With any tag' },
                ...rows.map(({ tag, path }) => ({ value: tag.id, label: path })),
              ]}
              onChoose={(tag) => set({ tag })}
            />
          </fieldset>
          <Ticks
            title="Transcripts"
            all="All transcripts"
            options={(transcripts ?? []).map(({ id, title }) => ({ id, name: title }))}
            chosen={scope.transcripts}
            onChange={(ids) => set({ transcripts: ids })}
          />
          <Ticks
            title="Speakers"
            all="All speakers"
            options={people}
            chosen={scope.speakers}
            onChange={(ids) => set({ speakers: ids })}
          />
          <button
            type="button"
            className="link-button"
            disabled={!narrowed}
            onClick={() => onChange(WHOLE_PROJECT)}
          >
            All text again
          </button>
        </div>
      </Popover>
    </>
  );
}

const TAGGED: Readonly<Record<FindScope['tagged'], string>> = {
  any: 'Tagged or not',
  yes: 'Tagged',
  no: 'Not tagged',
};

interface TicksProps {
  title: string;
  all: string;
  options: readonly { id: string; name: string }[];
  /** Ids; empty for all. */
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Some of many, or all: none ticked means all. */
function Ticks({ title, all, options, chosen, onChange }: TicksProps) {
  if (options.length < 2) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="find-ticks">
        <label className="check">
          <input type="checkbox" checked={chosen.length === 0} onChange={() => onChange([])} />
          {all}
        </label>
        {options.map(({ id, name }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What a narrowed search is narrowed to, in few words. */
function wordsOf({ in: places, transcripts, speakers, tagged, tag }: FindScope): string {
  const only = places.length === 1 ? places[0] : undefined;
  const parts = [
    ...(only === 'text' ? [] : [only ? PLACES[only] : `${places.length} places`]),
    ...(tagged === 'any' && tag === '' ? [] : [tagged === 'any' ? 'one tag' : TAGGED[tagged].toLowerCase()]),
    ...(transcripts.length > 0
      ? [`${transcripts.length} transcript${transcripts.length === 1 ? '' : 's'}`]
      : []),
    ...(speakers.length > 0 ? [`${speakers.length} speaker${speakers.length === 1 ? '' : 's'}`] : []),
  ];
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
