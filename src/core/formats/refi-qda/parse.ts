import type { Span } from '../../model/span.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import { tagOf } from '../exchange/make.ts';
import type {
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeTag,
  FormatFile,
  Parsed,
} from '../exchange/model.ts';
import { childOf, childrenOf, nonBlank, type XmlElement } from '../xml/read.ts';
import { RefiFiles } from './files.ts';
import { fitTexts } from './fit.ts';
import { plainGuid } from './guid.ts';
import { LOSS } from './losses.ts';
import { ORIGIN } from './title.ts';
import { readCodes } from './read-codebook.ts';
import { readLinks } from './read-links.ts';
import { type Note, Notes, timeOf, userOf } from './read-notes.ts';
import { readOwnNotes } from './read-own-notes.ts';
import { Speakers } from './read-speakers.ts';
import { readTexts, type RefiText } from './read-sources.ts';
import { readVariables, type Variables } from './read-variables.ts';

/** The tag of selections that bear a note and no code: a memo is not lost for that. */
const MEMO: ExchangeTag = tagOf({
  // No GUID of a file begins with a blank.
  id: ' memo',
  name: 'Memo',
  definition: 'A passage with a note and no code.',
});

/** Reads a project (`.qdpx`) or a codebook (`.qdc`). @throws FormatError */
export function parseRefi(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  const archive = new RefiFiles(files);
  const { project } = archive;
  const notes = new Notes(project, archive);
  const tags = readCodes(project.name === 'CodeBook' ? project : childOf(project, 'CodeBook'), notes);
  const texts = readTexts(project, archive, losses);
  withinLimit('documents', texts.length, 'The project');
  const { spans, fits } = fitTexts(texts, caseNames(project), losses);
  const reader = new AnnotationReader(project, tags, notes, losses);
  const variables = readVariables(project);
  const speakers = new Speakers(project, project.attributes['origin'] === ORIGIN, losses);
  const documents = texts.map((text, d) => ({
    ...readDocument(text, d, spans[d]!, reader, variables, notes),
    structure: speakers.of(text, spans[d]!),
  }));
  const count = documents.reduce((sum, { annotations }) => sum + annotations.length, 0);
  withinLimit('annotations', count, 'The project');
  readLinks(project, documents, reader.bySelection, notes, losses);
  const others = [
    ...childrenOf(childOf(project, 'Sets'), 'Set'),
    ...childrenOf(childOf(project, 'Graphs'), 'Graph'),
  ].map(({ attributes }) => attributes['name'] ?? '');
  notes.of(project);
  for (const name of [...others, ...notes.unused()]) losses.add(LOSS.others, name);
  return {
    exchange: {
      documents,
      tags: reader.memo ? [...tags, MEMO] : tags,
      annotators: readUsers(project, reader.users),
      extras: [],
    },
    losses: losses.list(),
    fits: texts.some(({ selections }) => selections.length > 0) ? fits : [],
  };
}

function readDocument(
  text: RefiText,
  d: number,
  spans: readonly (Span | null)[],
  reader: AnnotationReader,
  variables: Variables,
  notes: Notes,
): ExchangeDocument {
  const metadata = { ...variables.of(text.whole) };
  const memo = notes.of(text.whole).map((note) => note.text);
  metadata.note = memo.filter((note) => note !== '').join('\n\n');
  const document: ExchangeDocument = {
    id: `${d} ${text.guid}`,
    name: text.name,
    text: text.text,
    sha256: '',
    file: text.file,
    metadata,
    structure: null,
    annotations: [],
    relations: [],
    extras: [],
  };
  text.selections.forEach(({ element }, i) => {
    const span = spans[i];
    if (span) document.annotations.push(...reader.read(element, span, `${d} ${i}`, text.name));
  });
  for (const [i, coding] of childrenOf(text.whole, 'Coding').entries()) {
    const whole = reader.coding(
      coding,
      text.whole,
      [[0, text.text.length]],
      `${d} whole ${i}`,
      [],
      text.name,
    );
    if (!whole) continue;
    document.annotations.push(whole);
    reader.losses.add(LOSS.whole, text.name);
  }
  return document;
}

class AnnotationReader {
  readonly losses: Losses;
  /** GUIDs of users that something names. */
  readonly users = new Set<string>();
  /** Annotations by the GUID of their selection, and of their coding. */
  readonly bySelection = new Map<string, string>();
  memo = false;
  readonly #tags: ReadonlyMap<string, ExchangeTag>;
  /** Whether Passage wrote the file. */
  readonly #own: boolean;
  readonly #notes: Notes;
  readonly #cases: ReadonlySet<string>;

  constructor(project: XmlElement, tags: readonly ExchangeTag[], notes: Notes, losses: Losses) {
    this.#tags = new Map(tags.map((tag) => [tag.id, tag]));
    this.#own = project.attributes['origin'] === ORIGIN;
    this.#notes = notes;
    this.losses = losses;
    this.#cases = casesIn(project);
  }

  /** The annotations of a selection: one a coding. What cases refer to without a code is what a speaker says. */
  read(selection: XmlElement, span: Span, id: string, document: string): ExchangeAnnotation[] {
    const guid = plainGuid(selection.attributes['guid'] ?? '');
    const own = this.#notes.of(selection);
    const codings = childrenOf(selection, 'Coding');
    const found = codings.flatMap(
      (coding, i) => this.coding(coding, selection, span, `${id} ${i}`, own, document) ?? [],
    );
    if (codings.length === 0 && own.length > 0) {
      this.memo = true;
      found.push(this.#make(selection, selection, span, `${id} memo`, MEMO.id, own));
    }
    if (codings.length === 0 && own.length === 0 && !this.#cases.has(guid))
      this.losses.add(LOSS.uncoded, `${document}: ${selection.attributes['name'] ?? guid}`);
    if (found[0] && !this.bySelection.has(guid)) this.bySelection.set(guid, found[0].id);
    return found;
  }

  coding(
    coding: XmlElement,
    selection: XmlElement,
    span: Span,
    id: string,
    notes: readonly Note[],
    document: string,
  ): ExchangeAnnotation | null {
    const tag = plainGuid(childOf(coding, 'CodeRef')?.attributes['targetGUID'] ?? '');
    if (!this.#tags.has(tag)) {
      this.losses.add(LOSS.unknownCode, `${document}: ${selection.attributes['name'] ?? id}`);
      return null;
    }
    const made = this.#make(coding, selection, span, id, tag, [...this.#notes.of(coding), ...notes]);
    const guid = plainGuid(coding.attributes['guid'] ?? '');
    if (!this.bySelection.has(guid)) this.bySelection.set(guid, id);
    return made;
  }

  #make(
    by: XmlElement,
    selection: XmlElement,
    span: Span,
    id: string,
    tag: string,
    notes: readonly Note[],
  ): ExchangeAnnotation {
    const annotator = userOf(by) ?? userOf(selection);
    if (annotator !== null) this.users.add(annotator);
    const annotation: ExchangeAnnotation = {
      id,
      span,
      tag,
      annotator,
      values: {},
      note: '',
      created: timeOf(by) ?? timeOf(selection),
      suggested: false,
      decisions: [],
      comments: [],
      gold: false,
    };
    const plain = this.#own ? readOwnNotes(annotation, this.#tags.get(tag), notes) : notes;
    annotation.note = plain.map(noteText).join('\n\n');
    for (const { reviewer } of annotation.decisions) this.users.add(reviewer);
    for (const comment of annotation.comments)
      if (comment.annotator !== null) this.users.add(comment.annotator);
    return annotation;
  }
}

/** Notes with a title of their own keep it; a plain one is its text. */
const noteText = ({ name, text }: Note): string =>
  name === '' || name === 'Note' || text.startsWith(name.replace(/…$/, '')) ? text : `${name}: ${text}`;

const caseNames = (project: XmlElement): Set<string> =>
  new Set(childrenOf(childOf(project, 'Cases'), 'Case').map(({ attributes }) => attributes['name'] ?? ''));

/** Selections that cases speak of. */
function casesIn(project: XmlElement): Set<string> {
  return new Set(
    childrenOf(childOf(project, 'Cases'), 'Case').flatMap((one) =>
      childrenOf(one, 'SelectionRef').map(({ attributes }) => plainGuid(attributes['targetGUID'] ?? '')),
    ),
  );
}

/** The users that are named, also where the list of users lacks them. */
function readUsers(project: XmlElement, used: ReadonlySet<string>) {
  const names = new Map<string, string>();
  for (const { attributes } of childrenOf(childOf(project, 'Users'), 'User')) {
    const guid = plainGuid(attributes['guid'] ?? '');
    if (!names.has(guid)) names.set(guid, nonBlank(attributes['name']) ?? nonBlank(attributes['id']) ?? guid);
  }
  for (const guid of used) if (!names.has(guid)) names.set(guid, guid);
  return [...names].map(([id, name]) => ({ id, name, kind: 'person' as const }));
}
