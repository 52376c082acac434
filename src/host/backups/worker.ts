import { PassageError } from '../../contract/errors.ts';
import { serveThread } from '../threads/serve-thread.ts';
import type { BackupJob } from './make.ts';
import { writeCopy } from './write-copy.ts';

/** Nobody stops a backup. */
const stopped = () => new PassageError('cancelled', 'The backup was stopped. The project is as it was.');

/** The thread that writes one backup and checks it. */
await serveThread<BackupJob, void>(stopped, ({ project, path, pages }) => writeCopy(project, path, pages));
