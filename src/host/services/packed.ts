import { packStructure } from '../db/pack.ts';
import { readPortion } from '../db/read-portion.ts';
import { define } from './define.ts';
import { contentOf, summaryOf } from './transcripts.ts';

/** What the page reads of long transcripts: the same as other queries give, in columns and portions. */
export const packed = define({
  'transcripts.open': ({ project, seen }, { id, known }) => {
    const { text, blocks, turns, ...rest } = contentOf(project, seen, id);
    return {
      ...rest,
      text: known === rest.transcript.edition ? null : text,
      ...packStructure(blocks, turns),
    };
  },

  'annotations.portion': ({ project, seen }, { transcript, from, to, limit }) => {
    const { edition } = summaryOf(project, seen, transcript);
    return readPortion(project.db, seen, { edition, from, to: to ?? Number.MAX_SAFE_INTEGER, limit });
  },
});
