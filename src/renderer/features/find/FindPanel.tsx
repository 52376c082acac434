import './find.css';
import './find-panel.css';
import { Download, Tags, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { type Names, NamesSelect } from '../../kit/NamesSelect.tsx';
import { useStore } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { FindLines } from './FindLines.tsx';
import { FindScopeMenu } from './FindScopeMenu.tsx';
import { FindSummary } from './FindSummary.tsx';
import { FindToggles } from './FindToggles.tsx';
import { closeProjectFind, isInText, projectFind, tick } from './project-find.ts';
import { askForTag } from './tag-hits.ts';
import { useProjectSearch } from './use-project-search.ts';

/** Finding across the project: hits in their context, to be walked through, ticked and tagged. */
export function FindPanel() {
  const desk = useDesk();
  const { asked, pattern, options, scope, lines, ticked, search } = useStore(projectFind);
  const found = useProjectSearch();
  const [names, setNames] = useState<Names>('plain');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const close = (): void => {
    closeProjectFind();
    focusReader();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const lineBelow = event.key === 'ArrowDown' && lines.length > 0;
    if (event.key === 'Enter' && !event.altKey) found.again();
    else if (lineBelow) focusLines();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const taggable = lines.filter(isInText).length;
  const tagged = ticked.size > 0 ? ticked.size : taggable;
  const running = found.job ?? found.saving.job;
  return (
    <section
      role="group"
      className="pane find-panel"
      data-pane="find"
      data-find="project"
      aria-label="Find in the project"
    >
      <header className="find-head">
        <div className="find-line find-query" role="search" aria-label="Find in the project">
          <input
            ref={field}
            className="input find-field"
            aria-label="Find in the project"
            placeholder="Find in the project"
            aria-invalid={found.fault !== '' || undefined}
            value={pattern}
            onChange={(event) => projectFind.set({ pattern: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <FindToggles options={options} onChange={(next) => projectFind.set({ options: next })} />
          <FindScopeMenu scope={scope} onChange={(next) => projectFind.set({ scope: next })} />
        </div>
        <div className="find-actions">
          <button
            type="button"
            className="button find-tag"
            disabled={tagged === 0}
            onClick={() => askForTag(desk, 'project')}
          >
            <Tags size={15} aria-hidden />
            {tagged === 0 ? 'Tag…' : `Tag ${ticked.size > 0 ? '' : 'all '}${count(tagged, 'hit')}…`}
          </button>
          <IconButton
            label="Save the hits as CSV"
            isDisabled={lines.length === 0 || running !== null}
            onPress={() => void found.save(names)}
          >
            <Download size={16} aria-hidden />
          </IconButton>
          <IconButton label="Close the search" onPress={close}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      </header>
      <div className="find-state">
        <FindSummary
          fault={found.fault || found.saving.fault}
          isSearching={found.job !== null}
          onAgain={found.again}
        />
        {running && <JobProgress small job={running} onStop={found.job ? found.stop : found.saving.stop} />}
        {taggable > 0 && (
          <button
            type="button"
            className="link-button find-all"
            onClick={() => tick(lines, ticked.size < taggable)}
          >
            {ticked.size < taggable ? 'Tick all' : 'Untick all'}
          </button>
        )}
        {lines.length > 0 && <NamesSelect names={names} onChoose={setNames} />}
      </div>
      {search !== null && <FindLines />}
    </section>
  );
}

/** Brings the focus to the line that the arrows move from. */
export function focusLines(): void {
  document.querySelector<HTMLElement>('[data-pane="find"] [role="row"][tabindex="0"]')?.focus();
}
