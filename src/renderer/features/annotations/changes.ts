import { v7 as uuidv7 } from 'uuid';
import type { Annotation, Annotator } from '../../../core/model/annotation.ts';
import { normalizeSpan, type Range, type Span } from '../../../core/model/span.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import type { Annotations, Expected } from './annotations.ts';

/** What is changed of an annotation. In `values`, an empty text takes the value away. */
export interface AnnotationPatch {
  span?: Span;
  tag?: string;
  values?: Record<string, string>;
  note?: string;
}

/** Ranges as the contract takes them. */
const plain = (span: Span): [number, number][] => span.map(([start, end]) => [start, end]);

/** Shows at once what is asked for, and takes it back where the host refuses. Resolves to whether it was committed. */
async function settle(expected: Expected, commit: Promise<unknown>): Promise<boolean> {
  try {
    await commit;
    expected.keep();
    return true;
  } catch (error) {
    expected.takeBack();
    saving.fail(sentenceOf(error));
    return false;
  }
}

/** Makes an annotation; its id is made here, so that it is painted before the host has answered. */
export function createAnnotation(
  store: Annotations,
  me: Annotator,
  edition: string,
  given: { span: Span; tag: string; values?: Readonly<Record<string, string>>; note?: string },
): { id: string; committed: Promise<boolean> } {
  const { span, tag, values = {}, note = '' } = given;
  const id = uuidv7();
  const now = Date.now();
  const annotation: Annotation = {
    id,
    transcript: store.transcript,
    edition,
    span,
    tag,
    annotator: me.id,
    values,
    note,
    created: now,
    modified: now,
  };
  const commit = host().call('annotations.create', {
    id,
    transcript: store.transcript,
    edition,
    span: plain(span),
    tag,
    values: { ...values },
    note,
  });
  return { id, committed: settle(store.expect(id, annotation), commit) };
}

export function updateAnnotation(store: Annotations, id: string, patch: AnnotationPatch): Promise<boolean> {
  const was = store.get(id);
  if (!was) return Promise.resolve(false);
  const { values, span, ...rest } = patch;
  const merged = Object.entries({ ...was.values, ...values }).filter(([, value]) => value !== '');
  const next: Annotation = {
    ...was,
    ...rest,
    span: span ?? was.span,
    values: Object.fromEntries(merged),
    modified: Date.now(),
  };
  const commit = host().call('annotations.update', {
    id,
    ...patch,
    // Should the text be corrected meanwhile, the span goes along.
    ...(span && { span: plain(span), edition: was.edition }),
  } as never);
  return settle(store.expect(id, next), commit);
}

export function deleteAnnotation(store: Annotations, id: string): Promise<boolean> {
  return settle(store.expect(id, null), host().call('annotations.delete', { ids: [id] }));
}

/** Adds a range as a fragment; one that touches another of the span becomes one with it. */
export function addFragment(store: Annotations, id: string, range: Range): Promise<boolean> {
  const was = store.get(id);
  return was
    ? updateAnnotation(store, id, { span: normalizeSpan([...was.span, range]) })
    : Promise.resolve(false);
}

export function removeFragment(store: Annotations, id: string, index: number): Promise<boolean> {
  const was = store.get(id);
  if (!was || was.span.length < 2) return Promise.resolve(false);
  return updateAnnotation(store, id, { span: was.span.filter((_, i) => i !== index) });
}

/** Makes a fragment an annotation of its own, with the same tag and attributes. Resolves to its id; null where refused. */
export async function splitOff(store: Annotations, id: string, index: number): Promise<string | null> {
  const was = store.get(id);
  const range = was?.span[index];
  if (!was || !range || was.span.length < 2) return null;
  const newId = uuidv7();
  const now = Date.now();
  const own: Annotation = { ...was, id: newId, span: [range], note: '', created: now, modified: now };
  const rest: Annotation = { ...was, span: was.span.filter((_, i) => i !== index), modified: now };
  const commit = host().call('annotations.splitOff', { id, range: index, newId });
  const [made, cut] = await Promise.all([
    settle(store.expect(newId, own), commit),
    settle(store.expect(id, rest), commit),
  ]);
  return made && cut ? newId : null;
}
