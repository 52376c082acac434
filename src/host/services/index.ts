import type { Services } from '../rpc/serve.ts';
import type { Session } from '../session.ts';
import { annotations } from './annotations.ts';
import { attributesAndTags } from './tags.ts';
import { exports } from './export.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { merge } from './merge.ts';
import { projects } from './projects.ts';
import { speakers } from './speakers.ts';
import { structure } from './structure.ts';
import { transcripts } from './transcripts.ts';
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
  ...annotations,
  ...merge,
  ...exports,
};
