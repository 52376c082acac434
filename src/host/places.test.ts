import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderPlaces, GrantedPlaces } from './places.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'passage-places-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('projects in a folder', () => {
  it('are named, with or without the ending', () => {
    const places = new FolderPlaces(folder);
    expect(places.resolve('Hearing 3')).toBe(join(folder, 'Hearing 3.passage'));
    expect(places.resolve('Hearing 3.passage')).toBe(join(folder, 'Hearing 3.passage'));
    expect(places.placeOf(join(folder, 'a.passage'))).toBe('a.passage');
  });
  it.each([
    '',
    ' ',
    '..',
    '../a',
    'a/b',
    'a\\b',
    '/etc/passwd',
    'C:\\x',
    '.hidden',
    'a\0b',
    'con',
    'nul.passage',
    'a:b',
    'x'.repeat(300),
  ])('refuse %j as a name', (name) =>
    expect(() => new FolderPlaces(folder).resolve(name)).toThrowError(
      expect.objectContaining({ code: 'invalid_input' }),
    ),
  );
  it('are listed, and nothing else is', () => {
    for (const name of ['b.passage', 'a.txt', '.c.passage', 'b.passage-lock'])
      writeFileSync(join(folder, name), '');
    expect(new FolderPlaces(folder).list().map((p) => p.place)).toEqual(['b.passage']);
  });
});

describe('projects by path', () => {
  it('are only those that a dialog granted, or that were opened lately', () => {
    const places = new GrantedPlaces(() => [join(folder, 'old.passage')]);
    expect(() => places.resolve(join(folder, 'new.passage'))).toThrowError(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    places.grant(join(folder, 'new.passage'));
    expect(places.resolve(join(folder, 'new.passage'))).toBe(join(folder, 'new.passage'));
    expect(places.resolve(join(folder, 'old.passage'))).toBe(join(folder, 'old.passage'));
  });
});

describe('exports', () => {
  it.each([
    ...['a.passage', 'A.PASSAGE', 'a.passage-wal', 'a.passage-shm', 'a.passage-journal', 'a.passage-lock'],
    ...['a.passage-backups', 'not-granted.csv'],
  ])('never take the place of a project, whoever chose the name: %s', (name) => {
    const places = new GrantedPlaces();
    if (name !== 'not-granted.csv') places.grant(join(folder, name));
    expect(() => places.resolveExport(join(folder, name))).toThrowError(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  it.each(['a.csv', 'hearings.passage-quotes', 'a.passage-log', 'a.passage-lock.csv'])(
    'go where a dialog said: %s',
    (name) => {
      const places = new GrantedPlaces();
      places.grant(join(folder, name));
      expect(places.resolveExport(join(folder, name))).toBe(join(folder, name));
    },
  );

  it('of a page in a browser are downloads: none is written among the projects', () => {
    expect(() => new FolderPlaces(folder).resolveExport()).toThrowError(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});
