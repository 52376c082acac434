import { describe, expect, it } from 'vitest';
import { column } from './column.ts';
import { cellText, typed } from './values.ts';

const number = column('n', 'number', '');

describe('typed', () => {
  it.each([
    ['6000000', 6_000_000],
    ['-0.25', -0.25],
    ['+5', 5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['007', 7],
    ['0', 0],
    ['-0.00', 0],
    ['0e5', 0],
    ['123456789012345', 123_456_789_012_345],
    ['0.1', 0.1],
    ['', null],
  ])('takes %s for a number', (text, expected) => {
    expect(typed(number, text)).toBe(expected);
  });

  it.each(['12345678901234567890', '0.1234567890123456789', '1e400', '1e-400', '5e-324', '1234567890123456'])(
    'leaves %s text, since a double would change it',
    (text) => {
      expect(typed(number, text)).toBe(text);
    },
  );

  it('knows yes and no, and leaves text alone', () => {
    const yes = column('b', 'boolean', '');
    expect(['true', 'false', '', 'maybe'].map((text) => typed(yes, text))).toEqual([
      true,
      false,
      null,
      'maybe',
    ]);
    expect(typed(column('s', 'string', ''), '12')).toBe('12');
  });
});

describe('cellText', () => {
  it('is what a table shows', () => {
    expect(
      [
        'a',
        null,
        3,
        true,
        [[1, 2]],
        [
          [1, 2],
          [4, 5],
        ],
      ].map((cell) => cellText(cell as never)),
    ).toEqual(['a', '', '3', 'true', '1-2', '1-2;4-5']);
  });
});
