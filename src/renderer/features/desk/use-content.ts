import { useEffect, useState } from 'react';
import { unpackBlocks, unpackTurns } from '../../../contract/packed.ts';
import type { TranscriptContent } from '../../../contract/types.ts';
import { host, sentenceOf } from '../../platform/host.ts';

/** What a commit must have touched for the text, or what is laid over it, to be another. */
const ENTITIES = ['transcript', 'edition', 'block', 'turn', 'variable_value'];

/** A transcript's text and structure, kept up with every commit; null while it is on its way, or where none is open. */
export function useContent(id: string | null): {
  content: TranscriptContent | null;
  fault: string | undefined;
} {
  const [state, setState] = useState<{
    id: string | null;
    content: TranscriptContent | null;
    fault?: string;
  }>({
    id: null,
    content: null,
  });
  useEffect(() => {
    if (id === null) return;
    let known: TranscriptContent | null = null;
    let asked = 0;
    const ask = (): void => {
      const ticket = ++asked;
      openContent(id, known).then(
        (content) => {
          // An answer that a later question has overtaken is dropped.
          if (ticket !== asked) return;
          known = content;
          setState({ id, content });
        },
        (error: unknown) => {
          if (ticket === asked) setState({ id, content: known, fault: sentenceOf(error) });
        },
      );
    };
    ask();
    const stop = host().on('changed', ({ touched }) => {
      if (ENTITIES.some((entity) => entity in touched)) ask();
    });
    return () => {
      asked = -1;
      stop();
    };
  }, [id]);
  // While another one is on its way, the last one is not shown as it.
  return state.id === id
    ? { content: state.content, fault: state.fault }
    : { content: null, fault: undefined };
}

/** Asks for a transcript; for its text only where that is not the one that is known. */
async function openContent(id: string, known: TranscriptContent | null): Promise<TranscriptContent> {
  const edition = known?.transcript.edition;
  const opened = await host().call('transcripts.open', {
    id,
    ...(edition !== undefined && { known: edition }),
  });
  const { text, blocks, turns, ...rest } = opened;
  const list = unpackTurns(turns);
  return { ...rest, text: text ?? known!.text, turns: list, blocks: unpackBlocks(blocks, list) };
}
