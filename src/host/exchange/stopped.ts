import { PassageError } from '../../contract/errors.ts';

/** The error of work that was stopped by hand. */
export const stopped = (): PassageError =>
  new PassageError(
    'cancelled',
    'This was stopped. The project is as it was before: begin again when you like.',
  );
