import { useState } from 'react';
import { STATISTIC_TAG } from '../../../core/suggest/statistic-tag.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { findStatistics } from './decide.ts';

/** Where nothing was suggested yet: what it is, and ways to begin. */
export function FindStatistics({ onDone }: { onDone?: () => void }) {
  const desk = useDesk();
  const { rows, tags, transcript } = desk;
  const usual =
    tags.get(STATISTIC_TAG) ?? [...tags.values()].find(({ name }) => name.toLowerCase() === 'statistic');
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const tag = chosen ?? usual?.id ?? rows[0]?.tag.id;
  const find = (id: string | null) => () => {
    if (busy || tag === undefined) return;
    setBusy(true);
    void findStatistics(desk, { transcript: id, tag }).then((done) => {
      setBusy(false);
      if (done) onDone?.();
    });
  };
  if (!transcript) return null;
  if (tag === undefined)
    return <p className="pane-empty">Statistics are suggested for a tag: add one to the codebook first.</p>;
  return (
    <div className="find-statistics">
      <p>
        Numbers with their units, found by rules for English. They count for nothing until you accept them,
        and what you reject does not come back.
      </p>
      <label className="field">
        <span className="field-name">Suggest for the tag</span>
        <NativeSelect
          value={tag}
          options={rows.map((row) => ({ value: row.tag.id, label: row.path }))}
          onChoose={setChosen}
        />
      </label>
      <div className="view-buttons">
        <button
          type="button"
          className="button"
          data-variant="primary"
          data-busy={busy || undefined}
          onClick={find(transcript.id)}
        >
          {busy ? 'Finding…' : 'Find statistics'}
        </button>
        {desk.transcripts && desk.transcripts.length > 1 && (
          <button type="button" className="button" data-busy={busy || undefined} onClick={find(null)}>
            In all {desk.transcripts.length.toLocaleString()} transcripts
          </button>
        )}
      </div>
    </div>
  );
}
