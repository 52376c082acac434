import { expect, it } from 'vitest';
import { lossText } from './loss-file.ts';

it('LOSS.txt tells a terminal nothing, whatever the names in it hold', () => {
  const attack = 'x\u001b]0;y\u0007\u009b2J\u202egpj\r\n\tz';
  const text = lossText(
    attack,
    [{ code: 'c', aspect: 'tag', sentence: attack, count: 2, examples: [attack] }],
    [attack],
  );
  expect(text).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
  expect(text).toContain('␛]0;y␇');
  expect(text).toContain('[U+202E]gpj');
});
