import type { Annotation } from '../src/core/model/annotation.ts';
import type { Block, Speaker, Turn } from '../src/core/model/structure.ts';
import { randoms } from './text.ts';

export interface CorpusSize {
  words: number;
  annotations: number;
}

/** An invented transcript with its structure and its annotations. Offsets in UTF-16. */
export interface Corpus {
  text: string;
  blocks: Block[];
  turns: Turn[];
  speakers: Speaker[];
  /** Sorted by start. */
  annotations: Annotation[];
}

/** Tags of the corpora, by the number that stands in an annotation of {@link placesOf}. */
export const TAGS = ['claim', 'statistic', 'measure', 'promise', 'question'] as const;

const WORDS =
  'the of households visited and we have seen more than last year people region ministry cases rise fall budget “new” measure, will naïve café 52 million per cent agreed plan report, they said that growth in is was for'.split(
    ' ',
  );
const SPEAKERS = ['MARA VOSS', 'Q', 'TOMAS REID', 'DR. LINN'];

/**
 * A text of so many words, in turns of one to three paragraphs of forty to sixty words, with a few characters outside the
 * first plane, and where its words begin (UTF-16). The same for the same number.
 */
export function textOf(words: number): { text: string; starts: Uint32Array; paragraphs: Paragraph[] } {
  const random = randoms(words);
  const below = (count: number): number => Math.floor(random() * count);
  const starts = new Uint32Array(words);
  const paragraphs: Paragraph[] = [];
  const parts: string[] = [];
  let [length, made] = [0, 0];
  const write = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (let turn = 0; made < words; turn++) {
    const name = SPEAKERS[below(SPEAKERS.length)]!;
    write(`${name}: `);
    for (let left = 1 + below(3); left > 0 && made < words; left--) {
      const start = length;
      for (let n = Math.min(40 + below(21), words - made); n > 0; n--) {
        starts[made++] = length;
        const word = random() < 0.001 ? '🙂' : WORDS[below(WORDS.length)]!;
        write(n === 1 ? `${word}.` : `${word} `);
      }
      paragraphs.push({ name, turn, start, end: length });
      write('\n\n');
    }
  }
  return { text: parts.join(''), starts, paragraphs };
}

interface Paragraph {
  name: string;
  turn: number;
  start: number;
  end: number;
}

/** Where an annotation lies (UTF-16), and the number of its tag. */
export interface Place {
  start: number;
  end: number;
  tag: number;
}

/**
 * So many annotations of three to eight words, spread evenly over the text, sorted by start. Two thirds lie apart from one
 * another; each of the last third overlaps one of these: it begins within it, or is enclosed, or says the same.
 */
export function placesOf(
  { text, starts }: { text: string; starts: Uint32Array },
  annotations: number,
): Place[] {
  const random = randoms(annotations + starts.length);
  const below = (count: number): number => Math.floor(random() * count);
  const apart = Math.ceil((annotations * 2) / 3);
  const room = (starts.length - 10) / apart;
  const places: Place[] = [];
  const put = (first: number, words: number, tag: number): void => {
    const last = Math.min(first + words, starts.length) - 1;
    const next = starts[last + 1] ?? text.length;
    let end = next;
    while (/\s/.test(text[end - 1]!)) end--;
    places.push({ start: starts[first]!, end, tag });
  };
  for (let i = 0; i < apart; i++) {
    const first = Math.floor(i * room);
    const words = 3 + below(Math.min(6, Math.max(1, Math.floor(room) - 3)));
    put(first, words, below(TAGS.length));
    if (places.length + apart - i - 1 < annotations && i % 2 === 0)
      put(first + below(words - 1), Math.max(1, words - below(3)), below(TAGS.length));
  }
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A corpus as the bare reader takes it: with a block for each label and each paragraph. */
export function corpusOf({ words, annotations }: CorpusSize): Corpus {
  const made = textOf(words);
  const blocks: Block[] = [];
  const turns: Turn[] = [];
  let last = -1;
  for (const { name, turn, start, end } of made.paragraphs) {
    const id = `turn-${turn}`;
    if (turn !== last) {
      turns.push({ id, speaker: name, time: null });
      const from = start - name.length - 2;
      blocks.push({ id: `label-${turn}`, kind: 'speaker', start: from, end: start - 1, turn: id });
      last = turn;
    }
    blocks.push({ id: `block-${blocks.length}`, kind: 'paragraph', start, end, turn: id });
  }
  return {
    text: made.text,
    blocks,
    turns,
    speakers: SPEAKERS.map((name) => ({ id: name, name, kind: 'person', role: null, affiliation: '' })),
    annotations: placesOf(made, annotations).map((place, n) => annotationOf(`annotation-${n}`, place)),
  };
}

export const annotationOf = (id: string, { start, end, tag }: Place): Annotation => ({
  id,
  transcript: 'transcript',
  edition: 'edition',
  span: [[start, end]],
  tag: TAGS[tag]!,
  annotator: 'anna',
  values: {},
  note: '',
  created: 1_700_000_000_000,
  modified: 1_700_000_000_000,
});
