import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

const counts = async () =>
  Object.fromEntries(
    (await desk.call('speakers.list')).map(({ name, turns, annotations }) => [name, [turns, annotations]]),
  );

describe('speakers.list', () => {
  const TEXT = 'A title\n\nAnna Bell:\n\nOne two.\n\nCarl Dent:\n\nThree.\n\nAnna Bell:\n\nFour.\n';
  const from = (quote: string) => TEXT.indexOf(quote);

  it('counts an annotation once for every speaker it touches, and none for those between its fragments', async () => {
    const transcript = await importText(desk, TEXT);
    const annotate = (...span: [number, number][]) =>
      desk.call('annotations.create', { transcript, tag: STARTER_TAGS.claim, span });
    await annotate([from('One'), from('One') + 3]);
    await annotate([from('two'), from('Three') + 5]);
    await annotate([from('One'), from('One') + 3], [from('Four'), from('Four') + 4]);
    await annotate([0, 7]);
    expect(await counts()).toEqual({ 'Anna Bell': [2, 3], 'Carl Dent': [1, 1] });
  });
});
