import { useMemo, useState } from 'react';
import type { Annotator } from '../../../core/model/annotation.ts';
import type { Board } from '../../../contract/review-types.ts';
import { useQuery } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Those who have annotations on a transcript, or have begun or finished their pass. */
export function workersOn(board: Pick<Board, 'cells' | 'annotators'>, transcript: string): Annotator[] {
  const ids = new Set(
    board.cells
      .filter(
        (cell) => cell.transcript === transcript && (cell.state !== 'none' || (cell.annotations ?? 0) > 0),
      )
      .map(({ annotator }) => annotator),
  );
  return board.annotators.filter(({ id }) => ids.has(id));
}

/** Of these, who has tagged something there: where nobody was chosen, they are compared. */
export function taggersOn(
  board: Pick<Board, 'cells'>,
  transcript: string,
  workers: readonly Annotator[],
): string[] {
  const ids = new Set(
    board.cells
      .filter((cell) => cell.transcript === transcript && (cell.annotations ?? 0) > 0)
      .map(({ annotator }) => annotator),
  );
  return workers.map(({ id }) => id).filter((id) => ids.has(id));
}

/**
 * Who is compared on the open transcript: those asked for, else those who have tagged something on it. A pass without an
 * annotation may be that of somebody who only reviews; it counts where it is chosen.
 */
export function useCompared(asked: readonly string[] = []) {
  const { transcript } = useDesk();
  const { data: board, error } = useQuery('board.get', {}, [
    'pass',
    'assignment',
    'annotation',
    'annotator',
    'transcript',
    'project',
  ]);
  const id = transcript?.id ?? null;
  const workers = useMemo(() => (board && id !== null ? workersOn(board, id) : []), [board, id]);
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(asked.length > 0 ? new Set(asked) : null);
  const chosen = useMemo(() => {
    if (!board || id === null) return [];
    if (!picked) return taggersOn(board, id, workers);
    return workers.map((worker) => worker.id).filter((one) => picked.has(one));
  }, [board, id, workers, picked]);
  const choose = (annotator: string, on: boolean): void =>
    setPicked(new Set(on ? [...chosen, annotator] : chosen.filter((one) => one !== annotator)));
  return {
    ready: board !== undefined,
    error,
    workers,
    chosen,
    choose,
    hidden: id !== null && board !== undefined && board.hidden.includes(id),
  };
}
