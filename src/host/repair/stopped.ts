import { PassageError } from '../../contract/errors.ts';

/** The error of a repair that was stopped by hand. */
export const stopped = (): PassageError =>
  new PassageError(
    'cancelled',
    'The repair was stopped. Nothing was left behind, and the damaged file is as it was: begin again when you like.',
  );
