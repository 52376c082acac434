import type { Span } from '../../model/span.ts';
import type { ExchangeAnnotation, ExchangeDocument, FormatFile } from '../exchange/model.ts';
import { unitOffsets, type UnitOffsets } from '../exchange/offset-units.ts';
import { xmlElement } from '../xml/write.ts';
import { guidFor } from './guid.ts';
import { LOSS } from './losses.ts';
import { codeGuid } from './write-codebook.ts';
import { writeVariableValues } from './write-variables.ts';
import { dateTime, type RefiWriter } from './writer.ts';

/** Longer names of selections are cut: tools show them as titles. Code points. */
export const LONGEST_NAME = 200;
const CUT = '…';

/** Ids of annotators in the exchange to GUIDs; undefined for null. */
export type UserGuid = (annotator: string | null) => string | undefined;

/** The GUID of one range of an annotation, counted from 0; the same in each export. */
export const selectionGuid = (annotation: string, range: number): string =>
  guidFor('selection', `${annotation} ${range}`);

export interface WrittenSource {
  xml: string;
  file: FormatFile;
  /** GUIDs of the selections of each speaker's turns, by the speaker's index. */
  turns: Map<number, string[]>;
}

/** One document: its text as a file of its own, its annotations as selections with a coding each. */
export function writeSource(document: ExchangeDocument, writer: RefiWriter, user: UserGuid): WrittenSource {
  const { id, name, text, metadata, annotations, structure } = document;
  const guid = guidFor('own', id);
  const offsets = unitOffsets(text, 'code-point');
  const selections = annotations
    .filter(({ suggested }) => !suggested)
    .flatMap((annotation) => writeAnnotation(document, annotation, offsets, writer, user));
  const turns = new Map<number, string[]>();
  structure?.turns.forEach(({ speaker }, turn) => {
    if (speaker === null) return;
    for (const range of stretchesOf(document, turn)) {
      const place = guidFor('turn', `${id} ${range[0]}`);
      const title = structure.speakers[speaker]!.name;
      selections.push(writeSelection(place, offsets, text, range, {}, '', title));
      turns.set(speaker, [...(turns.get(speaker) ?? []), place]);
    }
  });
  writer.checked(name, 'name', name);
  writer.checked(metadata.note, 'metadata', name);
  const path = `${guid}.txt`;
  const xml = xmlElement(
    'TextSource',
    { guid, name, plainTextPath: `internal://${path}` },
    selections.join('\n') +
      writer.note(`${id} metadata`, 'Note', metadata.note) +
      writeVariableValues(metadata, name, writer),
  );
  return { xml, file: { path: `sources/${path}`, bytes: new TextEncoder().encode(text) }, turns };
}

function writeAnnotation(
  document: ExchangeDocument,
  annotation: ExchangeAnnotation,
  offsets: UnitOffsets,
  writer: RefiWriter,
  user: UserGuid,
): string[] {
  const { id, span, tag, annotator, created } = annotation;
  const label = `${document.name}: ${id}`;
  if (span.length > 1) writer.losses.add(LOSS.split, label);
  const notes = writeNotes(annotation, label, writer, user);
  const by = { creatingUser: user(annotator), creationDateTime: dateTime(created) };
  return span.map((range, i) => {
    const coding = xmlElement(
      'Coding',
      { guid: i === 0 ? guidFor('own', id) : guidFor('coding', `${id} ${i}`), ...by },
      xmlElement('CodeRef', { targetGUID: codeGuid(tag) }) + notes,
    );
    return writeSelection(selectionGuid(id, i), offsets, document.text, range, by, coding);
  });
}

/** Values, decisions and comments have no place of their own; they stand in notes, which every tool shows, and come back by them. */
function writeNotes(
  annotation: ExchangeAnnotation,
  label: string,
  writer: RefiWriter,
  user: UserGuid,
): string {
  const { id, note, annotator, created, values, decisions, comments } = annotation;
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  writer.losses.add(LOSS.values, label, lines.length);
  for (const { reason } of decisions) writer.checked(reason, 'decision', label);
  for (const { text } of comments) writer.checked(text, 'comment', label);
  writer.checked(note, 'note', label);
  return [
    writer.note(`${id} note`, 'Note', note, user(annotator), created),
    writer.note(`${id} values`, VALUES_NOTE, lines.join('\n'), user(annotator)),
    ...decisions.map(({ reviewer, verdict, reason }, i) =>
      writer.note(
        `${id} decision ${i}`,
        DECISION_NOTE,
        reason === '' ? verdict : `${verdict}: ${reason}`,
        user(reviewer),
      ),
    ),
    ...comments.map(({ annotator: by, text, created: at }, i) =>
      writer.note(`${id} comment ${i}`, COMMENT_NOTE, text, user(by), at),
    ),
  ].join('');
}

export const VALUES_NOTE = 'Attributes';
export const DECISION_NOTE = 'Decision';
export const COMMENT_NOTE = 'Comment';

function writeSelection(
  guid: string,
  offsets: UnitOffsets,
  text: string,
  [start, end]: Span[number],
  by: Record<string, string | undefined>,
  coding: string,
  title = nameOf(text.slice(start, end)),
): string {
  // Half-open, as the standard's own examples are, whatever its words say.
  const [from, to] = [offsets.fromUtf16(start)!, offsets.fromUtf16(end)!];
  return xmlElement(
    'PlainTextSelection',
    { guid, name: title, startPosition: String(from), endPosition: String(to), ...by },
    coding,
  );
}

/** A quote as the name of its selection. */
function nameOf(quote: string): string {
  const points = [...quote.slice(0, 2 * LONGEST_NAME + 2)];
  return points.length > LONGEST_NAME ? points.slice(0, LONGEST_NAME).join('') + CUT : quote;
}

/** Where a turn stands: its blocks, neighbours joined (UTF-16). */
function stretchesOf({ structure }: ExchangeDocument, turn: number): [number, number][] {
  const stretches: [number, number][] = [];
  let last = -2;
  structure!.blocks.forEach((block, i) => {
    if (block.turn !== turn || block.kind === 'speaker') return;
    if (last === i - 1 && stretches.length > 0) stretches.at(-1)![1] = block.end;
    else stretches.push([block.start, block.end]);
    last = i;
  });
  return stretches;
}
