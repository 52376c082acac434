import { afterEach, describe, expect, it } from 'vitest';
import { column } from '../../core/formats/dataset/column.ts';
import { WorkbookWriter } from '../../core/formats/xlsx/workbook.ts';
import { type Desk, openDesk } from '../testing.ts';
import { importFiles, sortFiles } from './testing.ts';

const desks: Desk[] = [];
const open = (): Desk => {
  const desk = openDesk();
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.dispose();
});

const TALK = 'speaker,time,text,Claim,mood\nAnn,0:05,We agree 💩.,1,calm\nBen,0:09,No.,0,calm\n';

describe('a table of rows, imported', () => {
  it('becomes a transcript with turns, speakers, times, variables and annotations by whoever is asked for; undo takes all back', async () => {
    const desk = open();
    const { source, ...done } = await importFiles(
      desk,
      { 'talk.csv': TALK },
      { annotators: [{ id: null, name: 'Mia' }] },
    );
    expect(source).toMatchObject({ format: 'rows', annotators: [{ id: null, annotations: 1 }] });
    expect(done).toMatchObject({ made: 1, annotations: 1, losses: [] });
    const id = done.transcripts[0]!;
    const { transcript, turns } = await desk.call('transcripts.get', { id });
    expect(transcript).toMatchObject({ title: 'talk' });
    expect(turns.map(({ time }) => time)).toEqual([5, 9]);
    const speakers = await desk.call('speakers.list');
    expect(speakers.map(({ name }) => name).sort()).toEqual(['Ann', 'Ben']);
    const people = await desk.call('annotators.list');
    const [annotation] = await desk.call('annotations.list', { transcript: id });
    expect(annotation!.annotator).toBe(people.find(({ name }) => name === 'Mia')!.id);
    await desk.call('history.undo');
    expect(await desk.call('transcripts.list')).toEqual([]);
  });

  it('rows: labels with half characters became U+FFFD without a word: each is counted, before the import and after', async () => {
    const desk = open();
    const lines = [
      { text: 'We agree.', speaker: 'Ann', label: 'Cl\ud83daim', annotator: 'M\udca9ia' },
      { text: 'No.', speaker: 'Ben', label: 'Plain', annotator: 'Jo' },
    ];
    const { source, losses } = await importFiles(desk, {
      'talk.jsonl': lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    const broken = {
      code: 'half-character',
      count: 2,
      examples: ['Tag: Cl\ufffdaim', 'Annotator: M\ufffdia'],
    };
    expect(source.losses).toMatchObject([broken]);
    expect(losses).toMatchObject([broken]);
    expect((await desk.call('tags.list')).map(({ name }) => name)).toContain('Cl\ufffdaim');
  });

  it('is read anew with another mapping, which is then what is imported', async () => {
    const desk = open();
    const { exchanges } = await sortFiles(desk, { 'talk.csv': TALK });
    const { upload, table } = exchanges[0]!;
    expect(table!.mapping.roles).toEqual(['speaker', 'time', 'text', 'flag', 'variable']);
    const mapped = await desk.call('import.mapRows', {
      upload,
      mapping: { ...table!.mapping, roles: ['none', 'none', 'text', 'none', 'label'], each: 'row' },
    });
    expect(mapped.documents.map(({ name }) => name)).toEqual(['talk 1', 'talk 2']);
    expect(mapped.tags.map(({ name, annotations }) => [name, annotations])).toEqual([['calm', 2]]);
    const done = await desk.call('import.commitExchange', { upload });
    expect(done).toMatchObject({ made: 2, annotations: 2 });
    const list = await desk.call('transcripts.list');
    expect(list.map(({ title }) => title)).toEqual(['talk 1', 'talk 2']);
  });

  it('reads a workbook, the sheet that is chosen, and a table that describes other files is still one', async () => {
    const desk = open();
    const chunks: Uint8Array[] = [];
    const workbook = new WorkbookWriter((chunk) => void chunks.push(chunk));
    workbook.beginTable('notes', [column('a', 'string', '')]);
    workbook.row(['x']);
    workbook.beginTable('talk', [
      column('text', 'string', ''),
      column('Claim', 'boolean', ''),
      column('n', 'number', ''),
    ]);
    workbook.row([' We\r\nagree 💩 _x000D_', 'true', '3']);
    workbook.end();
    const { exchanges } = await sortFiles(desk, { 'talk.xlsx': Buffer.concat(chunks) });
    const { upload, table } = exchanges[0]!;
    expect(table!.sheets).toEqual(['notes', 'talk']);
    const read = await desk.call('import.mapRows', { upload, reading: { sheet: 1 } });
    expect(read.table!.columns).toEqual(['text', 'Claim', 'n']);
    expect(read.table!.sample).toEqual([[' We\r\nagree 💩 _x000D_', 'TRUE', '3']]);
    expect(read.counts.annotations).toBe(1);
    const { metadata, exchanges: none } = await sortFiles(desk, {
      'a.txt': 'Text.',
      'list.csv': 'file,date\na.txt,2024-01-01\n',
    });
    expect([metadata.length, none.length]).toEqual([1, 0]);
  });
});
