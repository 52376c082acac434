import { randomOf, shuffled } from './random.ts';

export interface Draw {
  transcripts: readonly string[];
  annotators: readonly string[];
  /** Share of the transcripts that several annotators code, 0 to 1. */
  share: number;
  seed: number;
  /** How many annotators code those; no more than there are. */
  coders: number;
}

/**
 * Assigns transcripts to annotators: a random sample (`share`, rounded to whole transcripts, at least one where it is
 * above 0) to `coders` of them, each other one to one. Loads differ by at most one, and pairs of coders are spread
 * evenly. Depends on the seed and on which transcripts and annotators there are, not on their order.
 */
export function drawAssignments(draw: Draw): { transcript: string; annotators: string[] }[] {
  const random = randomOf(draw.seed);
  const transcripts = shuffled([...new Set(draw.transcripts)].sort(), random);
  const annotators = shuffled([...new Set(draw.annotators)].sort(), random);
  const share = Math.round(draw.share * transcripts.length);
  const several = draw.share > 0 ? Math.max(1, share) : 0;
  const load = new Map(annotators.map((id) => [id, 0]));
  const together = new Map<string, number>();
  const pair = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  return transcripts.map((transcript, i) => {
    const chosen: string[] = [];
    while (chosen.length < Math.min(i < several ? draw.coders : 1, annotators.length)) {
      const met = (id: string) =>
        chosen.reduce((sum, other) => sum + (together.get(pair(id, other)) ?? 0), 0);
      const next = annotators
        .filter((id) => !chosen.includes(id))
        .reduce((best, id) => ((load.get(id)! - load.get(best)! || met(id) - met(best)) < 0 ? id : best));
      for (const other of chosen) together.set(pair(next, other), (together.get(pair(next, other)) ?? 0) + 1);
      load.set(next, load.get(next)! + 1);
      chosen.push(next);
    }
    return { transcript, annotators: chosen.sort() };
  });
}
