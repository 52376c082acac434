import type { ReportInput } from './html.ts';
import { MEASURE_NAMES, MEASURE_SOURCES } from './figures.ts';

/** The sentences that a methods section needs, in the order in which they are usually written. */
export function methodSentences({
  groups,
  names,
  request,
  hidden,
  editions,
  orphans,
}: ReportInput): string[] {
  const name = (id: string) => names[id] ?? id;
  const figures = groups.flatMap((group) => group.figures);
  const overall = groups.find((group) => group.by === 'overall');
  const transcripts = new Set(
    overall?.figures.flatMap((figure) => figure.transcripts.map((t) => t.transcript)),
  );
  const sentences = [
    `${list(request.annotators.map(name))} coded ${counted(transcripts.size, 'transcript')} independently with the ${request.tags.length === 1 ? 'tag' : 'tags'} ${list(request.tags.map(name))}; only transcripts on which each of them had finished their pass were compared.`,
    'The text compared is that of the turns, without speaker labels, times and furniture (of the whole transcript where it has no turns).',
  ];
  if (figures.some((figure) => !figure.unit.endsWith('span') && figure.measure !== 'alpha-u'))
    sentences.push(
      `Percent agreement, kappas and alpha compare the presence of each tag at each ${request.unit}${request.scope === 'coded' ? ', of those that at least one annotator coded' : ''}: a ${request.unit} carries a tag if any character of it is covered.`,
    );
  const cited = [...new Set(figures.map((figure) => figure.measure))].filter(
    (measure) => MEASURE_SOURCES[measure],
  );
  if (cited.length > 0)
    sentences.push(
      `${cited.map((measure) => `${MEASURE_NAMES[measure]} (${MEASURE_SOURCES[measure]})`).join('; ')}.`,
    );
  if (figures.some((figure) => figure.measure.endsWith('-overlap')))
    sentences.push(
      'Overlapping spans match where their intersection is at least half of their union, one to one, so that the shared text is the most possible; precision and recall take the second annotator as the reference.',
    );
  if (figures.some((figure) => figure.summary))
    sentences.push(
      'Figures over all tags summarise the tags, each computed on its own, since tags may overlap.',
    );
  if (request.replicates > 0)
    sentences.push(
      `Intervals are 95 % percentile intervals of ${request.replicates} bootstrap replicates over turns (seed ${request.seed}).`,
    );
  const gamma = figures.find((figure) => figure.measure === 'gamma')?.parameters;
  if (gamma)
    sentences.push(
      `γ was computed with ${Object.entries(gamma)
        .map(([key, value]) => `${key} = ${value}`)
        .join(', ')}.`,
    );
  if (figures.some((figure) => !('value' in figure)))
    sentences.push('Figures that are undefined are given as such, with the reason.');
  const corrected = editions.filter((one) => one.number > 1 && transcripts.has(one.transcript));
  if (corrected.length > 0)
    sentences.push(
      `Texts that had been corrected were compared as corrected: ${list(corrected.map((one) => `“${name(one.transcript)}” in edition ${name(one.edition)}`))}.`,
    );
  if (orphans > 0)
    sentences.push(
      `${counted(orphans, 'annotation')} ${orphans === 1 ? 'has' : 'have'} no place in these texts, since corrections deleted what ${orphans === 1 ? 'it' : 'they'} stood on, and ${orphans === 1 ? 'counts' : 'count'} in no figure.`,
    );
  if (hidden > 0)
    sentences.push(
      `Blind mode hides ${counted(hidden, 'transcript')} from who made this report; they are not in it.`,
    );
  return sentences;
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? 'Nobody') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
