import { type Contract, type Input, type ProcedureName } from '../../contract/contract.ts';
import { FIND_IN } from '../../contract/find-types.ts';
import { STARTER_TAGS } from '../starter.ts';
import { ANNA, BEN } from '../testing.ts';

/** Stands in every note, reason and comment that is not to be seen. */
export const SECRET = 'xyzzy';

type QueryName = { [N in ProcedureName]: Contract[N]['kind'] extends 'query' ? N : never }[ProcedureName];

/** Queries that say nothing of a project, and one whose answer is a file: see {@link exported}. */
export const ELSEWHERE = new Set([
  'app.info',
  'machine.remembered',
  'project.list',
  'profile.get',
  'profile.list',
  'agreement.export',
  // When backups were made; and what is inside them, at whose blindness `backups.test.ts` looks.
  'backups.list',
  'backups.look',
]);

/** What there is to ask about. */
export interface World {
  transcripts: string[];
  own: string[];
  editions: string[];
  comment: string;
}

/** What a person may ask; every query of the contract is here, so that a new one is asked too. */
export function questions({ transcripts, own, editions }: World): Partial<Record<string, unknown[]>> {
  const each = transcripts.map((transcript) => ({ transcript }));
  const both = [ANNA.id, BEN.id];
  const filters = [{ limit: 1_000 }, { limit: 1_000, actor: BEN.id }, { limit: 1_000, name: 'annotation.' }];
  return {
    'project.info': [{}],
    'project.check': [{}],
    'project.settings': [{}],
    'history.list': filters,
    'history.of': [
      ...own.map((id) => ({ entity: 'annotation', id })),
      ...transcripts.map((id) => ({ entity: 'transcript', id })),
      { entity: 'tag', id: STARTER_TAGS.claim },
      { entity: 'annotator', id: BEN.id },
    ],
    'annotators.list': [{}],
    'transcripts.list': [{}],
    'transcripts.get': transcripts.map((id) => ({ id })),
    'transcripts.open': transcripts.map((id) => ({ id })),
    'variables.list': [{}],
    'speakers.list': [{}],
    'speakers.names': [{}],
    'tags.list': [{}],
    'tags.annotations': [{ tag: STARTER_TAGS.claim }, { tag: STARTER_TAGS.statistic, words: 'x' }],
    'tags.revisions': [{ tag: STARTER_TAGS.claim }, { tag: STARTER_TAGS.statistic }],
    'tags.outdated': [{}],
    'codebook.plan': [{ fileName: 'a.csv', bytes: new TextEncoder().encode('tag,definition\nClaim,x\n') }],
    'relationTypes.list': [{}],
    'relations.list': [{}, ...own.map((annotation) => ({ annotation }))],
    'annotations.list': each,
    'annotations.portion': each.flatMap((one) => [
      { ...one, from: 0 },
      { ...one, from: 3, limit: 1 },
    ]),
    'suggestions.list': [...each, ...each.map((one) => ({ ...one, ids: own }))],
    'suggestions.origin': own.map((annotation) => ({ annotation })),
    'editions.list': each,
    'editions.get': editions.map((id) => ({ id })),
    'orphans.list': [{}, ...each],
    'export.preview': [{ format: 'jsonl' }, { format: 'csv', annotators: [BEN.id] }, { format: 'source' }],
    'passes.list': [{}, ...each],
    'board.get': [{}],
    'rounds.list': [{}],
    'review.queue': [{}, { annotators: [BEN.id] }, { states: ['accepted', 'disputed'] }, { stale: true }],
    'review.of': own.map((annotation) => ({ annotation })),
    'comments.list': own.map((annotation) => ({ annotation })),
    'agreement.measure': [
      { replicates: 0 },
      { replicates: 0, annotators: both, by: ['transcript', 'speaker'] },
    ],
    'compare.get': each.map((one) => ({ ...one, annotators: both })),
    'find.inTranscript': each.map((one) => ({ ...one, pattern: 'o' })),
    'find.inProject': [
      { pattern: SECRET.slice(1), in: [...FIND_IN] },
      { pattern: 'a', in: ['quotes'], most: 20 },
      { pattern: 'o', tagged: 'yes' },
      { pattern: 'o', tagged: 'no', tag: STARTER_TAGS.statistic },
    ],
    'purge.preview': [
      ...transcripts.map((id) => ({ what: 'transcript' as const, id })),
      { what: 'annotator', id: BEN.id },
    ],
    'gold.list': [...each, ...each.map((one) => ({ ...one, annotators: both }))],
  } satisfies Partial<{ [N in QueryName]: Input<N>[] }>;
}
