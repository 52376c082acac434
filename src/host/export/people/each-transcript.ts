import type { FormatFile } from '../../../core/formats/exchange/model.ts';
import type { LossKind } from '../../../core/formats/exchange/loss.ts';
import { safeName, unique } from '../sources.ts';
import type { PeopleFiles, PeopleTarget } from './export.ts';
import { renderedOf, type RenderedTranscript } from './rendered.ts';

const PROPOSAL: LossKind = {
  code: 'proposal-not-shown',
  aspect: 'decision',
  sentence:
    'A document says who proposes a revision and why, not the span, tag and values that are proposed.',
};

/** A file for each transcript, named after it; `write` makes the bytes. */
export async function eachTranscript(
  { job, source, losses, tick }: PeopleTarget,
  ending: string,
  write: (rendered: RenderedTranscript, step: () => void) => Uint8Array | Promise<Uint8Array>,
): Promise<PeopleFiles> {
  const files: FormatFile[] = [];
  const annotations = new Set<string>();
  const used = new Set<string>();
  for (const exported of source.transcripts()) {
    const rendered = renderedOf(source, exported);
    const step = () => tick(annotations.size);
    step();
    const bytes = await write(rendered, step);
    const own = unique(`${safeName(rendered.title.trim() || 'Transcript')}${ending}`, used);
    files.push({ path: job.fileName ?? own, bytes });
    for (const { annotation, review } of exported.annotations()) {
      annotations.add(annotation.id);
      for (const { proposal } of review.decisions) if (proposal !== '') losses.add(PROPOSAL, rendered.title);
    }
  }
  return { files, annotations };
}
