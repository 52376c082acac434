import type { z } from 'zod';

/** A procedure of the contract: what goes in, what comes out, and whether it changes the project. */
export interface Procedure<I extends z.ZodType = z.ZodType, O = unknown> {
  kind: 'query' | 'mutation';
  input: I;
  /** Only a type: the host is trusted to answer what it says. */
  output?: O;
}

/** A procedure that only reads. */
export const query =
  <O>() =>
  <I extends z.ZodType>(input: I): Procedure<I, O> => ({ kind: 'query', input });

/** A procedure that changes the project, the profile or a file. */
export const mutation =
  <O>() =>
  <I extends z.ZodType>(input: I): Procedure<I, O> => ({ kind: 'mutation', input });
