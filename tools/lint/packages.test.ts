import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { layerOf } from './layers.ts';
import { packages } from './packages.ts';

describe('packages', () => {
  it('classifies every package of package.json, and no other', async () => {
    const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
    expect(Object.keys(packages).toSorted()).toEqual(
      Object.keys({ ...dependencies, ...devDependencies }).toSorted(),
    );
  });

  it('names only places that a layer holds', () => {
    const places = Object.values(packages).flatMap((use) => use.in);
    expect(places.filter((place) => layerOf(place) === undefined)).toEqual([]);
  });

  it('keeps the two packages that own a boundary behind it', () => {
    expect(packages['electron']).toEqual({ in: ['src/main/', 'src/preload/'] });
    expect(packages['better-sqlite3']).toEqual({ in: ['src/host/db/'] });
  });
});
