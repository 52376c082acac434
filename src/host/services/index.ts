import type { Services } from '../rpc/serve.ts';
import type { Session } from '../session.ts';
import { agreement } from './agreement.ts';
import { annotations } from './annotations.ts';
import { codebook } from './codebook.ts';
import { manyAnnotations } from './annotations-many.ts';
import { attributesAndTags } from './tags.ts';
import { exchange } from './exchange.ts';
import { editions } from './editions.ts';
import { exports } from './export.ts';
import { find } from './find.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { machine } from './machine.ts';
import { merge } from './merge.ts';
import { projects } from './projects.ts';
import { safety } from './safety.ts';
import { speakers } from './speakers.ts';
import { structure } from './structure.ts';
import { transcripts } from './transcripts.ts';
import { compare } from './compare.ts';
import { gold } from './gold.ts';
import { packed } from './packed.ts';
import { passes } from './passes.ts';
import { profiles } from './profiles.ts';
import { purge } from './purge.ts';
import { relationTypes } from './relation-types.ts';
import { relations } from './relations.ts';
import { review } from './review.ts';
import { rounds } from './rounds.ts';
import { suggestions } from './suggestions.ts';
import { variables } from './variables.ts';

/** Every procedure of the contract. A missing one is a type error. */
export const services: Services<Session> = {
  ...projects,
  ...history,
  ...imports,
  ...transcripts,
  ...variables,
  ...structure,
  ...speakers,
  ...attributesAndTags,
  ...codebook,
  ...annotations,
  ...packed,
  ...relations,
  ...relationTypes,
  ...manyAnnotations,
  ...suggestions,
  ...machine,
  ...editions,
  ...merge,
  ...agreement,
  ...exchange,
  ...exports,
  ...find,
  ...profiles,
  ...safety,
  ...purge,
  ...passes,
  ...rounds,
  ...review,
  ...compare,
  ...gold,
};
