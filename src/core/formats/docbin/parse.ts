import { COMMON } from '../exchange/common-losses.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses, type LossKind } from '../exchange/loss.ts';
import { annotationOf, documentOf, Mentions } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, Parsed } from '../exchange/model.ts';
import { titleOf } from '../exchange/paths.ts';
import { type BoxedDoc, readBox } from './read-box.ts';

const LOSS = {
  cats: {
    code: 'label-of-whole',
    aspect: 'extra',
    sentence: 'Categories of a whole text: only what stands at a place is imported.',
  },
  userData: {
    code: 'user-data-not-read',
    aspect: 'extra',
    sentence: 'Data of the user (extension attributes of docs, spans and tokens).',
  },
  grammar: {
    code: 'grammar-not-read',
    aspect: 'extra',
    sentence: 'Texts whose tokens have grammar (lemmas, tags, dependencies), which Passage does not hold.',
  },
  spaces: {
    code: 'spaces-unknown',
    aspect: 'text',
    sentence:
      'Texts of which the file does not say where blanks stood: each token is followed by one, as in spaCy.',
  },
  span: {
    code: 'span-outside',
    aspect: 'annotation',
    sentence: 'Spans without tokens, or outside the text.',
  },
} as const satisfies Record<string, LossKind>;

/** Of spans under the key that spaCy gives them by itself. */
const USUAL_KEY = 'sc';

/** Reads the docs of a DocBin: a text each, with its entities and its groups of spans. @throws FormatError */
export function parseDocBin(file: FormatFile): Parsed {
  const losses = new Losses();
  const mentions = new Mentions();
  const docs = readBox(file);
  const documents = docs.flatMap((doc, d) => documentsOf(doc, d, file.path, mentions, losses));
  withinLimit(
    'annotations',
    documents.reduce((sum, { annotations }) => sum + annotations.length, 0),
    `“${file.path}”`,
  );
  return { exchange: { documents, ...mentions.list(), extras: [] }, losses: losses.list(), fits: [] };
}

function documentsOf(
  doc: BoxedDoc,
  d: number,
  path: string,
  mentions: Mentions,
  losses: Losses,
): ExchangeDocument[] {
  const name = `${titleOf(path)} ${d + 1}`;
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  doc.words.forEach((word, i) => {
    starts.push(text.length);
    text += word;
    ends.push(text.length);
    if (doc.spaces[i] || doc.unknownSpaces) text += ' ';
  });
  const spans = [...entitiesOf(doc), ...spansOf(doc)];
  if (text.trim() === '' || !text.isWellFormed()) {
    losses.add(COMMON.noText, name);
    losses.add(LOSS.span, name, spans.length);
    return [];
  }
  const document = documentOf({ id: String(d), name, text, file: path });
  for (const { start, end, tag, values, annotator } of spans) {
    if (!(start >= 0 && start < end && end <= starts.length) || starts[start]! >= ends[end - 1]!) {
      losses.add(LOSS.span, `${name}: tokens ${start} to ${end}, ${tag}`);
      continue;
    }
    document.annotations.push(
      annotationOf({
        id: `${d}/${document.annotations.length}`,
        span: [[starts[start]!, ends[end - 1]!]],
        tag: mentions.tag(tag, values),
        annotator: mentions.annotator(annotator),
        values,
      }),
    );
  }
  for (const cat of doc.cats) losses.add(LOSS.cats, `${name}: ${cat}`);
  if (doc.hasUserData) losses.add(LOSS.userData, name);
  if (doc.hasGrammar) losses.add(LOSS.grammar, name);
  if (doc.unknownSpaces) losses.add(LOSS.spaces, name);
  return [document];
}

interface Found {
  /** Tokens, half-open. */
  start: number;
  end: number;
  tag: string;
  values: Record<string, string>;
  annotator: string;
}

const linked = (link: string): Record<string, string> => (link === '' ? {} : { kb_id: link });

function entitiesOf({ iob, labels, links }: BoxedDoc): Found[] {
  const found: Found[] = [];
  let open: Found | null = null;
  iob.forEach((kind, i) => {
    const label = labels[i] ?? '';
    const goesOn: boolean = kind === 1 && open !== null && open.tag === (label || 'Unnamed');
    if (goesOn) open!.end = i + 1;
    else if ((kind === 1 || kind === 3) && (label !== '' || kind === 1))
      found.push(
        (open = {
          start: i,
          end: i + 1,
          tag: label || 'Unnamed',
          values: linked(links[i] ?? ''),
          annotator: '',
        }),
      );
    else open = null;
  });
  return found;
}

function spansOf({ groups }: BoxedDoc): Found[] {
  return groups.flatMap(({ key, annotator, spans }) =>
    spans.map(({ start, end, label, link }) => ({
      start,
      end,
      tag: label || key || 'Unnamed',
      values: { ...linked(link), ...(key !== USUAL_KEY && label !== '' && key !== '' && { group: key }) },
      annotator,
    })),
  );
}
