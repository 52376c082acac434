import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Profile } from './profile.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'passage-profile-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('profile', () => {
  it('knows nobody at first, then who gave a name, then several', () => {
    const profile = new Profile(folder);
    expect(profile.annotator).toBeNull();
    const anna = profile.setName(' Anna ');
    expect(anna.name).toBe('Anna');
    expect(profile.setName('Anna B.').id).toBe(anna.id);
    const ben = profile.add('Ben');
    expect(profile.annotator).toEqual(ben);
    expect(profile.switchTo(anna.id)).toEqual({ ...anna, name: 'Anna B.' });
    expect(profile.switchTo('01890000-0000-7000-8000-0000000000ff')).toBeNull();
    const again = new Profile(folder);
    expect(again.annotator?.id).toBe(anna.id);
    expect(again.people.map((p) => p.name)).toEqual(['Anna B.', 'Ben']);
  });

  it('reads a profile of one person as it was written before', () => {
    const id = '01890000-0000-7000-8000-0000000000a1';
    const path = join(folder, 'profile.json');
    writeFileSync(path, JSON.stringify({ id, name: 'Anna', recent: ['/a.passage'] }));
    const profile = new Profile(folder);
    expect(profile.annotator).toEqual({ id, name: 'Anna', kind: 'person' });
    profile.add('Ben');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ recent: ['/a.passage'] });
    expect(new Profile(folder).people.map((p) => p.name)).toEqual(['Anna', 'Ben']);
  });
});
