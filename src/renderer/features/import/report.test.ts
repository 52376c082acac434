import { describe, expect, it } from 'vitest';
import { emptyQueue, queueReducer } from './queue.ts';
import { reportOf } from './report.ts';
import { sift } from './sift.ts';
import { itemOf } from './exchange-choices.ts';

const none = { items: [], faults: [], tables: [] };

describe('a folder that came in', () => {
  it('import: a dropped folder says nothing of its files: each has a line, by its path', () => {
    let queue = queueReducer(emptyQueue, {
      type: 'add',
      items: [
        { key: '1', name: 'b10.txt', path: 'talks/b10.txt' },
        { key: '2', name: 'b2.txt', path: 'talks/b2.txt' },
      ],
    });
    queue = queueReducer(queue, { type: 'failed', key: '1', fault: 'This file is binary.' });
    const source = {
      upload: 'u',
      format: 'brat',
      title: 'brat standoff',
      files: ['talks/a.txt', 'talks/a.ann'],
      documents: [],
      annotators: [],
      tags: [],
      counts: { annotations: 1, suggestions: 0, relations: 0, decisions: 0, comments: 0, gold: 0 },
      fits: [],
      losses: [],
    };
    const rows = reportOf(
      queue,
      {
        items: [itemOf(source)],
        faults: [{ path: 'talks/x.zip', message: 'No zip.' }],
        tables: ['talks/list.csv'],
      },
      ['talks/.DS_Store'],
    );
    expect(rows.map(({ path, words, isBad }) => [path, words, isBad])).toEqual([
      ['talks/.DS_Store', 'Left out: a file of the system', false],
      ['talks/a.ann', 'brat standoff: not imported yet', false],
      ['talks/a.txt', 'brat standoff: not imported yet', false],
      ['talks/b2.txt', 'Waiting', false],
      ['talks/b10.txt', 'This file is binary.', true],
      ['talks/list.csv', 'Says titles, dates and variables of the others', false],
      ['talks/x.zip', 'No zip.', true],
    ]);
    expect(reportOf(emptyQueue, none, [])).toEqual([]);
  });

  it('a copy of the project is refused as binary: it goes to merging; what systems leave in folders is left out', () => {
    const file = (name: string) => new File(['x'], name);
    const { files, copies, leftOut } = sift(
      ['a.txt', 'Ben.passage', 'Ben.passage-wal', 'Thumbs.db', '.hidden', 'a.passage.txt'].map(file),
    );
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'a.passage.txt']);
    expect(copies.map(({ name }) => name)).toEqual(['Ben.passage']);
    expect(leftOut).toEqual(['Ben.passage-wal', 'Thumbs.db', '.hidden']);
  });
});
