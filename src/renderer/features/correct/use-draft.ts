import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Effects, effectsOn } from '../../../core/edits/effects.ts';
import type { Edits } from '../../../core/edits/edits.ts';
import type { TranscriptContent } from '../../../contract/types.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { Draft } from './draft.ts';
import { extensionsFor } from './editor.ts';
import { fits, forgetDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { drafts } from './mode.ts';

/** What is typed is counted once nobody types for so long (ms): counting looks at every annotation. */
const PAUSE = 150;

/** What another window did to the draft that the machine remembers is done by then (ms). */
const AFTER = 600;

interface Counted {
  edits: Edits;
  effects: Effects;
}
const NOTHING: Counted = { edits: [], effects: { orphaned: [], partial: [], changed: 0 } };

/** The correction of a transcript, begun now or before, with what it would change so far. */
export function useDraft(desk: DeskValue, content: TranscriptContent) {
  const { annotations } = desk;
  const { id, edition, title, language } = content.transcript;
  const [made, setMade] = useState(0);
  const draft = useMemo(() => {
    const known = drafts.get(id);
    if (known) return known;
    const on = annotations?.all().filter((one) => one.edition === edition) ?? [];
    const kept = keptDraft(id);
    const at = desk.reader()?.caret() ?? 0;
    const fresh = new Draft(
      edition,
      content.text,
      at,
      (lines) =>
        extensionsFor(lines, {
          blocks: content.blocks,
          annotated: on.flatMap(({ span }) => span),
          language,
          label: `Text of ${title}`,
        }),
      kept && fits(kept, edition, content.text.length) ? kept.edits : [],
    );
    drafts.set(id, fresh);
    return fresh;
    // What comes later, such as another edition, does not touch what is typed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, made]);
  const count = useCallback((): Counted => {
    const edits = draft.edits();
    const on = annotations?.all().filter((one) => one.edition === draft.edition) ?? [];
    return edits.length === 0 ? NOTHING : { edits, effects: effectsOn(on, edits) };
  }, [draft, annotations]);
  const [counted, setCounted] = useState<Counted>(NOTHING);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setCounted(count());
    return () => clearTimeout(timer.current);
  }, [count]);
  const onChange = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const now = count();
      keepDraft(id, draft.edition, now.edits);
      setCounted(now);
    }, PAUSE);
  };
  // Typed in another window's life on a text that is not the current one any more.
  const [earlier, setEarlier] = useState(() => {
    const kept = drafts.get(id)?.isChanged ? null : keptDraft(id);
    return kept && !fits(kept, edition, content.text.length) ? kept : null;
  });
  const forgetEarlier = (): void => {
    setEarlier(null);
    // What is typed since may be kept in its place already.
    if (keptDraft(id)?.edition === earlier?.edition) forgetDraft(id);
  };
  const discard = (): void => {
    drafts.delete(id);
    forgetDraft(id);
    setMade((n) => n + 1);
  };
  const isStale = draft.edition !== edition;
  useEffect(() => {
    if (!isStale) return;
    // Who corrected the text in another window of this machine has forgotten the one draft that it remembers: after that, ours
    // is kept anew, so that a reload finds it.
    const again = setTimeout(() => {
      const { edits } = count();
      forgetDraft(id);
      keepDraft(id, draft.edition, edits);
    }, AFTER);
    return () => clearTimeout(again);
  }, [isStale, id, draft, count]);
  return { draft, counted, count, onChange, discard, isStale, earlier, forgetEarlier };
}
