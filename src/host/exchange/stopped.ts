import { PassageError } from '../../contract/errors.ts';

export const stopped = (): PassageError =>
  new PassageError('cancelled', 'This was stopped. The project is as it was before.');
