import { useEffect, useRef } from 'react';
import { unpackRanges } from '../../../core/find/packed.ts';
import type { FoundInTranscript } from '../../../contract/find-types.ts';
import { host } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';
import { useStore } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { asked } from './options.ts';
import { takeHits, textFind } from './text-find.ts';

/** Milliseconds after the last key before it is searched. */
const PAUSE = 90;
/** Milliseconds for which the hits of what was searched before stay while the next search goes on. */
const STAY = 300;

/** Searches the open transcript for what the bar says, as long as it is shown; again when its text is laid anew. */
export function useTextSearch(): { searching: boolean } {
  const desk = useDesk();
  const { content } = desk;
  const { pattern, options } = useStore(textFind);
  const { job, fault, run, stop } = useJob();
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  const searched = useRef('');
  const searching = job !== null;
  useEffect(() => {
    if (!searching) return;
    const clear = setTimeout(() => textFind.set({ marks: null, fault: '' }), STAY);
    return () => clearTimeout(clear);
  }, [searching, pattern, options]);
  useEffect(() => {
    if (!content) return;
    if (pattern === '') {
      stop();
      textFind.set({ marks: null, fault: '' });
      return;
    }
    const { id: transcript, edition } = content.transcript;
    const what = JSON.stringify([pattern, options, transcript]);
    const begin = setTimeout(() => {
      void run({ title: 'Find' }, ({ id }) =>
        host().call('find.inTranscript', { pattern, transcript, ...asked(options), job: id }),
      ).then((found) => {
        // A corrected text is on its way, and with it another search.
        if (!found || found.edition !== edition) return;
        takeHits(latest.current, unpackRanges(found.ranges), faultOf(found), what !== searched.current);
        searched.current = what;
      });
    }, PAUSE);
    return () => clearTimeout(begin);
  }, [pattern, options, content, run, stop]);
  useEffect(() => {
    if (fault !== '') textFind.set({ marks: null, fault });
  }, [fault]);
  return { searching };
}

function faultOf({ more, stopped, hits }: FoundInTranscript): string {
  if (stopped)
    return `This expression takes too long: it was stopped after ${count(stopped.seconds, 'second')}. Make it simpler.`;
  return more ? `There are more: the first ${hits.toLocaleString()} are shown.` : '';
}
