import { describe, expect, it } from 'vitest';
import type { ReadSource } from '../../../contract/types.ts';
import type { Layout } from '../../../core/model/layout.ts';
import {
  duplicatesOf,
  emptyQueue,
  isImportable,
  type Queue,
  type QueueEvent,
  queueReducer,
} from './queue.ts';

const layout: Layout = {
  layout: 'plain',
  title: '',
  source: '',
  date: '',
  language: '',
  blocks: [],
  turns: [],
  speakers: [],
};
const read = (sha256: string, titles: string[] = []): ReadSource => ({
  upload: sha256,
  fileName: 'x.txt',
  encoding: 'utf-8',
  bom: false,
  text: 'x',
  sha256,
  format: 'text',
  losses: [],
  duplicates: titles.map((title) => ({ id: title, title })),
});
const run = (...events: QueueEvent[]): Queue => events.reduce(queueReducer, emptyQueue);
const add = (...names: string[]): QueueEvent => ({
  type: 'add',
  items: names.map((name) => ({ key: name, name })),
});

describe('the import queue', () => {
  it('shows the first of what was added, and stays there', () => {
    expect(run(add('a', 'b')).current).toBe('a');
    expect(run(add('a'), add('b')).current).toBe('a');
  });

  it('shows the next one when the shown one is removed', () => {
    expect(run(add('a', 'b', 'c'), { type: 'select', key: 'b' }, { type: 'remove', key: 'b' }).current).toBe(
      'c',
    );
    expect(run(add('a', 'b'), { type: 'select', key: 'b' }, { type: 'remove', key: 'b' }).current).toBe('a');
    expect(run(add('a'), { type: 'remove', key: 'a' }).current).toBeNull();
  });

  it('goes on with the other files where one cannot be read', () => {
    const queue = run(
      add('a', 'b'),
      { type: 'failed', key: 'a', fault: 'This file is binary.' },
      { type: 'read', key: 'b', read: read('1'), detected: layout },
    );
    expect(queue.items.map((item) => item.state)).toEqual(['failed', 'ready']);
    expect(queue.items.map((item) => isImportable(queue, item))).toEqual([false, true]);
  });

  it('holds back what the project has already, unless it is wanted anyway', () => {
    const queue = run(add('a'), {
      type: 'read',
      key: 'a',
      read: read('1', ['Press conference']),
      detected: layout,
    });
    expect(duplicatesOf(queue, queue.items[0]!)).toEqual([{ title: 'Press conference', where: 'project' }]);
    expect(isImportable(queue, queue.items[0]!)).toBe(false);
    const wanted = queueReducer(queue, { type: 'anyway', key: 'a', anyway: true });
    expect(isImportable(wanted, wanted.items[0]!)).toBe(true);
  });

  it('notices the same text twice in the queue: the second is the duplicate', () => {
    const queue = run(
      add('a', 'b'),
      { type: 'read', key: 'a', read: read('1'), detected: layout },
      { type: 'read', key: 'b', read: read('1'), detected: layout },
    );
    expect(queue.items.map((item) => duplicatesOf(queue, item))).toEqual([
      [],
      [{ title: 'a', where: 'queue' }],
    ]);
  });

  it('corrects one item and takes it back', () => {
    const title: QueueEvent = { type: 'correct', key: 'a', change: () => ({ title: 'Mine' }) };
    const queue = run(add('a', 'b'), { type: 'read', key: 'a', read: read('1'), detected: layout }, title);
    expect(queue.items.map((item) => item.corrections.now)).toEqual([{ title: 'Mine' }, {}]);
    const undone = queueReducer(queue, { type: 'back', key: 'a' });
    expect(undone.items[0]!.corrections.now).toEqual({});
    expect(queueReducer(undone, { type: 'forth', key: 'a' }).items[0]!.corrections.now).toEqual({
      title: 'Mine',
    });
  });

  it('does not correct what is not read yet', () => {
    const queue = run(add('a'), { type: 'correct', key: 'a', change: () => ({ title: 'Mine' }) });
    expect(queue.items[0]!.corrections.now).toEqual({});
  });

  it('lets a refused import be tried again, with its corrections', () => {
    const queue = run(
      add('a'),
      { type: 'read', key: 'a', read: read('1'), detected: layout },
      { type: 'importing', key: 'a' },
      { type: 'refused', key: 'a', fault: 'The disk is full.' },
    );
    expect(queue.items[0]).toMatchObject({ state: 'ready', fault: 'The disk is full.' });
    expect(isImportable(queue, queue.items[0]!)).toBe(true);
  });
});
