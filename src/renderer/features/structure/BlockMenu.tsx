import './structure.css';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { TranscriptContent } from '../../../contract/types.ts';
import { sentenceOf } from '../../platform/host.ts';
import { useAct } from '../../platform/use-act.ts';
import { type BlockChoices, blockChoices } from './block-choices.ts';
import { type BlockCommand, BlockMenuItems } from './BlockMenuItems.tsx';
import { SpeakerPicker } from './SpeakerPicker.tsx';
import { TimeForm } from './TimeForm.tsx';

/** Where the menu was asked for. `offset` in UTF-16 of the edition's text; `x`, `y` in pixels of the window. */
export interface BlockTarget {
  blockId: string;
  turnId: string | null;
  offset: number;
  x: number;
  y: number;
}

interface Props {
  target: BlockTarget | null;
  content: TranscriptContent;
  onClose: () => void;
}

/** Corrections of the structure at one place: of the block there, of its turn, of who speaks. */
export function BlockMenu({ target, content, onClose }: Props) {
  if (!target) return null;
  const choices = blockChoices(content, target.blockId, target.offset);
  // The key: another place is another menu, with nothing of the last one open.
  return (
    <OpenBlockMenu
      key={`${target.blockId} ${target.offset}`}
      target={target}
      choices={choices}
      onClose={onClose}
    />
  );
}

type Asking = 'menu' | 'startTurn' | 'setSpeaker' | 'setTime';

function OpenBlockMenu({
  target,
  choices,
  onClose,
}: {
  target: BlockTarget;
  choices: BlockChoices | null;
  onClose: () => void;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [asking, setAsking] = useState<Asking>('menu');
  const [fault, setFault] = useState('');
  const { act, fault: refused } = useAct();
  // The popover measures its anchor, which is there only after the first render.
  const [placed, setPlaced] = useState(false);
  useEffect(() => setPlaced(true), []);
  const gone = choices === null;
  useEffect(() => {
    // Somebody else changed the block while its menu was open.
    if (gone) onClose();
  }, [gone, onClose]);
  if (!choices) return null;

  const { block, turn } = choices;
  const done = (made: Promise<boolean>): void => void made.then((ok) => ok && onClose());
  const onCommand = (command: BlockCommand): void => {
    if (command.type === 'ask') setAsking(command.what);
    else if (command.type === 'kind')
      done(act('structure.setBlockKind', { blocks: [block.id], kind: command.kind }));
    else if (command.type === 'split')
      done(act('structure.splitBlock', { block: block.id, at: target.offset }));
    else if (command.type === 'join') done(act('structure.joinBlocks', { block: block.id }));
    else if (turn) done(act('structure.joinTurn', { turn: turn.id }));
  };
  const sentence = refused || fault;
  return (
    <>
      <span ref={anchor} className="block-anchor" style={{ left: target.x, top: target.y }} />
      <Popover
        className="popover block-popover"
        // One popover for all that is asked in turn: a second one would lose the focus to what lies below.
        aria-label="Correct the structure"
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        isOpen={placed}
        onOpenChange={(open) => !open && onClose()}
      >
        {sentence ? (
          <Dialog className="block-dialog" aria-label="This could not be done">
            <p role="alert">{sentence}</p>
          </Dialog>
        ) : asking === 'menu' ? (
          <BlockMenuItems choices={choices} onCommand={onCommand} onClose={onClose} />
        ) : asking === 'setTime' && turn ? (
          <TimeForm
            time={turn.time}
            onSet={(time) => done(act('structure.setTurnTime', { turn: turn.id, time }))}
          />
        ) : (
          <SpeakerPicker
            title={asking === 'startTurn' ? 'Who speaks from here on?' : 'Who says this turn?'}
            current={asking === 'startTurn' ? undefined : turn?.speaker}
            onFault={(error) => setFault(sentenceOf(error))}
            onChoose={(speaker) =>
              done(
                asking === 'setSpeaker' && turn
                  ? act('structure.setTurnSpeaker', { turn: turn.id, speaker })
                  : act('structure.startTurn', { block: block.id, speaker }),
              )
            }
          />
        )}
      </Popover>
    </>
  );
}
