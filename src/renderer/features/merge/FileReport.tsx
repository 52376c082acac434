import type { MergeFileReport, MergeMapping } from '../../../contract/merge-types.ts';

interface Props {
  report: MergeFileReport;
  mapping: readonly MergeMapping[];
  canMap: boolean;
  onMap: (mapping: readonly MergeMapping[]) => void;
}

const ENTITIES: Record<MergeMapping['entity'], [thing: string, counted: string]> = {
  tag: ['tag', 'annotations'],
  annotator: ['annotator', 'annotations'],
  relation_type: ['type of relation', 'relations'],
};

/** What one file brings: people, transcripts, annotations, tags, conflicts, and what bears the same name. */
export function FileReport({ report, mapping, canMap, onMap }: Props) {
  const offers = [...report.offers, ...report.mapped];
  return (
    <section className="merge-file" aria-label={report.file}>
      <h3>
        {report.file}{' '}
        <span className="merge-soft">
          “{report.project}”, {report.actions ?? ''} new change{report.actions === 1 ? '' : 's'}
        </span>
      </h3>
      <ul>
        {report.annotators.map((name) => (
          <li key={name}>New annotator: {name}</li>
        ))}
        {report.transcripts.map((title) => (
          <li key={title}>New transcript: {title}</li>
        ))}
        {report.purged.map((name) => (
          <li key={`purged ${name}`}>Left out, since it was purged here: {name}</li>
        ))}
        {report.toPurge.map((name) => (
          <li key={`toPurge ${name}`}>
            Purged there, and still in this project: {name}. Remove it here, too, by Remove for good in the
            project menu
          </li>
        ))}
        {report.again.map((title) => (
          <li key={`again ${title}`}>
            From a file of which a text was purged here, imported anew there: {title}. Remove it for good if
            it is the same
          </li>
        ))}
        {report.joined.map((title) => (
          <li key={title}>The same text under two ids, joined: {title}</li>
        ))}
        {report.annotations.map(({ annotator, added, changed, deleted }) => (
          <li key={annotator}>
            {annotator}: {added} annotation{added === 1 ? '' : 's'} added, {changed} changed, {deleted}{' '}
            deleted
          </li>
        ))}
        {report.tags.map((tag) => (
          <li key={`${tag.what} ${tag.name}`}>
            Tag {tag.what}: {tag.name}
          </li>
        ))}
        {report.corrections.map((title, i) => (
          <li key={`${title} ${i}`}>Corrected text: {title}</li>
        ))}
        {report.orphans > 0 && (
          <li>
            {report.orphans} annotation{report.orphans === 1 ? ' has' : 's have'} no place in the merged
            texts; they are listed there
          </li>
        )}
        {report.decisions > 0 && <li>{report.decisions} new decisions</li>}
      </ul>
      {report.conflicts.length > 0 && (
        <table className="merge-conflicts">
          <caption>Both sides changed these; the later change stands</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Here</th>
              <th scope="col">There</th>
            </tr>
          </thead>
          <tbody>
            {report.conflicts.map((c) => (
              <tr key={`${c.entity} ${c.id} ${c.field}`}>
                <th scope="row">
                  {c.field === 'edition_id' ? 'text' : c.field.replaceAll('_', ' ')} of “{c.what}”
                </th>
                <td data-kept={c.kept === 'here' || undefined}>{c.here || '(empty)'}</td>
                <td data-kept={c.kept === 'there' || undefined}>{c.there || '(empty)'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {offers.length > 0 && (
        <fieldset className="merge-offers" disabled={!canMap}>
          <legend>Made apart under one name</legend>
          {offers.map(({ entity, from, into, name, annotations }) => (
            <label key={`${entity} ${from} ${into}`} className="check">
              <input
                type="checkbox"
                checked={mapping.some((one) => one.from === from && one.into === into)}
                onChange={(event) => {
                  const rest = mapping.filter((one) => one.from !== from);
                  onMap(event.target.checked ? [...rest, { entity, from, into }] : rest);
                }}
              />
              <span>
                The {ENTITIES[entity][0]} “{name}” is the one here{' '}
                <span className="merge-soft">
                  ({annotations} {ENTITIES[entity][1]}; remembered for the next merge)
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
