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

/** Who is compared on the open transcript. Everybody who has work on it, until somebody is left out. */
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
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [only, setOnly] = useState<ReadonlySet<string>>(new Set(asked));
  const chosen = useMemo(
    () =>
      workers
        .map((worker) => worker.id)
        .filter((one) => !left.has(one) && (only.size === 0 || only.has(one))),
    [workers, left, only],
  );
  const choose = (annotator: string, on: boolean): void => {
    // What was asked for from elsewhere is a choice like any other from here on.
    setLeft(
      new Set(
        workers.map((one) => one.id).filter((one) => (one === annotator ? !on : !chosen.includes(one))),
      ),
    );
    setOnly(new Set());
  };
  return {
    ready: board !== undefined,
    error,
    workers,
    chosen,
    choose,
    hidden: id !== null && board !== undefined && board.hidden.includes(id),
  };
}
