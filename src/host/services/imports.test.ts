import { describe, expect, it } from 'vitest';
import { readFile } from './imports.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('JSON that no format knows', () => {
  it.each([
    [
      'brackets alone',
      '['.repeat(100_000),
      /more than 100 levels of nesting.* export it again from the tool/,
    ],
    ['JSON that was cut off', '{"colour": "bl', /is not JSON, or was cut off. Export it again/],
    ['settings of a program', '{"colour": "blue"}', /JSON of no tool .* name it \.txt and import that/],
  ])('is no text: %s', async (_, text, says) => {
    await expect(readFile('a.json', utf8(text))).rejects.toMatchObject({
      code: 'unreadable_source',
      message: expect.stringMatching(says),
    });
    expect((await readFile('a.txt', utf8(text))).text).toBe(text);
  });

  it('is text where a transcription service wrote it', async () => {
    const spoken = JSON.stringify({ segments: [{ start: 0, end: 1, text: 'Good morning.' }] });
    expect((await readFile('a.json', utf8(spoken))).text).toContain('Good morning.');
  });
});
