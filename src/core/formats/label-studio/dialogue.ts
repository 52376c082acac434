import type { Range } from '../../model/span.ts';
import { isObject, type JsonObject, textOf } from '../exchange/json.ts';
import type { Losses } from '../exchange/loss.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { type OffsetUnit, unitOffsets } from '../exchange/offset-units.ts';
import { RowText } from '../rows/lay-out.ts';
import type { Region } from './regions.ts';

/** Names that projects give to who speaks and what is said; the tool's own come first (`nameKey`, `textKey`). */
const WHO = ['author', 'speaker', 'name', 'from', 'role', 'user'];
const WHAT = ['text', 'content', 'message', 'utterance', 'value'];
/** A browser counts as JavaScript does; what was made elsewhere may count as Python does. */
const UNITS: readonly OffsetUnit[] = ['utf-16', 'code-point'];

/** A conversation of a task's data (the tag `Paragraphs`) as a text with a turn a paragraph. */
export interface Dialogue {
  /** The key of the data that holds it. */
  key: string;
  text: string;
  structure: NonNullable<ExchangeDocument['structure']>;
  /** The words of each paragraph, and where in the text they begin (UTF-16); null for one without words. */
  paragraphs: ({ words: string; start: number } | null)[];
}

/** The first list of a task's data whose members say something; null where there is none. */
export function dialogueOf(data: JsonObject, where: string, losses: Losses): Dialogue | null {
  for (const [key, list] of Object.entries(data)) {
    if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) continue;
    const rows = list as JsonObject[];
    const what = WHAT.find((name) => rows.some((row) => textOf(row[name]).trim() !== ''));
    if (what === undefined) continue;
    const who = WHO.find((name) => name !== what && rows.some((row) => textOf(row[name]) !== ''));
    const laid = new RowText(losses);
    const paragraphs = rows.map((row, i) => {
      const words = textOf(row[what]);
      if (words.trim() === '' || !words.isWellFormed()) return null;
      const speaker = who === undefined ? '' : textOf(row[who]).toWellFormed().replace(/\s+/g, ' ').trim();
      laid.add(
        {
          ...{ text: words, speaker, role: '', affiliation: '', transcript: '', annotator: '' },
          ...{
            time: secondsOf(row['start']),
            timeEnd: secondsOf(row['end']),
            labels: [],
            variables: [],
            unread: [],
          },
        },
        `${where}, paragraph ${i + 1}`,
      );
      return { words, start: laid.text.length - words.length };
    });
    if (laid.text === '') continue;
    const { text, blocks, turns, speakers } = laid;
    return { key, text, structure: { blocks, turns, speakers }, paragraphs };
  }
  return null;
}

const secondsOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

/** What a dialogue's offsets count, by the words that regions say they stand on. */
export function unitOfDialogue(dialogue: Dialogue, regions: readonly Region[]): OffsetUnit {
  const fits = UNITS.map(
    (unit) =>
      regions.filter((region) => {
        const ranges = rangesIn(dialogue, region, unit);
        return (
          region.quote !== null &&
          ranges?.map(([a, b]) => dialogue.text.slice(a, b)).join('\n') === region.quote
        );
      }).length,
  );
  return UNITS[fits.indexOf(Math.max(...fits))]!;
}

/** The ranges of a region in the text (UTF-16), one a paragraph, so that no label is in it; null where there are none. */
export function rangesIn(
  { paragraphs }: Dialogue,
  { dialogue, range }: Region,
  unit: OffsetUnit,
): Range[] | null {
  if (!dialogue) return null;
  const [first, last] = dialogue;
  if (first > last || last >= paragraphs.length) return null;
  const ranges: Range[] = [];
  for (let i = first; i <= last; i++) {
    const paragraph = paragraphs[i];
    if (!paragraph) continue;
    const offsets = unitOffsets(paragraph.words, unit);
    const start = i === first ? offsets.toUtf16(range[0]) : 0;
    const end = i === last ? offsets.toUtf16(range[1]) : paragraph.words.length;
    if (start === null || end === null || start > end) return null;
    if (start < end) ranges.push([paragraph.start + start, paragraph.start + end]);
  }
  return ranges.length > 0 ? ranges : null;
}
