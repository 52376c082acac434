import { useCallback, useMemo, useRef, useState } from 'react';
import { type Range, spanEnd, spanStart } from '../../../core/model/span.ts';
import { meant } from '../../reader/tidy.ts';
import { prefs } from '../../app/prefs.ts';
import type { ProjectInfo } from '../../../contract/types.ts';
import { currentPlace } from '../../app/hash.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import type { Reader, ReaderSelection } from '../../reader/reader.ts';
import { addFragment, createAnnotation } from '../annotations/changes.ts';
import type { DeskValue, DialogName } from './desk-context.ts';
import { useRelations } from '../relations/use-relations.ts';
import type { ViewId } from '../views/view-ids.ts';
import { useAnnotationVisit } from './use-annotation-visit.ts';
import { useProjectData } from './use-project-data.ts';

/** The state of the desk: what is open, selected and shown, and what can be done with it. */
export function useDeskState(opened: ProjectInfo) {
  const [view, showView] = useState<ViewId>(() => currentPlace().view);
  const data = useProjectData(opened, view);
  const { annotations, suggestions, transcript, content, openTranscript: chooseTranscript } = data;
  const reader = useRef<Reader>(null);
  const target = useRef<{ id: string; range: Range; options: { select?: boolean } }>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const [selection, setSelection] = useState<ReaderSelection | null>(null);
  const [listTag, setListTag] = useState('');
  const [dialog, setDialog] = useState<{ name: DialogName | null; transcript: string | null }>({
    name: null,
    transcript: null,
  });
  const me = opened.annotator;

  const setView = useCallback((next: ViewId) => {
    showView(next);
    // Keys that change the selected annotation must not reach it where it is out of sight.
    setSelected(null);
    setSuggestion(null);
    setSelection(null);
  }, []);
  const openTranscript = useCallback(
    (id: string) => {
      chooseTranscript(id);
      setSelected(null);
      setSuggestion(null);
      setSelection(null);
    },
    [chooseTranscript],
  );
  const select = useCallback<DeskValue['select']>(
    (id, options = {}) => {
      setSelected(id);
      setSuggestion(null);
      const annotation = id === null ? undefined : annotations?.get(id);
      if (options.goTo && annotation)
        reader.current?.goTo([spanStart(annotation.span), spanEnd(annotation.span)]);
    },
    [annotations],
  );
  const selectSuggestion = useCallback<DeskValue['selectSuggestion']>(
    (id) => {
      setSuggestion(id);
      setSelected(null);
      const suggestion = id === null ? undefined : suggestions?.get(id);
      if (!suggestion) return;
      const range: Range = [spanStart(suggestion.span), spanEnd(suggestion.span)];
      setSelection(null);
      reader.current?.setCaret(range[0]);
      // What was decided is not painted any more: the selection shows where it is.
      reader.current?.goTo(range, { select: suggestion.state !== 'open' });
    },
    [suggestions],
  );
  const open = transcript?.id ?? null;
  const goTo = useCallback<DeskValue['goTo']>(
    (id, range, options = {}) => {
      if (view === 'code' && id === open && reader.current) return reader.current.goTo(range, options);
      // Where it is not shown yet, it waits for the text.
      target.current = { id, range, options };
      setView('code');
      openTranscript(id);
    },
    [view, open, setView, openTranscript],
  );
  const arrive = useCallback((made: Reader, id: string): boolean => {
    const wanted = target.current;
    target.current = null;
    if (wanted?.id !== id) return false;
    made.goTo(wanted.range, wanted.options);
    return true;
  }, []);
  const related = useRelations(selected);
  const { linking, endLink } = related;
  const choose = useCallback<DeskValue['choose']>(
    (id, options) => {
      if (!linking || linking.from === id) return select(id, options);
      void endLink(id);
      // Where it began stays in hand, as long as it is in this text.
      select(annotations?.get(linking.from) ? linking.from : id);
    },
    [linking, endLink, select, annotations],
  );
  const edition = transcript?.edition;
  /** What is meant by what is selected: a word that was selected with its blank is that word. */
  const takeRange = useCallback((): Range | null => {
    const range = reader.current?.selection();
    const laid = reader.current?.laid();
    return range && laid ? meant(laid, range, prefs().selecting) : null;
  }, []);
  const dropSelection = useCallback(() => {
    const range = reader.current?.selection();
    if (range) reader.current?.setCaret(range[1]);
    setSelection(null);
  }, []);
  const addSelection = useCallback((): boolean => {
    const range = takeRange();
    if (!range || !annotations || selected === null) return false;
    void addFragment(annotations, selected, range);
    dropSelection();
    return true;
  }, [annotations, selected, takeRange, dropSelection]);
  const tagSelection = useCallback(
    (tag: string): boolean => {
      const range = takeRange();
      if (!range || !annotations || edition === undefined) return false;
      const { id, committed } = createAnnotation(annotations, me, edition, { span: [range], tag });
      setSelected(id);
      setSuggestion(null);
      dropSelection();
      void committed.then((ok) => ok || setSelected((now) => (now === id ? null : now)));
      return true;
    },
    [annotations, edition, me, takeRange, dropSelection],
  );
  const show = useCallback(
    (name: DialogName | null, of: string | null = null) => setDialog({ name, transcript: of }),
    [],
  );
  const openForCoding = useCallback(
    (id: string) => {
      if (view !== 'code') setView('code');
      if (id !== open) openTranscript(id);
    },
    [view, open, setView, openTranscript],
  );
  const goToAnnotation = useAnnotationVisit(annotations, content, select, openForCoding);
  const undo = useCallback(() => void step('history.undo'), []);
  const redo = useCallback(() => void step('history.redo'), []);

  const range = selection?.range ?? null;
  const value = useMemo<DeskValue>(
    () => ({
      ...data,
      ...related,
      view,
      setView,
      me,
      selected,
      suggestion,
      range,
      listTag,
      reader: () => reader.current,
      goTo,
      openTranscript,
      select,
      choose,
      goToAnnotation,
      selectSuggestion,
      tagSelection,
      addSelection,
      dropSelection,
      setListTag,
      show,
      undo,
      redo,
    }),
    [
      data,
      related,
      view,
      setView,
      me,
      selected,
      suggestion,
      range,
      listTag,
      goTo,
      openTranscript,
      select,
      choose,
      goToAnnotation,
      selectSuggestion,
      tagSelection,
      addSelection,
      dropSelection,
      show,
      undo,
      redo,
    ],
  );
  return { value, reader, arrive, selection, setSelection, dialog, contentFault: data.contentFault };
}

async function step(name: 'history.undo' | 'history.redo'): Promise<void> {
  try {
    const { summary, skipped } = await host().call(name);
    const what = `${name === 'history.undo' ? 'Undone' : 'Done again'}: ${summary}`;
    // What others have changed since stays theirs.
    saving.say(skipped > 0 ? `${what}. ${skipped} of its changes were changed again since and stay.` : what);
  } catch (error) {
    saving.fail(sentenceOf(error));
  }
}
