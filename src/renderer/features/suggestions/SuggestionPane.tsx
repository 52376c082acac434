import './suggestions.css';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { useKeysOf } from '../commands/bindings.ts';
import { CommandKeys } from '../commands/CommandKeys.tsx';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { decideOn, step } from './decide.ts';
import { StateWords } from './SuggestionLine.tsx';
import { useAllSuggestions } from './use-suggestions.ts';

/** The suggestion that one stands at: what it would say, and a button and a key for each word on it. */
export function SuggestionPane({ id }: { id: string }) {
  const desk = useDesk();
  const { suggestions, annotators, content, select } = desk;
  useAllSuggestions(suggestions);
  /** The one that is being changed. */
  const [changing, setChanging] = useState<string | null>(null);
  const [next, previous] = [useKeysOf('suggestion.next'), useKeysOf('suggestion.previous')];
  const suggestion = suggestions?.get(id);
  const isFree = suggestion !== undefined && suggestion.annotation === null;
  useRuns({ 'suggestion.change': isFree ? () => setChanging(id) : undefined });
  if (!suggestion || !content)
    return (
      <Pane name="suggestion" title="Suggestion">
        <p className="pane-empty">This suggestion is gone.</p>
      </Pane>
    );
  const machine = annotators.find((one) => one.id === suggestion.annotator)?.name ?? 'A machine';
  const { state, annotation } = suggestion;
  return (
    <Pane
      name="suggestion"
      title="Suggestion"
      actions={
        <>
          <IconButton label="Previous open suggestion" keys={previous} onPress={() => void step(desk, false)}>
            <ChevronUp size={16} aria-hidden />
          </IconButton>
          <IconButton label="Next open suggestion" keys={next} onPress={() => void step(desk, true)}>
            <ChevronDown size={16} aria-hidden />
          </IconButton>
        </>
      }
    >
      <div className="inspector suggestion">
        {changing === id ? (
          <ChangeForm key={id} suggestion={suggestion} onClose={() => setChanging(null)} />
        ) : (
          <>
            <Coding tag={suggestion.tag} span={suggestion.span} values={suggestion.values} />
            <p className="view-words" aria-live="polite">
              {state === 'open' ? `Suggested by ${machine}.` : <StateWords state={state} />}
            </p>
            {annotation === null ? (
              <div className="suggestion-words" role="group" aria-label="Your word on it">
                {state !== 'tagged' && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => void decideOn(desk, [id], 'accept')}
                  >
                    Accept <CommandKeys id="suggestion.accept" />
                  </button>
                )}
                <button type="button" className="button" onClick={() => setChanging(id)}>
                  Change… <CommandKeys id="suggestion.change" />
                </button>
                {state === 'rejected' ? (
                  <button type="button" className="button" onClick={() => void decideOn(desk, [id], 'open')}>
                    Take it back
                  </button>
                ) : (
                  <button
                    type="button"
                    className="button"
                    onClick={() => void decideOn(desk, [id], 'reject')}
                  >
                    Reject <CommandKeys id="suggestion.reject" />
                  </button>
                )}
              </div>
            ) : (
              <div className="view-buttons">
                <button type="button" className="button" onClick={() => select(annotation, { goTo: true })}>
                  Show the annotation
                </button>
              </div>
            )}
          </>
        )}
      </div>
    </Pane>
  );
}
