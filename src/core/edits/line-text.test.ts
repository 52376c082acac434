import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Edit, editsFault } from './edits.ts';
import { refineEdits } from './refine-edits.ts';
import { editsToFile, LineText } from './line-text.ts';

const words = ['a', 'b ', '🙂', '\u00a0', 'é', '\u2028', '\t'];
const textOf = (breaks: string[]) =>
  fc.array(fc.constantFrom(...words, ...breaks), { maxLength: 30 }).map((parts) => parts.join(''));
const any = textOf(['\r\n', '\n', '\r']);
// A CR and an LF that come together would be one break.
const text = fc.oneof(textOf(['\r\n', '\n']), textOf(['\r']));

test('places of the editor and of the text lead to one another', () => {
  fc.assert(
    fc.property(any, (given) => {
      const lines = new LineText(given);
      const doc = Text.of(lines.lines);
      for (let at = 0; at <= doc.length; at++) expect(lines.toLines(lines.toText(at))).toBe(at);
      expect(lines.toText(doc.length)).toBe(given.length);
    }),
  );
});

test('what is typed changes nothing else: every break, blank and emoji stays as it is in the file', () => {
  const typed = fc.tuple(fc.nat(60), fc.nat(5), fc.constantFrom('', 'x', '\n', 'new\nlines'));
  fc.assert(
    fc.property(text, fc.array(typed, { maxLength: 4 }), (given, drafts) => {
      const lines = new LineText(given);
      const doc = Text.of(lines.lines);
      let [now, changes] = [doc, ChangeSet.empty(doc.length)];
      for (const [from, size, insert] of drafts) {
        const start = Math.min(from, now.length);
        const change = ChangeSet.of(
          { from: start, to: Math.min(start + size, now.length), insert: Text.of(insert.split('\n')) },
          now.length,
        );
        now = change.apply(now);
        changes = changes.compose(change);
      }
      const edits: Edit[] = [];
      changes.iterChanges((from, to, _b, _e, put) => edits.push([from, to, put.toString()]));
      const mine = lines.editsOfText(edits);
      const after = applyEdits(given, mine);
      expect(after.split(/\r\n?|\n/)).toEqual(
        now
          .toString()
          .split('\n')
          .flatMap((line) => line.split(/\r\n?|\n/)),
      );
      if (!after.isWellFormed()) return;
      const refined = refineEdits(given, mine);
      expect(applyEdits(given, refined)).toBe(after);
      expect(refined.length > 0 && editsFault(given, refined)).toBeFalsy();
    }),
  );
});

test('a break that is typed is as most breaks of the text are', () => {
  expect(new LineText('a\r\nb\r\nc\n').eol).toBe('\r\n');
  expect(new LineText('a\nb').eol).toBe('\n');
  expect(new LineText('a\rb').eol).toBe('\r');
  expect(new LineText('').eol).toBe('\n');
});

test('a corrected file that was saved with other line ends changes only what was corrected', () => {
  const before = 'One.\r\nTwo is here.\r\nThree.\r\n';
  expect(editsToFile(before, 'One.\nTwo was here.\nThree.\nFour.\n')).toEqual([
    [10, 11, 'wa'],
    [28, 28, 'Four.\r\n'],
  ]);
  expect(editsToFile(before, before.replaceAll('\r\n', '\n'))).toEqual([]);
});
