import { type Range, splitsPair } from '../../model/span.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { Losses } from '../exchange/loss.ts';
import { LAYER_LOSS } from '../layers/losses.ts';
import type { LayerDocument } from '../layers/model.ts';
import { unescape } from './escapes.ts';
import { TSV_LOSS } from './losses.ts';
import { readAnnotations, type Unit } from './read-annotations.ts';
import { readHeader } from './read-header.ts';

/** A document; null where it has no text. */
export function readDocument(source: string, losses: Losses, where: string): LayerDocument | null {
  const lines = source.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const layers = readHeader(lines);
  const builder = new TextBuilder(losses, where);
  const units: Unit[] = [];
  lines.forEach((line, i) => {
    withinLimit('lineLength', line.length, `Line ${i + 1} of ${where}`);
    if (line.startsWith('#Text=')) builder.line(unescape(line.slice(6)));
    else if (/^\d+-\d+(\.\d+)?\t/.test(line)) {
      const [id = '', place = '', token = '', ...cells] = line.split('\t');
      const [, start, end] = /^(\d{1,15})-(\d{1,15})$/.exec(place) ?? [];
      if (start === undefined || end === undefined)
        throw new FormatError(
          'malformed',
          `Line ${i + 1} of ${where} has no offsets where they belong (“${place}”). Export the file again.`,
        );
      const range: Range = [Number(start), Number(end)];
      if (!id.includes('.')) builder.token(range, unescape(token));
      units.push({ id, range, cells });
    }
  });
  withinLimit('annotations', units.length, where);
  const text = builder.text();
  if (text.trim() === '' || !text.isWellFormed()) {
    losses.add(NO_TEXT, where);
    return null;
  }
  const within = units.filter(({ id, range: [start, end], cells }) => {
    const fits = end > start && end <= text.length && !splitsPair(text, start) && !splitsPair(text, end);
    if (!fits && cells.some((cell) => cell !== '_' && cell !== ''))
      losses.add(LAYER_LOSS.outside, `${where}: ${id}`);
    return fits;
  });
  for (const { name } of layers.filter(({ skipped }) => skipped))
    losses.add(TSV_LOSS.chains, `${where}: ${name}`);
  return { title: '', language: '', text, layers, ...readAnnotations(layers, within, losses, where) };
}

/** Puts the text together: sentences where their first tokens say that they stand. */
class TextBuilder {
  readonly #losses: Losses;
  readonly #where: string;
  #text = '';
  #sentence: string | undefined;

  constructor(losses: Losses, where: string) {
    this.#losses = losses;
    this.#where = where;
  }

  /** A `#Text=` line; several in a row are one sentence over several lines. */
  line(text: string): void {
    this.#sentence = this.#sentence === undefined ? text : `${this.#sentence}\n${text}`;
  }

  /** A token: the first one of a sentence says where that stands. */
  token([start]: Range, token: string): void {
    if (this.#sentence === undefined) return;
    const sentence = this.#sentence;
    this.#sentence = undefined;
    const begin = start - Math.max(0, sentence.indexOf(token));
    const gap = begin - this.#text.length;
    if (gap < 0 || gap > MOST_GAP)
      throw new FormatError(
        'malformed',
        `${this.#where} has a sentence at ${begin}, where the text before it is ${this.#text.length} long. Export the file again.`,
      );
    if (gap > 0) {
      this.#losses.add(TSV_LOSS.gaps, this.#where);
      this.#text += this.#text === '' ? ' '.repeat(gap) : `${' '.repeat(gap - 1)}\n`;
    }
    this.#text += sentence;
  }

  text(): string {
    return this.#text;
  }
}

/** No text has so much between two sentences; a hostile file may say so. */
const MOST_GAP = 100_000;

const NO_TEXT = {
  code: 'document-without-text',
  aspect: 'document',
  sentence: 'Files without a text.',
} as const;
