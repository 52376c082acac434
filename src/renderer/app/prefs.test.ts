import { expect, test } from 'vitest';
import { readPrefs } from './prefs.ts';

const DEFAULTS = readPrefs(null);

test('what was stored comes back', () => {
  const stored = {
    ...DEFAULTS,
    theme: 'dark',
    textSize: 3,
    lineLength: 4,
    stripes: 'annotator',
    left: false,
  };
  expect(readPrefs(JSON.stringify(stored))).toEqual(stored);
});

test('what makes no sense is left out, part by part', () => {
  expect(readPrefs('{')).toEqual(DEFAULTS);
  expect(readPrefs('null')).toEqual(DEFAULTS);
  expect(readPrefs('[]')).toEqual(DEFAULTS);
  expect(
    readPrefs('{"theme":"pink","textSize":99,"lineLength":-1,"stripes":"speaker","left":"no","right":false}'),
  ).toEqual({
    ...DEFAULTS,
    right: false,
  });
  expect(readPrefs('{"textSize":-1}').textSize).toBe(DEFAULTS.textSize);
  expect(readPrefs('{"textSize":1.5}').textSize).toBe(DEFAULTS.textSize);
});
