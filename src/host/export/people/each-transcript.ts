import type { FormatFile } from '../../../core/formats/exchange/model.ts';
import { safeName, unique } from '../sources.ts';
import type { PeopleFiles, PeopleTarget } from './export.ts';
import { renderedOf, type RenderedTranscript } from './rendered.ts';

/** A file for each transcript, named after it; `write` makes the bytes. */
export async function eachTranscript(
  { job, source, said, tick }: PeopleTarget,
  ending: string,
  write: (rendered: RenderedTranscript, step: () => void) => Uint8Array | Promise<Uint8Array>,
): Promise<PeopleFiles> {
  const files: FormatFile[] = [];
  const annotations = new Set<string>();
  const used = new Set<string>();
  for (const exported of source.transcripts()) {
    const rendered = renderedOf(source, exported, said);
    const step = () => tick(annotations.size);
    step();
    const bytes = await write(rendered, step);
    const own = unique(`${safeName(rendered.title.trim() || 'Transcript')}${ending}`, used);
    files.push({ path: job.fileName ?? own, bytes });
    for (const { id } of rendered.annotations) annotations.add(id);
  }
  return { files, annotations };
}
