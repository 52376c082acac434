import type { Figure } from '../../agreement/figure.ts';
import { csvRecord } from '../csv/serialize.ts';
import type { Cell } from '../dataset/column.ts';
import { LIST_JOINER } from '../dataset/column.ts';

/** A group of figures as the report needs it. */
export interface FigureGroup {
  by: string;
  name: string;
  figures: readonly Figure[];
}

const HEADER = [
  'group',
  'group_name',
  'measure',
  'attribute',
  'level',
  'tags',
  'summary_of_tags',
  'annotators',
  'unit',
  'scope',
  'n',
  'value',
  'undefined_reason',
  'interval_low',
  'interval_high',
  'interval_level',
  'bootstrap_replicates',
  'bootstrap_skipped',
  'bootstrap_seed',
  'transcripts',
  'editions',
  'parts',
  'parameters',
];

/** Every figure with its scope, a row each. Values are written with all their digits. */
export function* agreementCsv(
  groups: readonly FigureGroup[],
  names: Readonly<Record<string, string>>,
): Iterable<string> {
  yield csvRecord(HEADER);
  const name = (id: string) => names[id] ?? id;
  for (const group of groups)
    for (const figure of group.figures) {
      const interval = 'value' in figure && !('undefined' in figure.interval) ? figure.interval : null;
      const cells: Cell[] = [
        group.by,
        group.name,
        figure.measure,
        figure.attribute ? name(figure.attribute.id) : '',
        figure.attribute?.level ?? '',
        figure.tags.map(name).join(LIST_JOINER),
        figure.summary,
        figure.annotators.map(name).join(LIST_JOINER),
        figure.unit,
        figure.scope,
        figure.n,
        'value' in figure ? figure.value : null,
        'value' in figure ? '' : figure.reason,
        interval?.low ?? null,
        interval?.high ?? null,
        interval?.level ?? null,
        interval?.replicates ?? null,
        interval?.skipped ?? null,
        interval?.seed ?? null,
        figure.transcripts.map((t) => name(t.transcript)).join(LIST_JOINER),
        figure.transcripts.map((t) => name(t.edition)).join(LIST_JOINER),
        pairs(figure.parts),
        pairs(figure.parameters ?? {}),
      ];
      yield csvRecord(cells);
    }
}

const pairs = (parts: Readonly<Record<string, number | string>>): string =>
  Object.entries(parts)
    .map(([key, value]) => `${key}=${value}`)
    .join('; ');
