import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';

const hasTranscript = ({ transcript }: DeskValue): boolean => transcript !== null;

const setPass =
  (state: 'open' | 'done') =>
  ({ transcript }: DeskValue): void => {
    if (!transcript) return;
    host()
      .call('passes.set', { transcript: transcript.id, state })
      .then(
        () => saving.say(state === 'done' ? 'Your pass is done' : 'Your pass is open again'),
        (error: unknown) => saving.fail(sentenceOf(error)),
      );
  };

/** Between transcripts, and one's own pass on the open one. */
export const TRANSCRIPT_COMMANDS = defineCommands([
  {
    id: 'transcripts.open',
    title: 'Go to a transcript…',
    group: 'Transcripts',
    words: 'open switch jump',
    keys: ['Alt+O'],
    menu: ['go', 2],
    when: ({ transcripts }) => (transcripts?.length ?? 0) > 0,
  },
  {
    id: 'passes.done',
    title: 'Mark my pass as done',
    group: 'Transcripts',
    words: 'finish complete blind',
    when: hasTranscript,
    run: setPass('done'),
  },
  {
    id: 'passes.open',
    title: 'Open my pass again',
    group: 'Transcripts',
    words: 'reopen continue',
    when: hasTranscript,
    run: setPass('open'),
  },
]);
