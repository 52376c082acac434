import './details.css';
import { Button } from 'react-aria-components';
import type { TranscriptContent } from '../../../contract/types.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { useQuery } from '../../platform/host.ts';
import { useAct } from '../../platform/use-act.ts';
import { DetailFields } from './DetailFields.tsx';
import { Facts } from './Facts.tsx';
import { PartOf } from './PartOf.tsx';
import { Variables } from './Variables.tsx';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  transcriptId: string;
}

/** What is known about a transcript as a whole: its fields, the project's own variables, its source file. */
export function TranscriptDetails(props: Props) {
  return props.isOpen ? <OpenDetails {...props} /> : null;
}

function OpenDetails({ onClose, transcriptId }: Props) {
  const { data, error } = useQuery('transcripts.get', { id: transcriptId }, [
    'transcript',
    'variable',
    'variable_value',
    'turn',
    'annotation',
  ]);
  const { act, fault } = useAct();
  return (
    <Sheet
      title="Transcript details"
      isOpen
      onClose={onClose}
      width="narrow"
      footer={
        <>
          <span className="sheet-words sheet-fault" role="alert">
            {fault || error}
          </span>
          <Button className="button" data-variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {data && <Details content={data} act={act} />}
    </Sheet>
  );
}

function Details({ content, act }: { content: TranscriptContent; act: ReturnType<typeof useAct>['act'] }) {
  return (
    <div className="details">
      <DetailFields transcript={content.transcript} act={act} />
      <PartOf transcript={content.transcript} act={act} />
      <Variables transcript={content.transcript.id} values={content.variables} act={act} />
      <Facts content={content} />
    </div>
  );
}
