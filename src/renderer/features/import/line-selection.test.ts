import { describe, expect, it } from 'vitest';
import { goTo, lineOfKey, lineSelection, toggle } from './line-selection.ts';

describe('selecting lines of the preview', () => {
  it('extends from the anchor in both directions', () => {
    const down = goTo(goTo(lineSelection(3), 4, 10, true), 5, 10, true);
    expect([...down.selected]).toEqual([3, 4, 5]);
    const up = goTo(down, 2, 10, true);
    expect([...up.selected]).toEqual([2, 3]);
    expect(up).toMatchObject({ anchor: 3, active: 2 });
  });
  it('stays inside the list', () => {
    expect(goTo(lineSelection(0), -1, 10, false).active).toBe(0);
    expect(goTo(lineSelection(0), 99, 10, true).selected.size).toBe(10);
  });
  it('toggles single lines', () => {
    const two = toggle(lineSelection(1), 4);
    expect([...two.selected]).toEqual([1, 4]);
    expect([...toggle(two, 1).selected]).toEqual([4]);
  });
  it('knows the keys', () => {
    expect(lineOfKey('ArrowDown', 9, 10, 5)).toBe(9);
    expect(lineOfKey('PageUp', 3, 10, 5)).toBe(0);
    expect(lineOfKey('End', 3, 10, 5)).toBe(9);
    expect(lineOfKey('x', 3, 10, 5)).toBeNull();
  });
});
