import type { PurgeReport } from '../../../contract/purge-types.ts';
import { count } from '../../kit/when.ts';
import { purgedWords } from './purged-words.ts';

/** What a purge removed, and where it may still be. */
export function PurgeDone({ report }: { report: PurgeReport }) {
  const { pseudonym, rows, changes, sources, places, backups, mayRemain } = report;
  const words = purgedWords(rows);
  return (
    <div className="purge" role="region" aria-label="What was purged" tabIndex={0}>
      <ul>
        {words !== '' && <li>{words} removed</li>}
        {pseudonym !== null && <li>“{pseudonym}” stands for the person now</li>}
        {places > 0 && <li>{count(places, 'place')} of texts masked</li>}
        <li>{changes.toLocaleString()} entries of the history removed</li>
        {sources > 0 && <li>Stored bytes of {count(sources, 'imported file')} removed</li>}
        <li>
          {backups.purged.length === 0 ? 'No backup' : count(backups.purged.length, 'backup')} purged
          {backups.deleted.length > 0 && `, ${backups.deleted.length} deleted since they could not be purged`}
        </li>
      </ul>
      <h3>Where it may still be</h3>
      <ul>
        {mayRemain.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
