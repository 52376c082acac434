import { useAct } from '../../platform/use-act.ts';
import { useDesk } from '../desk/desk-context.ts';
import { EmptyView } from './EmptyView.tsx';

/** Why others' work on the open transcript is not shown in blind mode, and what to do. */
export function HiddenWork({ what }: { what: string }) {
  const { transcript } = useDesk();
  const { act, fault } = useAct();
  if (!transcript) return null;
  return (
    <EmptyView title="Others’ work is hidden" go={[{ view: 'code', label: 'Go on coding' }]}>
      <p>
        This project is blind: until your own pass on “{transcript.title}” is done, you see nobody else’s
        annotations of it. Finish coding and mark your pass as done; {what} then.
      </p>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <button
        type="button"
        className="button"
        data-variant="primary"
        onClick={() => void act('passes.set', { transcript: transcript.id, state: 'done' })}
      >
        Mark my pass as done
      </button>
    </EmptyView>
  );
}

/** There are not two annotators with work on the open transcript. */
export function TooFew({ names, what }: { names: readonly string[]; what: string }) {
  return (
    <EmptyView
      title={`Nobody to ${what} yet`}
      go={[
        { view: 'board', label: 'Assign or merge on the board' },
        { view: 'code', label: 'Code this transcript' },
      ]}
    >
      <p>
        {names.length === 0
          ? 'Nobody has coded this transcript. '
          : `Only ${names.join(', ')} has work on this transcript. `}
        It takes the work of two annotators: switch annotator and code it again, or merge a colleague’s copy
        of the project.
      </p>
    </EmptyView>
  );
}
