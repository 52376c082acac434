import { expect, test } from 'vitest';
import { placeOf, readPlaces, withPlace } from './kept-places.ts';

const at = (offset: number, caret: number | null = null) => ({ offset, y: 12, caret });

test('the place in each transcript is kept, the last one of each', () => {
  let stored: string | null = null;
  for (const [transcript, offset] of [
    ['a', 1],
    ['b', 2],
    ['a', 3],
  ] as const)
    stored = withPlace(stored, transcript, at(offset, offset + 1));
  const places = readPlaces(stored);
  expect(placeOf(places, 'a')).toEqual(at(3, 4));
  expect(placeOf(places, 'b')).toEqual(at(2, 3));
  expect(placeOf(places, 'c')).toBeNull();
});

test('of very many, the oldest are forgotten', () => {
  let stored: string | null = null;
  for (let i = 0; i < 250; i++) stored = withPlace(stored, `t${i}`, at(i));
  const places = readPlaces(withPlace(stored, 't60', at(7)));
  expect(Object.keys(places)).toHaveLength(200);
  expect(placeOf(places, 't49')).toBeNull();
  expect(placeOf(places, 't60')).toEqual(at(7));
});

test('what makes no sense is left out', () => {
  for (const stored of [null, '{', 'null', '4']) expect(readPlaces(stored)).toEqual({});
  expect(readPlaces('{"a":[1,2],"b":[-1,0,null],"c":[1,2,"x"],"d":[1,2.5,null]}')).toEqual({
    d: [1, 2.5, null],
  });
});
