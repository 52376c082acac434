import type { Annotation } from '../../../core/model/annotation.ts';
import type { Place } from '../../../core/review/compare.ts';
import type { Comparison } from '../../../contract/review-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { LineList } from '../views/LineList.tsx';
import { KindMark } from './KindMark.tsx';
import { differences, placeKey } from './places.ts';

/** With more annotators a column each would be too narrow to read: a place then lists those who tagged something there. */
const MOST_COLUMNS = 4;

interface Props {
  places: readonly Place[];
  comparison: Comparison;
  /** Their ids in the order of the columns. */
  columns: readonly string[];
  byId: ReadonlyMap<string, Annotation>;
  at: number;
  onGo: (index: number) => void;
}

/** The places in the order of the text, a column an annotator. */
export function PlaceTable({ places, comparison, columns: ids, byId, at, onGo }: Props) {
  const { annotators } = useDesk();
  const name = (id: string): string => annotators.find((one) => one.id === id)?.name ?? 'Somebody';
  const columns = ids.map((id) => ({ id, name: name(id) }));
  const isList = columns.length > MOST_COLUMNS;
  if (places.length === 0)
    return (
      <p className="pane-empty">
        {comparison.places.length === 0
          ? 'None of them has tagged anything here.'
          : 'No place is of the kinds and tags chosen.'}
      </p>
    );
  return (
    <>
      {!isList && (
        <div className="place-columns" aria-hidden>
          {columns.map((column) => (
            <span key={column.id}>{column.name}</span>
          ))}
        </div>
      )}
      <LineList
        items={places}
        keyOf={placeKey}
        current={at}
        label="Places side by side"
        height={96}
        onGo={onGo}
      >
        {(place) => {
          const more = differences(place, name);
          return (
            <span className="place">
              <span className="place-head">
                <KindMark kind={place.kind} />
                <span className="view-words">{more}</span>
              </span>
              <span className="place-codings" data-list={isList || undefined}>
                {columns.map((column) => {
                  const own = place.annotations
                    .map((id) => byId.get(id))
                    .find((annotation) => annotation?.annotator === column.id);
                  if (isList)
                    return (
                      own && (
                        <span key={column.id} className="place-coding">
                          <Coding tag={own.tag} span={own.span} values={own.values} who={column.name} />
                        </span>
                      )
                    );
                  return (
                    <span key={column.id} className="place-coding">
                      <span className="visually-hidden">{column.name}: </span>
                      {own ? (
                        <Coding tag={own.tag} span={own.span} values={own.values} />
                      ) : (
                        <span className="place-nothing">Nothing here</span>
                      )}
                    </span>
                  );
                })}
              </span>
            </span>
          );
        }}
      </LineList>
    </>
  );
}
