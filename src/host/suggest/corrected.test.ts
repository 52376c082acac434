import { expect, it } from 'vitest';
import { quoteOf } from '../../core/model/span.ts';
import { checkProject } from '../check.ts';
import { importText, openDesk } from '../testing.ts';

it('suggestions stand on a corrected text where their words are, and what was decided holds when it is looked through anew', async () => {
  const desk = openDesk();
  try {
    const transcript = await importText(
      desk,
      'We saw about 6 million cases, over 4,600 deaths and a batch of 100.\n',
    );
    await desk.call('suggestions.find', {});
    const quotes = async () => {
      const { text } = await desk.call('transcripts.get', { id: transcript });
      const list = await desk.call('suggestions.list', { transcript });
      return list.map(({ span, state }) => [quoteOf(text, span), state]);
    };
    const before = await quotes();
    expect(before.length).toBeGreaterThan(2);
    const list = await desk.call('suggestions.list', { transcript });
    await desk.call('suggestions.decide', { ids: [list[0]!.id], verdict: 'reject' });
    const { text, transcript: summary } = await desk.call('transcripts.get', { id: transcript });
    const at = text.indexOf('4,600');
    const made = await desk.call('editions.correct', {
      transcript,
      edition: summary.edition,
      edits: [
        [0, 2, 'They'],
        [at, at + 1, '5'],
      ],
    });
    const then = before.filter(([quote]) => !quote!.includes('4,600'));
    expect(await quotes()).toEqual(then.map(([quote], i) => [quote, i === 0 ? 'rejected' : 'open']));
    // A second correction lies between what was found first and what is found now.
    await desk.call('editions.correct', { transcript, edition: made.edition, edits: [[0, 4, 'All']] });
    await desk.call('suggestions.find', {});
    const now = before.map(([quote]) => quote!.replace('4,600', '5,600'));
    expect(await quotes()).toEqual(now.map((quote, i) => [quote, i === 0 ? 'rejected' : 'open']));
    for (let i = 0; i < 3; i++) await desk.call('history.undo');
    expect(await quotes()).toEqual(before.map(([quote], i) => [quote, i === 0 ? 'rejected' : 'open']));
    expect(checkProject(desk.session.project.db)).toEqual([]);
  } finally {
    desk.dispose();
  }
});
