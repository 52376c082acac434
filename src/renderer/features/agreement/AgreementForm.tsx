import { useState } from 'react';
import { Button } from 'react-aria-components';
import { UNIT_KINDS, type UnitKind } from '../../../core/agreement/units.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useQuery } from '../../platform/host.ts';
import { useRuns } from '../commands/runs.ts';
import { Ticks } from './Ticks.tsx';
import { MEASURE_CHOICES, measuresOf } from './measures.ts';
import type { AgreementRequest } from './use-agreement.ts';

interface Props {
  isRunning: boolean;
  onMeasure: (request: AgreementRequest) => void;
}

const UNIT_NAMES: Record<UnitKind, string> = {
  character: 'Character',
  word: 'Word',
  sentence: 'Sentence',
  turn: 'Turn',
};
const SCOPES = [
  { value: 'whole', label: 'Whole text' },
  { value: 'coded', label: 'Only what somebody coded' },
] as const;

/** What is compared, and how. */
export function AgreementForm({ isRunning, onMeasure }: Props) {
  const annotators = useQuery('annotators.list', {}, ['annotator', 'annotation']);
  const tags = useQuery('tags.list', {}, ['tag', 'annotation']);
  const [people, setPeople] = useState<readonly string[] | null>(null);
  const [chosenTags, setChosenTags] = useState<readonly string[] | null>(null);
  const [measures, setMeasures] = useState<readonly string[]>(
    MEASURE_CHOICES.filter((m) => m.isOn).map((m) => m.id),
  );
  const [unit, setUnit] = useState<UnitKind>('word');
  const [scope, setScope] = useState<'whole' | 'coded'>('whole');
  const [by, setBy] = useState<readonly string[]>([]);
  const [seed, setSeed] = useState(1);
  const [replicates, setReplicates] = useState(1_000);
  const persons = (annotators.data ?? []).filter((a) => a.kind === 'person' && a.annotations > 0);
  const fault =
    annotators.data && persons.length < 2
      ? 'There is no work of two annotators to compare here. In a blind project, others’ work shows once your own pass is done.'
      : (people ?? persons).length < 2
        ? 'Choose at least two annotators.'
        : chosenTags?.length === 0
          ? 'Choose at least one tag.'
          : measures.length === 0
            ? 'Choose at least one measure.'
            : '';
  const submit = (): void =>
    onMeasure({
      measures: measuresOf(new Set(measures)),
      unit,
      scope,
      by: by as ('transcript' | 'speaker')[],
      seed,
      replicates,
      annotators: [...(people ?? persons.map((p) => p.id))],
      ...(chosenTags && { tags: [...chosenTags] }),
    });
  useRuns({ 'agreement.measure': isRunning || fault !== '' ? undefined : submit });
  return (
    <form
      className="agreement-form"
      aria-label="What is compared"
      onSubmit={(event) => {
        event.preventDefault();
        if (!fault && !isRunning) submit();
      }}
    >
      <Ticks
        title="Annotators"
        items={persons}
        chosen={people ?? persons.map((p) => p.id)}
        onChoose={setPeople}
      />
      <Ticks
        title="Tags"
        items={tags.data ?? []}
        chosen={chosenTags ?? (tags.data ?? []).map((t) => t.id)}
        onChoose={setChosenTags}
      />
      <Ticks title="Measures" items={MEASURE_CHOICES} chosen={measures} onChoose={setMeasures} />
      <Ticks
        title="Also for each"
        items={[
          { id: 'transcript', name: 'Transcript' },
          { id: 'speaker', name: 'Speaker' },
        ]}
        chosen={by}
        onChoose={setBy}
      />
      <label className="field">
        Unit of kappas and alpha
        <NativeSelect
          value={unit}
          options={UNIT_KINDS.map((value) => ({ value, label: UNIT_NAMES[value] }))}
          onChoose={setUnit}
        />
      </label>
      <label className="field">
        Units that count
        <NativeSelect value={scope} options={SCOPES} onChoose={setScope} />
      </label>
      <div className="agreement-pair">
        <label className="field">
          Bootstrap replicates
          <input
            className="input"
            type="number"
            min={0}
            max={10_000}
            step={100}
            value={replicates}
            onChange={(e) => setReplicates(clamp(e.target.value, 10_000))}
          />
        </label>
        <label className="field">
          Seed
          <input
            className="input"
            type="number"
            min={0}
            max={4_294_967_295}
            value={seed}
            onChange={(e) => setSeed(clamp(e.target.value, 4_294_967_295))}
          />
        </label>
      </div>
      <div className="agreement-go">
        <p className="agreement-hint" role="status">
          {fault}
        </p>
        <Button
          className="button"
          data-variant="primary"
          type="submit"
          isDisabled={fault !== ''}
          data-busy={isRunning || undefined}
        >
          Measure
        </Button>
      </div>
    </form>
  );
}

const clamp = (text: string, most: number): number =>
  Math.min(most, Math.max(0, Math.round(Number(text) || 0)));
