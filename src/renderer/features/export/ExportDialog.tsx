import './export.css';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ExportFormat } from '../../../contract/export-options.ts';
import { isPerTranscript } from '../../../core/formats/people/names.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useMedia } from '../../kit/use-media.ts';
import { platform } from '../../platform/current.ts';
import { useQuery } from '../../platform/host.ts';
import { plural } from '../import/preview-lines.ts';
import { EditionChoice } from './EditionChoice.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { ExportOutcome } from './ExportOutcome.tsx';
import { ExportFiles } from './ExportFiles.tsx';
import { ContextChoice } from './ContextChoice.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { countedIn, goesToFolder } from './formats.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { PseudonymChoice } from './PseudonymChoice.tsx';
import { chosenOne, emptyScope, optionsOf, type Scope, wholeProject } from './scope.ts';
import { tagTree } from './tag-tree.ts';
import { ShapeChoice } from './ShapeChoice.tsx';
import { UnitChoice } from './UnitChoice.tsx';
import { useExport } from './use-export.ts';

/** Below this one column has to do: what comes of a format stands next to it, before what goes into it. */
const NARROW = '(width < 45rem)';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** Exports this transcript alone, unless the user widens the choice. */
  transcriptId?: string | undefined;
}

/** The coded dataset out: a format, what goes into it, a look at the first rows, and where to. */
export function ExportDialog(props: Props) {
  return props.isOpen ? <OpenExportDialog {...props} /> : null;
}

const ROWS_CHANGE = [
  'annotation',
  'span',
  'annotation_value',
  'tag',
  'attribute',
  'transcript',
  'turn',
  'block',
  'speaker',
  'variable_value',
];

const DECISIONS = [
  { value: 'all', label: 'All' },
  { value: 'accepted', label: 'Only those that reviewers accepted' },
  { value: 'gold', label: 'The gold set' },
] as const;

function OpenExportDialog({ onClose, transcriptId }: Props) {
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [scope, setScope] = useState<Scope>(() => ({
    ...wholeProject,
    transcripts: transcriptId ? [transcriptId] : null,
  }));
  const { run, start, cancel, reset } = useExport();
  const narrow = useMedia(NARROW);
  const project = useQuery('project.info', {}, ['project']);
  const transcripts = useQuery('transcripts.list', {}, ['transcript', 'annotation']);
  const tags = useQuery('tags.list', {}, ['tag', 'annotation']);
  const annotators = useQuery('annotators.list', {}, ['annotator', 'annotation']);

  const options = useMemo(() => optionsOf(format, scope), [format, scope]);
  const missing = emptyScope(format, scope);
  const preview = useQuery('export.preview', missing ? null : options, ROWS_CHANGE);
  const choose = (part: Partial<Scope>): void => {
    reset();
    setScope((was) => ({ ...was, ...part }));
  };
  const all = transcripts.data ?? [];
  const folder = goesToFolder(options, all.length);
  const one = isPerTranscript(format) && !folder ? chosenOne(scope, all)?.title : undefined;
  const target = { name: one ?? project.data?.name ?? '', folder };
  const running = run.job !== null;
  const shown = missing ? undefined : preview.data;
  const words = missing || (shown ? plural(shown.total, countedIn(format)) : '');
  const formats = (
    <FormatChoice
      format={format}
      disabled={running}
      onChoose={(next) => {
        reset();
        setFormat(next);
      }}
    />
  );
  const scopes = (
    <>
      <ShapeChoice
        format={format}
        wide={scope.wide}
        isDisabled={running}
        onChoose={(wide) => choose({ wide })}
      />
      <ContextChoice
        format={format}
        context={scope.context}
        isDisabled={running}
        onChoose={(context) => choose({ context })}
      />
      <ChoiceList
        title="Transcripts"
        items={(transcripts.data ?? []).map((t) => ({ id: t.id, name: t.title, count: t.annotations }))}
        choice={scope.transcripts}
        disabled={running}
        onChoose={(choice) => choose({ transcripts: choice, edition: null })}
      />
      {format !== 'source' && (
        <>
          <EditionChoice
            transcript={chosenOne(scope, transcripts.data ?? [])}
            edition={scope.edition}
            isDisabled={running}
            onChoose={(edition) => choose({ edition })}
          />
          <label className="field">
            <span className="field-name">Annotations</span>
            <NativeSelect
              value={scope.decisions}
              options={DECISIONS}
              disabled={running}
              onChoose={(decisions) => choose({ decisions })}
            />
          </label>
          <ChoiceList
            title="Tags"
            items={tagTree(tags.data ?? []).map(({ tag, depth }) => ({
              id: tag.id,
              name: tag.name,
              depth,
              count: tag.annotations,
            }))}
            choice={scope.tags}
            disabled={running}
            onChoose={(choice) => choose({ tags: choice })}
          />
          <ChoiceList
            title="Annotators"
            items={(annotators.data ?? []).map((a) => ({ id: a.id, name: a.name, count: a.annotations }))}
            choice={scope.annotators}
            disabled={running}
            onChoose={(choice) => choose({ annotators: choice })}
          />
          <UnitChoice
            format={format}
            unit={scope.unit}
            isDisabled={running}
            onChoose={(unit) => choose({ unit })}
          />
          <PseudonymChoice
            pseudonyms={scope.pseudonyms}
            isDisabled={running}
            onChoose={(pseudonyms) => choose({ pseudonyms })}
          />
        </>
      )}
    </>
  );
  const main = (
    <div className="export-main">
      <ExportOutcome run={run} onCancel={cancel} />
      {missing ? (
        <p className="export-none">{missing}</p>
      ) : (
        <>
          <ExportFiles files={shown?.files ?? []} />
          <PreviewTable
            preview={shown}
            fault={preview.error}
            format={format}
            isWide={options.wide !== undefined}
          />
        </>
      )}
    </div>
  );
  return (
    <Sheet
      title="Export"
      isOpen
      onClose={onClose}
      canClose={!running}
      width="wide"
      footer={
        <>
          <span className="sheet-words" role="status">
            {words}
          </span>
          <Button className="button" isDisabled={running} onPress={onClose}>
            {run.result ? 'Close' : 'Cancel'}
          </Button>
          <Button
            className="button"
            data-variant="primary"
            isDisabled={running || missing !== '' || !project.data}
            onPress={() => void start(options, target)}
          >
            {platform().pickExport ? 'Save…' : 'Download'}
          </Button>
        </>
      }
    >
      {narrow ? (
        <div className="export">
          {formats}
          {main}
          {scopes}
        </div>
      ) : (
        <div className="export">
          <div className="export-side">
            {formats}
            {scopes}
          </div>
          {main}
        </div>
      )}
    </Sheet>
  );
}
