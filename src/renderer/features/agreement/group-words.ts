import type { AgreementResult } from '../../../contract/agreement-types.ts';
import type { Figure } from '../../../core/agreement/figure.ts';
import { MEASURE_NAMES } from '../../../core/formats/agreement/figures.ts';

type Name = (id: string) => string;

/** A figure's measure, with the attribute that it is of. */
export const nameOf = (figure: Figure, name: Name): string =>
  figure.attribute
    ? `Krippendorff’s α of ${name(figure.attribute.id)} (${figure.attribute.level})`
    : MEASURE_NAMES[figure.measure];

/** What a figure is over: one tag, or several. */
export const tagsOf = (figure: Figure, name: Name): string =>
  figure.summary ? 'all tags, each on its own' : figure.tags.map(name).join(', ');

/** The annotators of all figures, where those are the same in each. */
export function samePeople(figures: readonly Figure[]): readonly string[] | null {
  const [first] = figures;
  if (!first) return null;
  return figures.every(({ annotators }) => annotators.join() === first.annotators.join())
    ? first.annotators
    : null;
}

/** Figures that follow one another under one name. */
export function runsOf(figures: readonly Figure[], key: (figure: Figure) => string): Figure[][] {
  const runs: Figure[][] = [];
  for (const figure of figures) {
    const last = runs.at(-1);
    if (last && key(last[0]!) === key(figure)) last.push(figure);
    else runs.push([figure]);
  }
  return runs;
}

/** What all figures of a group have to be read with: whose work, on how much, in which units, and how the intervals came about. */
export function scopeInWords(
  figures: readonly Figure[],
  people: readonly string[] | null,
  request: AgreementResult['request'],
  name: Name,
): string {
  const transcripts = new Set(figures.flatMap((figure) => figure.transcripts.map((one) => one.transcript)));
  return [
    people && `${people.map(name).join(' and ')}.`,
    `${transcripts.size.toLocaleString('en')} transcript${transcripts.size === 1 ? '' : 's'};`,
    `${request.unit}s of ${request.scope === 'whole' ? 'the whole text' : 'what somebody coded'}.`,
    request.replicates > 0
      ? `Intervals from ${request.replicates.toLocaleString('en')} bootstrap replicates over turns, seed ${request.seed}.`
      : 'No intervals.',
  ]
    .filter(Boolean)
    .join(' ');
}
