import type { Input } from '../../../contract/contract.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { Store } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { placesOfLines, wantedLines } from './project-find.ts';
import { textFind } from './text-find.ts';

type Places = Input<'annotations.createMany'>['places'];

/** The hits that wait for a tag to be chosen; null while none do. */
export const waitingHits = new Store<{ places: Places | null }>({ places: null });

export const sizeOf = (places: Places): number => places.reduce((sum, { ranges }) => sum + ranges.length, 0);

/** Asks which tag the hits are given: all that the bar has, or those of the project that are ticked. */
export function askForTag(desk: DeskValue, from: 'text' | 'project'): void {
  const places = from === 'text' ? placesInText(desk) : placesOfLines(wantedLines());
  if (places.length > 0) waitingHits.set({ places });
}

function placesInText({ content }: DeskValue): Places {
  const { marks } = textFind.get();
  if (!content || !marks || marks.size === 0) return [];
  const { id: transcript, edition } = content.transcript;
  return [
    {
      transcript,
      edition,
      ranges: Array.from({ length: marks.size }, (_, i): [number, number] => [...marks.range(i)]),
    },
  ];
}

/** Gives hits a tag, in one action that undo takes back in one; says what came of it. Resolves to whether it was done. */
export async function tagPlaces(tag: { id: string; name: string }, places: Places): Promise<boolean> {
  try {
    const { made, duplicates, stale } = await host().call('annotations.createMany', { tag: tag.id, places });
    const left = [
      ...(duplicates > 0 ? [`${count(duplicates, 'hit')} had it already`] : []),
      ...(stale > 0 ? [`${count(stale, 'hit')} stood in a text that was corrected since`] : []),
    ];
    const done =
      made > 0 ? `${count(made, 'hit')} tagged as ${tag.name}` : `Nothing new to tag as ${tag.name}`;
    saving.say([done, ...left].join('; '), { undoable: made > 0 });
    return true;
  } catch (error) {
    saving.fail(sentenceOf(error));
    return false;
  }
}
