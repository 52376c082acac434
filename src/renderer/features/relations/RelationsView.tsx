import './relations.css';
import { ArrowRight, Settings2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { useQuery } from '../../platform/host.ts';
import { withDescendants } from '../codebook/tag-rows.ts';
import { useDesk } from '../desk/desk-context.ts';
import { EmptyView } from '../views/EmptyView.tsx';
import { LineList } from '../views/LineList.tsx';
import { filterRelations, isFiltered, NO_FILTER } from './relation-filter.ts';
import { RelationEnd } from './RelationEnd.tsx';
import { RelationFilters } from './RelationFilters.tsx';
import { RelationPanel } from './RelationPanel.tsx';
import { RELATION_ENTITIES } from './use-relations.ts';

/** All relations of the project: a list to narrow and to walk through, and the one that is chosen. */
export function RelationsView() {
  const { rows, relationTypes, show } = useDesk();
  const { data: all, error } = useQuery('relations.list', {}, [...RELATION_ENTITIES, 'pass', 'project']);
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = useMemo(
    () =>
      filterRelations(all ?? [], filter, (tag) =>
        withDescendants(
          rows.map((row) => row.tag),
          tag,
        ),
      ),
    [all, filter, rows],
  );
  const found = shown.findIndex(({ id }) => id === chosen);
  const at = found >= 0 ? found : Math.min(0, shown.length - 1);
  const relation = shown[at];
  const goTo = (index: number): void => setChosen(shown[index]?.id ?? null);
  const types = (
    <IconButton label="Types of relations" onPress={() => show('relationTypes')}>
      <Settings2 size={15} aria-hidden />
    </IconButton>
  );
  if (error)
    return (
      <main className="view" aria-label="Relations">
        <EmptyView title="No relations">
          <p className="fault" role="alert">
            {error}
          </p>
        </EmptyView>
      </main>
    );
  if (all?.length === 0)
    return (
      <main className="view" aria-label="Relations">
        <EmptyView title="No relations yet" go={[{ view: 'code', label: 'Tag passages' }]}>
          <p>
            A relation links two annotations: a statistic supports a claim, one statement contradicts another.
            Select an annotation, press <kbd>Alt</kbd> <kbd>L</kbd> or <em>Link to…</em>, and choose the other
            one.
          </p>
        </EmptyView>
      </main>
    );
  return (
    <main className="view relations" aria-label="Relations">
      <section className="view-part" aria-label="All relations">
        <Pane
          name="relations"
          title="Relations"
          note={all && (shown.length === all.length ? all.length : `${shown.length} of ${all.length}`)}
          actions={types}
        >
          <RelationFilters filter={filter} all={all ?? []} onChange={setFilter} />
          {all && shown.length === 0 && isFiltered(filter) && (
            <p className="pane-empty">
              No relation matches.{' '}
              <button type="button" className="link-button" onClick={() => setFilter(NO_FILTER)}>
                Show all
              </button>
            </p>
          )}
          {shown.length > 0 && (
            <LineList
              items={shown}
              keyOf={({ id }) => id}
              current={at}
              label="All relations"
              height={84}
              onGo={goTo}
            >
              {(one) => (
                <span className="relation-row">
                  <RelationEnd end={one.fromEnd} />
                  <span className="relation-row-how">
                    <span>{relationTypes.find(({ id }) => id === one.type)?.name}</span>
                    <ArrowRight size={14} aria-hidden />
                  </span>
                  <RelationEnd end={one.toEnd} />
                </span>
              )}
            </LineList>
          )}
        </Pane>
      </section>
      <section className="view-part" aria-label="Chosen relation">
        {relation && (
          <RelationPanel
            relation={relation}
            onStep={(by) => goTo(Math.min(Math.max(at + by, 0), shown.length - 1))}
          />
        )}
      </section>
    </main>
  );
}
