import type { Speaker } from '../../../core/model/structure.ts';

/** A speaker with how many turns are theirs, in the project or in a transcript. */
type Counted = Pick<Speaker, 'name' | 'affiliation'> & { turns: number };

/** Names are compared without case, accents and doubled blanks: "Zoë  Q" is found by "zoe q". */
const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().replace(/\s+/g, ' ').trim();

/** Speakers that a search finds: whose name begins so first, then a word of it, then anything; within that, by turns. */
export function findSpeakers<S extends Counted>(speakers: readonly S[], search: string): S[] {
  const wanted = plain(search);
  const rank = (speaker: S): number => {
    const name = plain(speaker.name);
    if (name.startsWith(wanted)) return 0;
    if (name.includes(` ${wanted}`)) return 1;
    return name.includes(wanted) || plain(speaker.affiliation).includes(wanted) ? 2 : 3;
  };
  return speakers
    .map((speaker) => ({ speaker, rank: rank(speaker) }))
    .filter((found) => found.rank < 3)
    .sort(
      (a, b) =>
        a.rank - b.rank || b.speaker.turns - a.speaker.turns || a.speaker.name.localeCompare(b.speaker.name),
    )
    .map((found) => found.speaker);
}

/** The name to create a speaker of; null where the search is blank or somebody has the name already. */
export function newSpeakerName(speakers: readonly Counted[], search: string): string | null {
  const name = search.replace(/\s+/g, ' ').trim();
  return name === '' || speakers.some((speaker) => speaker.name === name) ? null : name;
}
