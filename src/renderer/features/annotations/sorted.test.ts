import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';
import { placeIn, withChanges } from './sorted.ts';

const annotation = (id: number): Annotation => ({
  id: `a${id}`,
  transcript: 't',
  edition: 'e',
  span: [[(id * 7) % 50, ((id * 7) % 50) + 1 + (id % 4)]],
  tag: 'tag',
  annotator: 'a',
  values: {},
  note: '',
  created: 0,
  modified: 0,
});

test('a sorted list stays sorted with few and with many changes', () => {
  const ids = fc.uniqueArray(fc.nat(300), { maxLength: 120 });
  fc.assert(
    fc.property(ids, ids, fc.nat(), (first, second, take) => {
      const known = first.map(annotation).sort(compareByPlace);
      const out = known.filter((_, i) => (i * 31 + take) % 3 === 0);
      const into = second.filter((id) => !first.includes(id)).map(annotation);
      const wanted = [...known.filter((one) => !out.includes(one)), ...into].sort(compareByPlace);
      expect(withChanges(known, out, into)).toEqual(wanted);
      for (const [i, one] of wanted.entries()) expect(placeIn(wanted, one)).toBe(i);
    }),
  );
});
