import { ASPECTS, type Aspect } from '../aspects.ts';
import type { Loss } from '../loss.ts';
import type {
  Exchange,
  ExchangeFormat,
  ParseContext,
  Parsed,
  SerializeOptions,
  Serialized,
} from '../model.ts';
import { spanFault } from '../../../model/span.ts';
import { compareExchanges, type Placed } from './differences.ts';

/** Aspects of which each count is one thing that is gone, so that counts have to add up exactly. */
const GONE = ['document', 'tag', 'annotation', 'suggestion', 'relation'] as const satisfies readonly Aspect[];

export interface RoundTrip {
  serialized: Serialized;
  parsed: Parsed;
}

/**
 * The property of every two-way format: what is written and read again is equal, or every difference is in the loss
 * report; and the counts in are the counts out plus the losses. Throws with what differs.
 * @param options what the format is serialized with.
 */
export async function assertRoundTrip(
  format: ExchangeFormat,
  exchange: Exchange,
  options: SerializeOptions = { now: 0 },
): Promise<RoundTrip> {
  const serialized = await format.serialize!(exchange, options);
  const complain = (message: string): never => {
    const files = serialized.files.map(({ path, bytes }) => `${path}: ${shown(bytes)}`);
    throw new Error([message, ...serialized.losses.map(inWords), ...files].join('\n'));
  };
  if (serialized.files.length === 0) {
    const carried = exchange.documents.length - countOf(serialized.losses, 'document');
    if (carried > 0) complain('Nothing was written.');
    return {
      serialized,
      parsed: { exchange: { documents: [], tags: [], annotators: [], extras: [] }, losses: [], fits: [] },
    };
  }
  if (!format.recognizes(serialized.files)) complain('The format does not recognize its own files.');
  const parsed = await format.parse!(serialized.files, knowing(exchange));
  if (parsed.losses.length > 0)
    complain(`Its own files were not read whole: ${parsed.losses.map(inWords).join('; ')}`);
  const faults = faultsOf(parsed.exchange);
  if (faults.length > 0) complain(faults.join('\n'));

  const { differences, missing, added } = compareExchanges(
    exchange,
    parsed.exchange,
    new Set(serialized.losses.map(({ aspect }) => aspect)),
  );
  const lost = (aspect: Aspect) => countOf(serialized.losses, aspect);
  const explain = (what: string) => complain(`${what}\n${differences.examples.join('\n')}`);
  for (const aspect of ASPECTS)
    if (differences.of(aspect) > lost(aspect))
      explain(`${aspect}: ${differences.of(aspect)} differ, ${lost(aspect)} are in the loss report.`);
  for (const aspect of GONE)
    if (aspect !== 'annotation' && aspect !== 'suggestion' && differences.of(aspect) < lost(aspect))
      explain(`${aspect}: ${lost(aspect)} are in the loss report, ${differences.of(aspect)} are gone.`);
  // Annotations of documents that are gone are gone with them.
  const gone = missing.length - lost('span');
  if (gone !== lost('annotation') + lost('suggestion'))
    explain(
      `Annotations: ${missing.length} are not there any more as they were (${missing.map(named).join('; ')}); reported: ` +
        `${lost('annotation')} gone, ${lost('suggestion')} suggestions gone, ${lost('span')} standing elsewhere.`,
    );
  if (lost('span') === 0 && added.length > 0) explain(`Came from nowhere: ${added.map(named).join('; ')}`);
  return { serialized, parsed };
}

/** A project that knows the texts by their names. */
export const knowing = ({ documents }: Exchange): ParseContext => ({
  findText: ({ name }) => {
    const found = documents.find((document) => document.name === name);
    return found ? { name, text: found.text, sha256: found.sha256 } : null;
  },
});

const countOf = (losses: readonly Loss[], aspect: Aspect): number =>
  losses.reduce((sum, loss) => sum + (loss.aspect === aspect ? loss.count : 0), 0);

const named = ({ document, annotation }: Placed): string =>
  `${annotation.id} ${JSON.stringify(annotation.span)} of ${JSON.stringify(document.text)}`;

const inWords = ({ code, aspect, count, examples }: Loss): string =>
  `${code} (${aspect}): ${count}, such as ${examples[0]}`;

/** What must hold of everything that a format reads, whatever the file. */
export function faultsOf({ documents, tags, annotators }: Exchange): string[] {
  const faults: string[] = [];
  const unique = (ids: readonly string[], what: string) => {
    if (new Set(ids).size !== ids.length) faults.push(`Ids of ${what} are not unique.`);
  };
  unique(
    documents.map(({ id }) => id),
    'documents',
  );
  unique(
    tags.map(({ id }) => id),
    'tags',
  );
  unique(
    annotators.map(({ id }) => id),
    'annotators',
  );
  unique(
    documents.flatMap(({ annotations }) => annotations.map(({ id }) => id)),
    'annotations',
  );
  unique(
    documents.flatMap(({ relations }) => relations.map(({ id }) => id)),
    'relations',
  );
  const known = new Set(documents.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  for (const [i, { id, parent }] of tags.entries())
    if (parent !== null && !tags.slice(0, i).some((tag) => tag.id === parent))
      faults.push(`The tag ${id} stands before its parent, or has none.`);
  const tagIds = new Set(tags.map(({ id }) => id));
  const people = new Set(annotators.map(({ id }) => id));
  const checkPerson = (id: string | null) => {
    if (id !== null && !people.has(id)) faults.push(`There is no annotator ${id}.`);
  };
  for (const { text, annotations, relations } of documents) {
    if (!text.isWellFormed()) faults.push('A text holds a lone surrogate.');
    for (const annotation of annotations) {
      const fault = spanFault(text, annotation.span);
      if (fault) faults.push(`${annotation.id}: ${fault}`);
      if (!tagIds.has(annotation.tag)) faults.push(`There is no tag ${annotation.tag}.`);
      checkPerson(annotation.annotator);
      for (const { reviewer } of annotation.decisions) checkPerson(reviewer);
      for (const { annotator } of annotation.comments) checkPerson(annotator);
    }
    for (const { id, from, to, annotator } of relations) {
      if (!known.has(from) || !known.has(to)) faults.push(`The relation ${id} links what is not there.`);
      checkPerson(annotator);
    }
  }
  return faults;
}

const shown = (bytes: Uint8Array): string => JSON.stringify(new TextDecoder().decode(bytes).slice(0, 2_000));
