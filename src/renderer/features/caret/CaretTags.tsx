import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Reader } from '../../reader/reader.ts';
import { useDesk } from '../desk/desk-context.ts';
import { caretWords } from './caret-words.ts';

/** How long (ms) the caret must rest before its tags are said: while it moves, a screen reader says the text. */
const REST = 350;

interface Props {
  reader: Reader | null;
  selected: string | null;
  /** Receives what is to be called when the caret has moved. */
  moved: RefObject<() => void>;
}

/** Says which tags by whom cover the caret, to who cannot see it. */
export function CaretTags({ reader, selected, moved }: Props) {
  const { tags, annotators, annotations, suggestions, me } = useDesk();
  const [words, setWords] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useRef<() => void>(() => undefined);
  useEffect(() => {
    say.current = () => {
      const found = reader?.annotationsAtCaret() ?? [];
      const names = {
        tag: (id: string) => tags.get(id)?.name ?? 'Unknown tag',
        annotator: (id: string) =>
          id === me.id ? 'you' : (annotators.find((one) => one.id === id)?.name ?? 'somebody'),
      };
      const next = caretWords(found, names, selected, reader?.suggestedAtCaret());
      setWords((was) => next || (was === '' ? '' : 'No tag'));
    };
  });
  useEffect(() => {
    const soon = (): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => say.current(), REST);
    };
    moved.current = soon;
    // A tag that is given or taken at the caret is said as well.
    const stops = [annotations?.onPatch(soon), suggestions?.onPatch(soon)];
    soon();
    return () => {
      clearTimeout(timer.current);
      moved.current = () => undefined;
      stops.forEach((stop) => stop?.());
    };
  }, [moved, annotations, suggestions, selected, reader]);
  return (
    <div className="visually-hidden" role="status" aria-label="Tags at the caret" aria-live="polite">
      {words}
    </div>
  );
}
