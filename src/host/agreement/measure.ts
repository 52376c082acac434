import { measureAgreement } from '../../core/agreement/agreement.ts';
import { usualLevel } from '../../core/agreement/attributes.ts';
import type { UnitCache } from '../../core/agreement/corpus.ts';
import type { AgreementRequest } from '../../core/agreement/request.ts';
import { inSlices } from '../../core/agreement/slices.ts';
import type { AgreementOptions } from '../../contract/agreement.ts';
import type { AgreementGroup, AgreementResult } from '../../contract/agreement-types.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Job } from '../jobs.ts';
import type { Session } from '../session.ts';
import { tagsOf } from '../services/tags.ts';
import { type AgreementSource, sourcesOf } from './sources.ts';

/** Which sources and turns a group of figures is about. */
interface Group {
  by: AgreementGroup['by'];
  id: string;
  name: string;
  sources: readonly AgreementSource[];
  turns?: ReadonlySet<string>;
}

/**
 * Measures agreement in slices, so that the host answers others meanwhile. Machine annotators are compared only where
 * they are named: their suggestions are nobody's coding. Throws `invalid_input`, `cancelled`.
 */
export async function measure(
  session: Session,
  options: AgreementOptions,
  { signal, tick }: Pick<Job, 'signal' | 'tick'>,
): Promise<AgreementResult> {
  const { project, seen } = session;
  const { sources, hidden } = sourcesOf(project, seen, options.transcripts);
  const tags = tagsOf(project, seen);
  const people = project.db
    .prepare(`SELECT id, name, kind FROM annotators WHERE deleted = 0 ORDER BY name, id`)
    .all() as { id: string; name: string; kind: string }[];
  const annotators = options.annotators ?? annotatorsIn(sources, people);
  const chosen = options.tags ?? tags.map((tag) => tag.id);
  for (const id of [...(options.tags ?? [])]) if (!tags.some((tag) => tag.id === id)) throw notThere('tag');
  for (const id of annotators) if (!people.some((person) => person.id === id)) throw notThere('annotator');
  const request: AgreementRequest = {
    measures: options.measures,
    unit: options.unit,
    scope: options.scope,
    tags: chosen,
    annotators,
    attributes: tags
      .filter((tag) => chosen.includes(tag.id))
      .flatMap((tag) =>
        tag.attributes.map((attribute) => ({ attribute, level: usualLevel(attribute.type) })),
      ),
    bootstrap: { seed: options.seed, replicates: options.replicates },
    gamma: { seed: options.seed, ...definedOf(options.gamma ?? {}) },
  };
  const speakers = project.db.prepare('SELECT id, name FROM live_speakers ORDER BY name, id').all() as {
    id: string;
    name: string;
  }[];
  const wanted = groupsOf(sources, speakers, options.by);
  const groups: AgreementGroup[] = [];
  const cache: UnitCache = new Map();
  for (const [i, { by, id, name, sources: own, turns }] of wanted.entries()) {
    const report = await inSlices(
      // The cache is of whole editions: a speaker's turns make other units.
      measureAgreement(own, turns ? { ...request, turns } : request, turns ? undefined : cache),
      {
        signal,
        onProgress: (p) => tick(i + p.done / Math.max(p.total, 1), wanted.length),
      },
    ).catch((error: unknown) => {
      throw signal.aborted
        ? new PassageError(
            'cancelled',
            'The measuring was stopped. The project is as it was: measure again when you like.',
          )
        : error;
    });
    groups.push({ by, id, name, ...report });
  }
  const named = [
    ...tags,
    ...tags.flatMap((tag) => [...tag.attributes]),
    ...people,
    ...speakers,
    ...sources.map((s) => ({ id: s.transcript, name: s.title })),
    ...sources.map((s) => ({ id: s.edition, name: `${s.number} (SHA-256 ${s.sha256})` })),
  ];
  return {
    groups,
    names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
    request: {
      measures: request.measures,
      unit: request.unit,
      scope: request.scope,
      tags: chosen,
      annotators,
      seed: options.seed,
      replicates: options.replicates,
    },
    hidden,
    editions: sources.map(({ transcript, edition, number }) => ({ transcript, edition, number })),
    orphans: sources.reduce(
      (sum, { orphans }) => sum + annotators.reduce((n, id) => n + (orphans.get(id) ?? 0), 0),
      0,
    ),
  };
}

/** People who have a done pass on one of the transcripts. */
function annotatorsIn(
  sources: readonly AgreementSource[],
  people: readonly { id: string; kind: string }[],
): string[] {
  const done = new Set(sources.flatMap((source) => source.done));
  return people.filter(({ id, kind }) => kind === 'person' && done.has(id)).map(({ id }) => id);
}

function groupsOf(
  sources: readonly AgreementSource[],
  speakers: readonly { id: string; name: string }[],
  by: AgreementOptions['by'],
): Group[] {
  const groups: Group[] = [{ by: 'overall', id: '', name: 'Overall', sources }];
  if (by.includes('transcript'))
    for (const source of sources)
      groups.push({ by: 'transcript', id: source.transcript, name: source.title, sources: [source] });
  if (by.includes('speaker'))
    for (const { id, name } of speakers) {
      const turns = new Set(
        sources.flatMap((source) =>
          [...source.speakers].filter(([, speaker]) => speaker === id).map(([turn]) => turn),
        ),
      );
      const own = sources.filter((source) => [...source.speakers.values()].includes(id));
      if (turns.size > 0) groups.push({ by: 'speaker', id, name, sources: own, turns });
    }
  return groups;
}

/** Without the fields that are undefined, so that they do not overwrite defaults. */
function definedOf<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}

const notThere = (word: string) =>
  new PassageError('not_found', `A ${word} to compare is not in the project. Choose another.`);
