import type { Command } from 'commander';
import { quoteOf } from '../../core/model/span.ts';
import { TextPlaces } from '../../core/formats/dataset/place.ts';
import type { Speaker } from '../../core/model/structure.ts';
import { type Desk, withProject } from '../desk.ts';
import { counted, plain, say, sayJson } from '../print.ts';

export function addShow(program: Command): void {
  program
    .command('show')
    .description('Show transcripts, turns with speakers and offsets, annotations, and counts.')
    .argument('<file>', 'the project')
    .option('--json', 'as JSON; offsets in code points and in UTF-16')
    .action((file: string, { json }: { json?: boolean }) =>
      withProject(file, async (desk) => {
        const project = await describe(desk);
        if (json) sayJson(project);
        else print(project);
      }),
    );
}

type Described = Awaited<ReturnType<typeof describe>>;

async function describe({ call }: Desk) {
  const [info, summaries, tags, speakers, annotators, relations, types] = await Promise.all([
    call('project.info'),
    call('transcripts.list'),
    call('tags.list'),
    call('speakers.list'),
    call('annotators.list'),
    call('relations.list', {}),
    call('relationTypes.list'),
  ]);
  const speakerOf = new Map<string, Speaker>(speakers.map((speaker) => [speaker.id, speaker]));
  const tagNames = new Map(tags.map((tag) => [tag.id, tag.name]));
  const names = new Map(annotators.map(({ id, name }) => [id, name]));
  const transcripts = [];
  for (const { id } of summaries) {
    const { transcript, text, sha256, blocks, turns } = await call('transcripts.get', { id });
    const places = new TextPlaces(text, transcript.language, blocks, turns, speakerOf);
    const both = (start: number, end: number) => ({
      codePoints: places.codePoints([start, end]),
      utf16: [start, end],
    });
    const annotations = await call('annotations.list', { transcript: id });
    transcripts.push({
      id,
      title: transcript.title,
      date: transcript.date,
      source: transcript.source,
      language: transcript.language,
      file: transcript.fileName,
      edition: transcript.editionNumber,
      sha256,
      orphans: transcript.orphans,
      codePoints: places.offsets.codePoints,
      utf16: text.length,
      furniture: blocks
        .filter((b) => b.kind === 'furniture')
        .map((b) => ({ ...both(b.start, b.end), text: text.slice(b.start, b.end) })),
      turns: places.turns.map((turn) => ({
        number: turn.number,
        id: turn.id,
        speaker: turn.speaker?.name ?? null,
        role: turn.speaker?.role ?? null,
        time: turn.time,
        ...both(turn.start, turn.end),
      })),
      annotations: annotations.map((annotation) => ({
        id: annotation.id,
        tag: tagNames.get(annotation.tag) ?? annotation.tag,
        annotator: names.get(annotation.annotator) ?? annotation.annotator,
        ranges: annotation.span.map(([start, end]) => both(start, end)),
        quote: quoteOf(text, annotation.span),
        values: annotation.values,
        note: annotation.note,
      })),
    });
  }
  const turns = transcripts.reduce((sum, t) => sum + t.turns.length, 0);
  const annotations = transcripts.reduce((sum, t) => sum + t.annotations.length, 0);
  return {
    project: { id: info.id, name: info.name, note: info.note },
    counts: {
      transcripts: transcripts.length,
      turns,
      annotations,
      tags: tags.length,
      speakers: speakers.length,
      relations: relations.length,
    },
    tags: tags.map(({ id, name, key, annotations: n }) => ({ id, name, key, annotations: n })),
    speakers: speakers.map(({ id, name, kind, role, affiliation, turns: n }) => ({
      id,
      name,
      kind,
      role,
      affiliation,
      turns: n,
    })),
    relations: relations.map(({ id, type, from, to, annotator, note }) => ({
      id,
      type: types.find((one) => one.id === type)?.name ?? type,
      from,
      to,
      annotator: names.get(annotator) ?? annotator,
      note,
    })),
    annotators: annotators.map(({ id, name, kind, annotations: n }) => ({ id, name, kind, annotations: n })),
    transcripts,
  };
}

function print({ project, counts, tags, transcripts }: Described): void {
  say(plain(project.name));
  say(
    `${counted(counts.transcripts, 'transcript')}, ${counted(counts.turns, 'turn')}, ${counted(counts.annotations, 'annotation')}`,
  );
  say(`Tags: ${tags.map((tag) => `${plain(tag.name)} (${tag.annotations})`).join(', ')}`);
  for (const transcript of transcripts) {
    say();
    say(`${transcript.id}  ${plain(transcript.title)}`);
    const edition = transcript.edition > 1 ? `edition ${transcript.edition}` : '';
    say(
      `  ${[transcript.source, transcript.date, transcript.file, edition].filter(Boolean).map(plain).join(', ')}`,
    );
    if (transcript.orphans > 0) say(`  ${counted(transcript.orphans, 'annotation')} without a place`);
    for (const turn of transcript.turns)
      say(`  turn ${turn.number}  ${turn.codePoints.join('-')}  ${plain(turn.speaker ?? '(nobody named)')}`);
    for (const annotation of transcript.annotations)
      say(
        `  ${annotation.ranges.map((r) => r.codePoints.join('-')).join(';')}  ${plain(annotation.tag)}  “${plain(annotation.quote)}”  ${plain(annotation.annotator)}`,
      );
  }
  if (transcripts.length > 0) say('\nOffsets are in code points.');
}
