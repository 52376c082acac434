import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { listOrphans, modeOf, setMode } from './mode.ts';

const correcting = ({ transcript }: DeskValue): boolean => modeOf(transcript?.id)?.kind === 'correcting';

/** Correcting the text, its editions, and what corrections left without a place. */
export const CORRECT_COMMANDS = defineCommands([
  {
    id: 'correct.begin',
    title: 'Correct the text…',
    group: 'Transcripts',
    words: 'edit typo edition type transcript fix',
    where: 'code',
    menu: ['edit', 3],
    when: ({ transcript, content }) => content !== null && modeOf(transcript?.id)?.kind !== 'correcting',
    run: ({ transcript }) => transcript && setMode({ kind: 'correcting', transcript: transcript.id }),
  },
  {
    id: 'correct.review',
    title: 'Look through the corrections…',
    group: 'Transcripts',
    words: 'apply changes diff edition save',
    keys: ['Mod+Enter'],
    where: 'everywhere',
    when: correcting,
  },
  {
    id: 'correct.discard',
    title: 'Discard the corrections',
    group: 'Transcripts',
    words: 'cancel leave edition',
    where: 'everywhere',
    when: correcting,
  },
  {
    id: 'editions.choose',
    title: 'Choose an edition to read',
    group: 'Transcripts',
    words: 'older text version history corrected',
    where: 'code',
    when: ({ transcript }) => (transcript?.editions ?? 1) > 1,
  },
  {
    id: 'editions.current',
    title: 'Back to the current text',
    group: 'Transcripts',
    words: 'edition close reading',
    where: 'code',
    when: ({ transcript }) => modeOf(transcript?.id)?.kind === 'reading',
    run: () => setMode(null),
  },
  {
    id: 'orphans.show',
    title: 'Annotations without a place',
    group: 'Transcripts',
    words: 'orphaned lost corrected re-anchor',
    where: 'code',
    when: ({ transcript }) => (transcript?.editions ?? 1) > 1,
    run: ({ transcript }) => transcript && listOrphans(transcript.id, true),
  },
  {
    id: 'orphans.place',
    title: 'Put it on the selected text',
    group: 'Transcripts',
    words: 'orphan anchor place',
    keys: ['Mod+Enter'],
    where: 'text',
    selection: 'some',
    when: ({ transcript }) => modeOf(transcript?.id)?.kind === 'placing',
  },
  {
    id: 'orphans.stop',
    title: 'Leave it without a place',
    group: 'Transcripts',
    words: 'orphan anchor cancel',
    where: 'code',
    when: ({ transcript }) => modeOf(transcript?.id)?.kind === 'placing',
    run: () => setMode(null),
  },
]);
