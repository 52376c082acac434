import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeTab, livingTabs, MOST_TABS, NO_TABS, openTab, readTabs, tabBeside, type Tabs } from './tabs.ts';

const open = (...ids: string[]): Tabs => ids.reduce(openTab, NO_TABS);

/** What must hold of any tabs. */
function sound({ open, active, recent }: Tabs): void {
  expect(new Set(open).size).toBe(open.length);
  expect(open.length).toBeLessThanOrEqual(MOST_TABS);
  expect([...recent].sort()).toEqual([...open].sort());
  if (active !== null) expect(open).toContain(active);
  if (open.length > 0) expect(active).not.toBeNull();
}

describe('tabs', () => {
  it('stay sound whatever is opened, closed, deleted and stored', () => {
    const id = fc.nat(14).map(String);
    const step = fc.oneof(
      id.map((one) => (tabs: Tabs) => openTab(tabs, one)),
      id.map((one) => (tabs: Tabs) => closeTab(tabs, one)),
      fc.uniqueArray(id).map((existing) => (tabs: Tabs) => livingTabs(tabs, existing)),
      fc.constant((tabs: Tabs) => readTabs(JSON.stringify(tabs))),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let tabs = NO_TABS;
        for (const next of steps) sound((tabs = next(tabs)));
      }),
    );
  });

  it('open a transcript once, at the end of the line', () => {
    expect(open('a', 'b', 'a')).toMatchObject({ open: ['a', 'b'], active: 'a' });
  });

  it('close to the one that was used before', () => {
    expect(closeTab(open('a', 'b', 'c', 'a'), 'a')).toMatchObject({ open: ['b', 'c'], active: 'c' });
    expect(closeTab(open('a', 'b'), 'a')).toMatchObject({ open: ['b'], active: 'b' });
    expect(closeTab(open('a'), 'a')).toEqual(NO_TABS);
  });

  it('go round', () => {
    const tabs = open('a', 'b', 'c');
    expect([tabBeside(tabs, 1), tabBeside(tabs, -1), tabBeside(open('a'), 1)]).toEqual(['a', 'b', null]);
  });

  it('make way for a new one: the one not used for longest', () => {
    const full = open(...Array.from({ length: MOST_TABS }, (_, i) => String(i)), '0');
    expect(openTab(full, 'new').open).toEqual(['0', '2', '3', '4', '5', '6', '7', '8', '9', 'new']);
  });

  it('show something wherever something can be shown', () => {
    expect(livingTabs(NO_TABS, [])).toEqual(NO_TABS);
    expect(livingTabs(NO_TABS, ['x', 'y'])).toMatchObject({ open: ['x'], active: 'x' });
    expect(livingTabs(open('a', 'b', 'c'), ['x', 'a', 'b'])).toMatchObject({ open: ['a', 'b'], active: 'b' });
    // The address names one that has no tab yet.
    expect(livingTabs({ ...open('a'), active: 'x' }, ['a', 'x'])).toMatchObject({
      open: ['a', 'x'],
      active: 'x',
    });
  });

  it('take nothing from what makes no sense', () => {
    for (const stored of [null, '{', '[]', 'null', '{"open":4,"active":{}}'])
      expect(readTabs(stored)).toEqual(NO_TABS);
    expect(readTabs('{"open":["a",3,"a"],"active":"b","recent":["z"]}')).toEqual({
      open: ['a'],
      active: null,
      recent: ['a'],
    });
  });
});
