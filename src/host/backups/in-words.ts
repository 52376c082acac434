import { PassageError } from '../../contract/errors.ts';

/** What is wrong with a backup that is not whole: of a project, the sentence would offer backups. */
export function backupFault(error: unknown): unknown {
  if (!(error instanceof PassageError) || (error.code !== 'damaged' && error.code !== 'cannot_open'))
    return error;
  return new PassageError(
    'damaged',
    'This backup is not whole: it was damaged or written over after it was made. Nothing was changed, and the project is as it was. Choose another backup.',
    error.details,
    { cause: error },
  );
}
