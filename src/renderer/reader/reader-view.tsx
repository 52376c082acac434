import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Annotation } from '../../core/model/annotation.ts';
import { diffAnnotations } from './diff-annotations.ts';
import {
  type Arrangement,
  Reader,
  type ReaderContent,
  type ReaderEvents,
  type ReaderLink,
  type Selecting,
  type TagLook,
} from './reader.ts';
import './reader.css';

export interface ReaderViewProps extends Partial<ReaderEvents> {
  /** Keep the object while nothing changed: a new one is laid out anew. */
  content: ReaderContent;
  tags: ReadonlyMap<string, TagLook>;
  annotators?: ReadonlyMap<string, string>;
  /** Whose stripes are the plain ones. */
  me?: string | null;
  arrangement?: Arrangement;
  /** The text's annotations; those that are the same object as before cost nothing. Leave it out to call `apply` yourself. */
  annotations?: readonly Annotation[];
  /** Keep the function while it filters alike. */
  visible?: ((annotation: Annotation) => boolean) | null;
  selected?: string | null;
  /** Relations of the selected annotation; keep the array while nothing changed. */
  links?: readonly ReaderLink[];
  /** Whose boundaries can be dragged; keep the function while it answers alike. */
  movable?: (annotation: Annotation) => boolean;
  /** What a selection by the user takes. */
  selecting?: Selecting;
  /** Receives the reader, for what is an act rather than a state: goTo, focus, setSelection. */
  onReader?: (reader: Reader | null) => void;
  className?: string;
}

const ALL = (): boolean => true;
const NOBODY: ReadonlyMap<string, string> = new Map();
const NO_LINKS: readonly ReaderLink[] = [];

/** The reader as a component. It renders one element and leaves what is in it to {@link Reader}. */
export function ReaderView(props: ReaderViewProps) {
  const { content, tags, annotators = NOBODY, annotations, visible = null, selected = null } = props;
  const { movable = ALL, selecting = 'tidy', me = null, arrangement = 'tag', links = NO_LINKS } = props;
  const element = useRef<HTMLDivElement>(null);
  const reader = useRef<Reader>(null);
  const known = useRef<ReadonlyMap<string, Annotation>>(new Map());
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    const made = new Reader(element.current!, {
      selection: (selection) => latest.current.selection?.(selection),
      caret: (offset) => latest.current.caret?.(offset),
      hit: (ids, offset, rect) => latest.current.hit?.(ids, offset, rect),
      boundary: (id, span) => latest.current.boundary?.(id, span),
      block: (target) => latest.current.block?.(target),
      link: (relation) => latest.current.link?.(relation),
    });
    reader.current = made;
    known.current = new Map();
    return () => {
      made.destroy();
      reader.current = null;
    };
  }, []);
  useLayoutEffect(() => reader.current?.setTags(tags), [tags]);
  useLayoutEffect(() => reader.current?.setAnnotators(annotators, me), [annotators, me]);
  useLayoutEffect(() => reader.current?.setArrangement(arrangement), [arrangement]);
  useLayoutEffect(() => reader.current?.setVisible(visible), [visible]);
  useLayoutEffect(() => reader.current?.setMovable(movable), [movable]);
  useLayoutEffect(() => reader.current?.setSelecting(selecting), [selecting]);
  useLayoutEffect(() => {
    if (!annotations) return;
    const { changed, removed, next } = diffAnnotations(known.current, annotations);
    known.current = next;
    // All at once where most is new, as after a switch of transcript.
    if (changed.length + removed.length >= annotations.length && changed.length > 0)
      reader.current?.setAnnotations(annotations);
    else if (changed.length + removed.length > 0) reader.current?.apply(changed, removed);
  }, [annotations]);
  useLayoutEffect(() => reader.current?.select(selected), [selected]);
  useLayoutEffect(() => reader.current?.setLinks(links), [links]);
  useLayoutEffect(() => reader.current?.setContent(content), [content]);
  useEffect(() => {
    latest.current.onReader?.(reader.current);
    return () => latest.current.onReader?.(null);
  }, []);
  return <div ref={element} className={props.className} />;
}
