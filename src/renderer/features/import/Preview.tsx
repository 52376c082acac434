import { useCallback, useMemo, useState } from 'react';
import { useQuery } from '../../platform/host.ts';
import { correct, type CorrectionChange, countCorrections } from './corrections.ts';
import { DuplicateNotice } from './DuplicateNotice.tsx';
import { FoundFields } from './FoundFields.tsx';
import { LeftOut } from './LeftOut.tsx';
import { layoutSummary, plural } from './preview-lines.ts';
import { duplicatesOf, type Queue, type QueueEvent, type ReadItem } from './queue.ts';
import { SpeakerTable } from './SpeakerTable.tsx';
import { TextPreview } from './TextPreview.tsx';
import { usePreview } from './use-preview.ts';

interface Props {
  item: ReadItem;
  queue: Queue;
  send: (event: QueueEvent) => void;
}

/** What was found in one source, before it is imported: everything can be corrected, nothing is removed. */
export function Preview({ item, queue, send }: Props) {
  const { key, read, detected, corrections } = item;
  const { laidOut, rows } = usePreview(item);
  const [jump, setJump] = useState<{ start: number } | null>(null);
  const known = useQuery('speakers.names', {}, ['speaker']).data;
  const disabled = item.state !== 'ready';
  const onChange = useCallback(
    (change: CorrectionChange) =>
      send({ type: 'correct', key, change: (found, now) => correct(found, now, change) }),
    [key, send],
  );
  const onShow = useCallback((start: number) => setJump({ start }), []);
  const summary = useMemo(() => layoutSummary(laidOut), [laidOut]);
  const corrected = countCorrections(corrections.now);
  return (
    <div className="import-preview">
      <div className="import-side">
        <DuplicateNotice
          duplicates={duplicatesOf(queue, item)}
          anyway={item.anyway}
          disabled={disabled}
          onAnyway={(anyway) => send({ type: 'anyway', key, anyway })}
        />
        {item.fault && (
          <p className="notice" data-tone="bad" role="alert">
            {item.fault}
          </p>
        )}
        <LeftOut losses={read.losses} />
        <FoundFields
          read={read}
          detected={detected}
          corrections={corrections.now}
          disabled={disabled}
          onChange={onChange}
        />
        <p className="import-summary" role="status">
          Found: {summary}
          {corrected > 0 && `; ${plural(corrected, 'correction')} by you`}.
        </p>
        <SpeakerTable rows={rows} known={known} disabled={disabled} onChange={onChange} onShow={onShow} />
      </div>
      <TextPreview
        text={read.text}
        layout={laidOut}
        jump={jump}
        disabled={disabled}
        onKind={(starts, kind) => onChange({ type: 'kind', starts, kind })}
        onBack={() => send({ type: 'back', key })}
        onForth={() => send({ type: 'forth', key })}
      />
    </div>
  );
}
