import './codebook.css';
import { useEffect } from 'react';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { DeleteTag } from './DeleteTag.tsx';
import { exportCodebook } from './export-codebook.ts';
import { focusedTag } from './focused-tag.ts';
import { ImportCodebook } from './ImportCodebook.tsx';
import { MergeTag } from './MergeTag.tsx';
import { Outdated } from './Outdated.tsx';
import { SplitTag } from './SplitTag.tsx';
import { TagDialog } from './TagDialog.tsx';
import { moveOf, type TagMove } from './tag-moves.ts';
import { askTag, type TagQuestion, useTagQuestion } from './tag-question.ts';
import { moveTag } from './use-tag-tree.ts';

/** The dialogs of the codebook, and what its commands do. */
export function CodebookDialogs() {
  const { rows } = useDesk();
  const question = useTagQuestion();
  useEffect(() => () => askTag(null), []);
  const close = (): void => askTag(null);
  const row = question && 'tag' in question ? rows.find(({ tag }) => tag.id === question.tag) : undefined;
  const about = (type: Extract<TagQuestion, { tag: string }>['type']) => () => {
    const tag = focusedTag();
    if (tag === undefined) return false;
    askTag({ type, tag });
  };
  const move = (by: TagMove) => () => {
    const at = rows.find(({ tag }) => tag.id === focusedTag());
    const place = at && moveOf(rows, at, by);
    if (!at || !place) return false;
    moveTag(at.tag.id, place);
  };
  useRuns({
    'codebook.newTag': () => askTag({ type: 'create', parent: null }),
    'codebook.import': () => askTag({ type: 'import' }),
    'codebook.exportJson': () => void exportCodebook('json'),
    'codebook.exportCsv': () => void exportCodebook('csv'),
    'codebook.edit': about('edit'),
    'codebook.up': move('up'),
    'codebook.down': move('down'),
    'codebook.nest': move('nest'),
    'codebook.lift': move('lift'),
    'codebook.merge': about('merge'),
    'codebook.split': about('split'),
    'codebook.outdated': about('outdated'),
    'codebook.delete': about('delete'),
  });
  return (
    <>
      {question?.type === 'create' && <TagDialog parent={question.parent} onClose={close} />}
      {question?.type === 'import' && <ImportCodebook onClose={close} />}
      {row && question?.type === 'edit' && <TagDialog tag={row.tag} onClose={close} />}
      {row && question?.type === 'delete' && <DeleteTag row={row} onClose={close} />}
      {row && question?.type === 'merge' && <MergeTag row={row} onClose={close} />}
      {row && question?.type === 'split' && <SplitTag row={row} onClose={close} />}
      {row && question?.type === 'outdated' && <Outdated row={row} onClose={close} />}
    </>
  );
}
