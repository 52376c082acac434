import { basename, dirname, join } from 'node:path';
import { agreementCsv } from '../../core/formats/agreement/csv.ts';
import { agreementHtml } from '../../core/formats/agreement/html.ts';
import type { AgreementOptions } from '../../contract/agreement.ts';
import type { AgreementResult } from '../../contract/agreement-types.ts';
import { measure } from '../agreement/measure.ts';
import { withPseudonyms } from '../agreement/with-pseudonyms.ts';
import { PendingFiles } from '../export/files.ts';
import { pseudonymsOf } from '../export/pseudonyms.ts';
import { asJob } from '../jobs.ts';
import type { Session } from '../session.ts';
import { makeDownload } from '../temporary.ts';
import { define } from './define.ts';

export const agreement = define({
  'agreement.measure': (session, options) => measured(session, options),

  'agreement.export': async (session, { format, place, pseudonyms, ...options }) => {
    const { db } = session.project;
    const names = pseudonymsOf(db, pseudonyms);
    const result = withPseudonyms(await measured(session, options), names);
    const project = names.title(db.prepare('SELECT name FROM project').pluck().get() as string);
    const content =
      format === 'html'
        ? agreementHtml({ project, ...result })
        : [...agreementCsv(result.groups, result.names)].join('');
    const rows = result.groups.reduce((sum, group) => sum + group.figures.length, 0);
    if (place !== undefined) {
      const path = session.host.places.resolveExport(place);
      return { files: write(path, content), rows, losses: [], download: null };
    }
    return makeDownload('agreement', ({ path: folder, dispose }) => {
      const files = write(join(folder, `agreement.${format}`), content);
      const fileName = files[0]!;
      const id = session.host.downloads.offer({ path: join(folder, fileName), fileName, dispose });
      return { files, rows, losses: [], download: `/download/${id}` };
    });
  },
});

const measured = (session: Session, options: AgreementOptions): Promise<AgreementResult> =>
  asJob(session, options.job, (job) => measure(session, options, job));

function write(path: string, content: string): string[] {
  const files = new PendingFiles(dirname(path));
  try {
    files.open(basename(path)).text(content);
    return files.commit();
  } catch (error) {
    files.discard();
    throw error;
  }
}
