import { PassageError } from '../../contract/errors.ts';

export const stopped = (): PassageError =>
  new PassageError('cancelled', 'The repair was stopped. Nothing was left behind.');
