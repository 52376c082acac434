import { describe, expect, it } from 'vitest';
import { back, forth, step, timelineOf } from './history.ts';

describe('the preview’s undo', () => {
  it('goes back and forth', () => {
    const three = step(step(timelineOf('a'), 'b'), 'c');
    expect(back(three).now).toBe('b');
    expect(back(back(three)).now).toBe('a');
    expect(forth(back(three)).now).toBe('c');
    expect(forth(back(back(three)))).toEqual(back(three));
  });
  it('stays where there is nothing to take back or bring back', () => {
    const one = timelineOf('a');
    expect(back(one)).toBe(one);
    expect(forth(one)).toBe(one);
    expect(step(one, 'a')).toBe(one);
  });
  it('gives up what was taken back once something new is done', () => {
    const other = step(back(step(timelineOf('a'), 'b')), 'x');
    expect(other).toEqual({ past: ['a'], now: 'x', future: [] });
  });
});
