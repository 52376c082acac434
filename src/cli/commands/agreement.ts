import { type Command, InvalidArgumentError, Option } from 'commander';
import { MEASURES, type Measure } from '../../core/agreement/figure.ts';
import { UNIT_KINDS, type UnitKind } from '../../core/agreement/units.ts';
import { intervalOf, MEASURE_NAMES, unitWords, valueOf } from '../../core/formats/agreement/figures.ts';
import type { AgreementResult } from '../../contract/agreement-types.ts';
import { PassageError } from '../../contract/errors.ts';
import { pseudonymsFrom, pseudonymsOption, type Whose } from '../pseudonyms.ts';
import { idsOf, withProject } from '../desk.ts';
import { plain, say, sayJson, warn } from '../print.ts';

interface Options {
  measure: Measure[];
  unit: UnitKind;
  scope: 'whole' | 'coded';
  tags?: string[];
  annotators?: string[];
  by: ('transcript' | 'speaker')[];
  seed: number;
  replicates: number;
  json?: boolean;
  report?: string;
  pseudonyms?: Whose;
}

export function addAgreement(program: Command): void {
  program
    .command('agreement')
    .description('Measure agreement between annotators who have finished their passes.')
    .argument('<file>', 'the project')
    .addOption(
      new Option('--measure <measures...>', 'what to measure (default: all but gamma)').choices([
        ...MEASURES,
      ]),
    )
    .addOption(
      new Option('--unit <unit>', 'for percent agreement, kappas and alpha')
        .choices([...UNIT_KINDS])
        .default('word'),
    )
    .addOption(
      new Option('--scope <scope>', 'the whole text, or only the units that somebody coded')
        .choices(['whole', 'coded'])
        .default('whole'),
    )
    .option('--tags <names...>', 'tags to compare (default: all)')
    .option('--annotators <names...>', 'annotators to compare (default: all with a done pass)')
    .addOption(
      new Option('--by <groups...>', 'figures for each as well')
        .choices(['transcript', 'speaker'])
        .default([]),
    )
    .option('--seed <n>', 'seed of the bootstrap and of gamma', wholeNumber, 1)
    .option('--replicates <n>', 'bootstrap replicates; 0 for no intervals', wholeNumber, 1_000)
    .option('--json', 'every figure with its scope and n, as JSON')
    .option('--report <path>', 'write a report instead: .html or .csv')
    .addOption(pseudonymsOption())
    .action((file: string, options: Options) =>
      withProject(file, async (desk) => {
        if (options.pseudonyms !== undefined && !options.report)
          throw new PassageError('invalid_input', 'Pseudonyms are of a file: add --report.');
        const request = {
          unit: options.unit,
          scope: options.scope,
          by: options.by,
          seed: options.seed,
          replicates: options.replicates,
          ...(options.measure && { measures: options.measure }),
          ...(options.tags && { tags: idsOf(await desk.call('tags.list'), options.tags, 'tag') }),
          ...(options.annotators && {
            annotators: idsOf(await desk.call('annotators.list'), options.annotators, 'annotator'),
          }),
        };
        if (options.report) {
          const format = /\.csv$/i.test(options.report) ? 'csv' : 'html';
          const { files } = await desk.call('agreement.export', {
            ...request,
            format,
            place: options.report,
            ...(options.pseudonyms !== undefined && { pseudonyms: pseudonymsFrom(options.pseudonyms) }),
          });
          say(files.map(plain).join(', '));
          return;
        }
        const result = await desk.call('agreement.measure', request);
        if (options.json) sayJson(result);
        else print(result);
      }),
    );
}

function print({ groups, names, hidden, orphans }: AgreementResult): void {
  const name = (id: string) => plain(names[id] ?? id);
  for (const group of groups) {
    say(`${group.by === 'overall' ? 'Overall' : `${group.by} “${plain(group.name)}”`}`);
    for (const figure of group.figures) {
      const what = figure.attribute
        ? `${MEASURE_NAMES[figure.measure]} ${name(figure.attribute.id)}`
        : MEASURE_NAMES[figure.measure];
      const about = figure.summary ? 'all tags, each on its own' : figure.tags.map(name).join(', ');
      const value =
        'value' in figure ? `${valueOf(figure)} ${intervalOf(figure)}` : `undefined: ${figure.reason}`;
      say(
        `  ${what}; ${about}; ${figure.annotators.map(name).join(', ')}: ${value} (n ${figure.n} ${unitWords(figure)})`,
      );
    }
    for (const { transcript, reason, annotators } of group.leftOut)
      warn(`  left out: ${name(transcript)}: ${reason} ${annotators.map(name).join(', ')}`);
  }
  if (orphans > 0)
    warn(`${orphans} annotations have no place in the corrected texts; they are in no figure.`);
  if (hidden > 0) warn(`Blind mode hides ${hidden} transcripts from you; they are in no figure.`);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A whole number from 0 is wanted.');
  return Number(value);
}
