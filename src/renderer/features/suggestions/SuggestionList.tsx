import './suggestions.css';
import { RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';
import { Confirm } from '../../kit/Confirm.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { count } from '../../kit/when.ts';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { LineList } from '../views/LineList.tsx';
import { decideOn } from './decide.ts';
import { countStates, filterSuggestions, OPEN_ONES } from './filter.ts';
import { FindStatistics } from './FindStatistics.tsx';
import { ListSwitch } from './ListSwitch.tsx';
import { setSuggestionFilter, useSuggestionFilter } from './shown-list.ts';
import { SuggestionLine } from './SuggestionLine.tsx';
import { useAllSuggestions } from './use-suggestions.ts';

const NONE: readonly ListedSuggestion[] = [];
/** Pixels that a line takes at first; each is measured once it is there. */
const LINE = 54;

/** What machines suggest on the open transcript: a list to walk through, to accept or to reject as a whole. */
export function SuggestionList() {
  const desk = useDesk();
  const { suggestions, suggestion, content, selectSuggestion } = desk;
  const listed = useAllSuggestions(suggestions);
  // After a correction, text and suggestions come one after the other.
  const all = listed[0]?.edition === content?.transcript.edition ? listed : NONE;
  const filter = useSuggestionFilter();
  const [again, setAgain] = useState(false);
  const [asked, setAsked] = useState<'accept' | 'reject' | null>(null);
  const shown = useMemo(
    () => (content ? filterSuggestions(all, filter, content.text) : []),
    [all, filter, content],
  );
  const counts = useMemo(() => countStates(all), [all]);
  const open = useMemo(() => shown.filter(({ state }) => state === 'open').map(({ id }) => id), [shown]);
  useRuns({
    'suggestions.acceptAll': open.length > 0 ? () => setAsked('accept') : undefined,
    'suggestions.rejectAll': open.length > 0 ? () => setAsked('reject') : undefined,
  });
  const none = suggestions?.loaded === true && all.length === 0;
  return (
    <Pane
      name="suggestions"
      title="Suggestions"
      note={all.length > 0 ? `${counts.open.toLocaleString()} open` : undefined}
      actions={
        <>
          <ListSwitch to="annotations" />
          {all.length > 0 && (
            <IconButton label="Find statistics again…" isExpanded={again} onPress={() => setAgain(!again)}>
              <RotateCw size={15} aria-hidden />
            </IconButton>
          )}
        </>
      }
    >
      {(none || again) && <FindStatistics onDone={() => setAgain(false)} />}
      {all.length > 0 && (
        <>
          <div className="suggestion-filters">
            <NativeSelect
              aria-label="Which suggestions"
              data-set={filter.state !== 'open'}
              value={filter.state}
              options={[
                { value: 'open', label: `Open (${counts.open.toLocaleString()})` },
                {
                  value: 'decided',
                  label: `Decided (${(counts.accepted + counts.rejected).toLocaleString()})`,
                },
                { value: 'all', label: `All (${all.length.toLocaleString()})` },
              ]}
              onChoose={(state) => setSuggestionFilter({ ...filter, state })}
            />
            <input
              className="input"
              type="search"
              aria-label="Find suggestions by their words"
              placeholder="Find by words"
              value={filter.words}
              onChange={(event) => setSuggestionFilter({ ...filter, words: event.target.value })}
            />
          </div>
          {open.length > 0 && (
            <div className="suggestion-all" role="group" aria-label="All that are listed">
              <button type="button" className="button" onClick={() => setAsked('accept')}>
                Accept all {open.length.toLocaleString()}
              </button>
              <button type="button" className="button" onClick={() => setAsked('reject')}>
                Reject all {open.length.toLocaleString()}
              </button>
            </div>
          )}
        </>
      )}
      {all.length > 0 && shown.length === 0 && (
        <p className="pane-empty">
          {filter.state === 'open' && filter.words === ''
            ? `All are decided: ${counts.accepted.toLocaleString()} accepted, ${counts.rejected.toLocaleString()} rejected. `
            : 'None of them match. '}
          <button
            type="button"
            className="link-button"
            onClick={() =>
              setSuggestionFilter(
                filter.state === 'open' && filter.words === '' ? { state: 'all', words: '' } : OPEN_ONES,
              )
            }
          >
            {filter.state === 'open' && filter.words === '' ? 'Show them' : 'Show those that are open'}
          </button>
        </p>
      )}
      {shown.length > 0 && (
        <LineList
          items={shown}
          keyOf={({ id }) => id}
          current={shown.findIndex(({ id }) => id === suggestion)}
          label="Suggestions"
          height={LINE}
          onGo={(index) => selectSuggestion(shown[index]!.id)}
        >
          {(one) => <SuggestionLine suggestion={one} />}
        </LineList>
      )}
      {asked && (
        <Confirm
          title={`${asked === 'accept' ? 'Accept' : 'Reject'} ${count(open.length, 'suggestion')}?`}
          action={asked === 'accept' ? 'Accept all' : 'Reject all'}
          tone={asked === 'accept' ? 'primary' : 'danger'}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            void decideOn(desk, open, asked);
          }}
        >
          <p>
            {asked === 'accept'
              ? 'Each becomes an annotation of yours. One undo takes all of them back.'
              : 'They do not come back when you find statistics again. One undo takes it back.'}
          </p>
        </Confirm>
      )}
    </Pane>
  );
}
