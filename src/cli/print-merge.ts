import type { MergeFileReport } from '../contract/merge-types.ts';
import { counted, plain, say } from './print.ts';

/** What merging a file did, or would do, in lines. */
export function printMerge(report: MergeFileReport): void {
  say(
    `${plain(report.file)} (“${plain(report.project)}”): ${report.actions === null ? 'new actions' : counted(report.actions, 'new action')}`,
  );
  for (const title of report.transcripts) say(`  new transcript “${plain(title)}”`);
  for (const name of report.purged) say(`  left out, since it was purged here: “${plain(name)}”`);
  for (const name of report.toPurge)
    say(`  purged there, and still in this project: “${plain(name)}”; see “passage purge”`);
  for (const title of report.again)
    say(`  from a file of which a text was purged here, imported anew there: “${plain(title)}”`);
  for (const title of report.joined) say(`  same text, joined: “${plain(title)}”`);
  for (const name of report.annotators) say(`  new annotator ${plain(name)}`);
  for (const { annotator, added, changed, deleted } of report.annotations)
    say(`  ${plain(annotator)}: ${added} annotations added, ${changed} changed, ${deleted} deleted`);
  for (const tag of report.tags) say(`  tag ${tag.what}: ${plain(tag.name)}`);
  for (const title of report.corrections) say(`  corrected text of “${plain(title)}”`);
  if (report.orphans > 0)
    say(`  ${counted(report.orphans, 'annotation')} without a place in the merged texts`);
  for (const c of report.conflicts)
    say(
      `  both changed ${c.field === 'edition_id' ? 'the text' : c.field} of ${c.entity} “${plain(c.what)}”: here “${plain(c.here)}”, there “${plain(c.there)}”; kept ${c.kept}`,
    );
  for (const offer of report.offers)
    say(
      `  same name, made apart: ${offer.entity} “${plain(offer.name)}” (${offer.from}, here ${offer.into}); map it in the app`,
    );
}
