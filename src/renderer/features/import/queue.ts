import type { ReadSource } from '../../../contract/types.ts';
import type { Layout, LayoutCorrections } from '../../../core/model/layout.ts';
import { back, forth, step, type Timeline, timelineOf } from './history.ts';

/** A source on its way into the project: a file, or pasted text. */
export interface QueueItem {
  key: string;
  name: string;
  /** Within the folder that it came in; its name where it came alone. */
  path: string;
  state: 'waiting' | 'reading' | 'ready' | 'importing' | 'imported' | 'failed';
  /** Why it cannot be read or imported, as a sentence; empty where nothing is wrong. */
  fault: string;
  /** What the host read; null until then. */
  read: ReadSource | null;
  detected: Layout | null;
  corrections: Timeline<LayoutCorrections>;
  /** The user wants it although its text is in the project already. */
  anyway: boolean;
  /** The transcript that was made of it. */
  transcript: string | null;
}

/** An item whose text the host has read: it can be looked at and corrected. */
export type ReadItem = QueueItem & { read: ReadSource; detected: Layout };

export interface Queue {
  items: readonly QueueItem[];
  /** The item that the preview shows. */
  current: string | null;
}

export type QueueEvent =
  | { type: 'add'; items: readonly { key: string; name: string; path?: string }[] }
  | { type: 'remove'; key: string }
  | { type: 'select'; key: string }
  | { type: 'reading'; key: string }
  | { type: 'read'; key: string; read: ReadSource; detected: Layout }
  | { type: 'failed'; key: string; fault: string }
  | {
      type: 'correct';
      key: string;
      change: (detected: Layout, corrections: LayoutCorrections) => LayoutCorrections;
    }
  | { type: 'back' | 'forth'; key: string }
  | { type: 'anyway'; key: string; anyway: boolean }
  | { type: 'importing'; key: string }
  /** The import was refused or stopped; the item can be tried again. */
  | { type: 'refused'; key: string; fault: string }
  | { type: 'imported'; key: string; transcript: string }
  | { type: 'clear' };

export const emptyQueue: Queue = { items: [], current: null };

/** The queue after an event. Events about items that are gone change nothing. */
export function queueReducer(queue: Queue, event: QueueEvent): Queue {
  switch (event.type) {
    case 'clear':
      return emptyQueue;
    case 'add': {
      const added = event.items.map(newItem);
      return { items: [...queue.items, ...added], current: queue.current ?? added[0]?.key ?? null };
    }
    case 'remove': {
      const index = queue.items.findIndex((item) => item.key === event.key);
      if (index < 0) return queue;
      const items = queue.items.filter((item) => item.key !== event.key);
      const current =
        queue.current === event.key ? (items[Math.min(index, items.length - 1)]?.key ?? null) : queue.current;
      return { items, current };
    }
    case 'select':
      return queue.items.some((item) => item.key === event.key) ? { ...queue, current: event.key } : queue;
    case 'reading':
      return update(queue, event.key, { state: 'reading' });
    case 'read':
      return update(queue, event.key, {
        state: 'ready',
        fault: '',
        read: event.read,
        detected: event.detected,
      });
    case 'failed':
      return update(queue, event.key, { state: 'failed', fault: event.fault });
    case 'correct':
      return update(queue, event.key, (item) => {
        if (!item.detected) return {};
        return { corrections: step(item.corrections, event.change(item.detected, item.corrections.now)) };
      });
    case 'back':
      return update(queue, event.key, (item) => ({ corrections: back(item.corrections) }));
    case 'forth':
      return update(queue, event.key, (item) => ({ corrections: forth(item.corrections) }));
    case 'anyway':
      return update(queue, event.key, { anyway: event.anyway });
    case 'importing':
      return update(queue, event.key, { state: 'importing', fault: '' });
    case 'refused':
      return update(queue, event.key, { state: 'ready', fault: event.fault });
    case 'imported':
      return update(queue, event.key, { state: 'imported', fault: '', transcript: event.transcript });
  }
}

/** A text that is there already: in the project, or earlier in the queue. */
export interface Duplicate {
  title: string;
  where: 'project' | 'queue';
}

/** The same text elsewhere: transcripts of the project, and sources above this one in the queue. */
export function duplicatesOf(queue: Queue, item: QueueItem): Duplicate[] {
  if (!item.read) return [];
  const found: Duplicate[] = item.read.duplicates.map(({ title }) => ({ title, where: 'project' }));
  for (const other of queue.items) {
    if (other.key === item.key) break;
    if (other.read?.sha256 === item.read.sha256) found.push({ title: other.name, where: 'queue' });
  }
  return found;
}

/** True where “Import all” takes the item: read, not imported yet, and new or wanted anyway. */
export const isImportable = (queue: Queue, item: QueueItem): boolean =>
  item.state === 'ready' && (item.anyway || duplicatesOf(queue, item).length === 0);

/** The items that are in the project now. */
export const importedOf = (queue: Queue): QueueItem[] =>
  queue.items.filter((item) => item.state === 'imported');

function newItem({ key, name, path = name }: { key: string; name: string; path?: string }): QueueItem {
  return {
    key,
    name,
    path,
    state: 'waiting',
    fault: '',
    read: null,
    detected: null,
    corrections: timelineOf<LayoutCorrections>({}),
    anyway: false,
    transcript: null,
  };
}

function update(
  queue: Queue,
  key: string,
  change: Partial<QueueItem> | ((item: QueueItem) => Partial<QueueItem>),
): Queue {
  const items = queue.items.map((item) =>
    item.key === key ? { ...item, ...(typeof change === 'function' ? change(item) : change) } : item,
  );
  return { ...queue, items };
}
