import { layoutSummary } from './preview-lines.ts';
import { duplicatesOf, type Queue, type QueueItem } from './queue.ts';

/** What became of a source so far, in words. */
export function stateWords(queue: Queue, item: QueueItem): string {
  if (item.fault) return item.fault;
  switch (item.state) {
    case 'waiting':
      return 'Waiting';
    case 'reading':
      return 'Reading …';
    case 'importing':
      return 'Importing …';
    case 'imported':
      return 'Imported';
    case 'failed':
      return 'Not imported';
    case 'ready':
      if (duplicatesOf(queue, item).length > 0 && !item.anyway) return 'Same text is there already';
      return item.detected ? layoutSummary(item.detected) : '';
  }
}
