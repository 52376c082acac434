import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE_FORMATS } from '../../../core/formats/people/names.ts';
import { parseCsv } from '../../../core/formats/csv/parse.ts';
import { QUOTE_COLUMNS } from '../../../core/formats/people/quotes-csv.ts';
import { STARTER_TAGS } from '../../starter.ts';
import { BEN, colleague, type Desk, importText, openDesk } from '../../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());
const out = (...names: string[]) => join(desk.folder, ...names);
const read = (...names: string[]) => readFileSync(out(...names), 'utf8');
const tag = STARTER_TAGS.claim;
const HOSTILE = '<script>alert(1)</script> "x" \u202e\u2067 \'y\' & </style>';

/** A text with an annotation by Anna with a hostile note and one by Ben, who overlap. */
async function filled(text = 'Q: Did it?\n\nA: It grew by 3% \u{1f4a9} a year.\n'): Promise<string> {
  const transcript = await importText(desk, text);
  const ben = colleague(desk, BEN);
  const { id } = await desk.call('annotations.create', { transcript, tag, span: [[3, 22]] });
  await desk.call('annotations.update', { id, note: HOSTILE });
  await ben.call('annotations.create', { transcript, tag, span: [[15, 26]] });
  return transcript;
}

describe('exports for people', () => {
  it('write one file under its name, and nothing else, in each format', async () => {
    await filled();
    for (const { name, ending } of PEOPLE_FORMATS) {
      const place = out(`${name}-out`, `it${ending}`);
      const { files, rows } = await desk.call('export.run', { format: name, place });
      expect(files).toEqual([`it${ending}`]);
      expect(readdirSync(out(`${name}-out`))).toEqual(files);
      expect(rows).toBe(2);
      if (ending === '.docx') expect(readFileSync(place).subarray(0, 2).toString()).toBe('PK');
    }
  });

  it('hostile text stays text, and the page may load nothing', async () => {
    await desk.call('project.rename', { name: HOSTILE.slice(0, 60) });
    const transcript = await filled(`${HOSTILE}\n\n${HOSTILE}\n`);
    await desk.call('transcripts.update', { id: transcript, title: HOSTILE });
    for (const format of ['html', 'quotes-html', 'codebook-html'] as const) {
      await desk.call('export.run', { format, place: out('it.html'), context: 50 });
      const html = read('it.html');
      expect(html).not.toMatch(/<script|<\/style>[^]*<\/style>|<[^>]*javascript:|\son\w+=|https?:/i);
      expect(html).toContain("default-src 'none'; style-src 'sha256-");
      expect(/<title>(.*?)<\/title>/.exec(html)![1]).not.toMatch(/[<\u202e\u2067]/);
    }
  });

  it('a report of quotes has each with its place, people and surroundings, and counts by tag', async () => {
    await filled();
    await desk.call('export.run', { format: 'quotes-csv', place: out('it.csv'), context: 4 });
    const [head, ...rows] = parseCsv(read('it.csv'), ',');
    expect(head).toEqual([...QUOTE_COLUMNS]);
    const cells = rows.map((row) => Object.fromEntries(QUOTE_COLUMNS.map((name, i) => [name, row[i]])));
    expect(cells).toMatchObject([
      {
        tag_quotes: '2',
        quote: 'Did it?\n\nA: It grew',
        before: 'Q: ',
        after: ' by ',
        annotator: 'Anna',
        turn: '1; 2',
        note: HOSTILE,
      },
      { tag: 'Claim', annotator: 'Ben', start_code_point: '15', end_code_point: '26', decision: 'undecided' },
    ]);
  });

  it('say what revisions propose, and which relations an annotation has, from both ends and across transcripts', async () => {
    await filled();
    const other = await importText(desk, 'Q: And then?\n\nA: It fell.\n');
    await desk.call('transcripts.update', { id: other, title: 'Second talk' });
    const all = await desk.call('annotations.list', {
      transcript: (await desk.call('transcripts.list'))[0]!.id,
    });
    const [first, second] = all as [(typeof all)[0], (typeof all)[0]];
    const { id: far } = await desk.call('annotations.create', { transcript: other, tag, span: [[3, 12]] });
    const ben = colleague(desk, BEN);
    await ben.call('review.decide', {
      annotation: first.id,
      verdict: 'revise',
      reason: 'too long',
      proposal: { span: [[15, 22]], tag: STARTER_TAGS.statistic },
    });
    const type = (await desk.call('relationTypes.list'))[0]!;
    await ben.call('relations.create', { type: type.id, from: first.id, to: second.id, note: 'plainly' });
    await ben.call('relations.create', { type: type.id, from: first.id, to: far });
    const said = [
      'To be revised, says Ben: too long; proposed: tag “Statistic”; “It grew”',
      `${type.name[0]!.toUpperCase()}${type.name.slice(1)} “It grew by `,
      '(Claim), drawn by Ben: plainly',
      '(Claim, in “Second talk”), drawn by Ben',
    ];
    const word = (path: string) =>
      Buffer.from(
        unzipSync(readFileSync(path))[path.includes('quotes') ? 'word/document.xml' : 'word/comments.xml']!,
      ).toString();
    for (const format of ['html', 'docx', 'quotes-html', 'quotes-docx', 'quotes-csv'] as const) {
      const { files, losses } = await desk.call('export.run', {
        format,
        place: out(format === 'html' || format === 'docx' ? format : `${format}.x`),
      });
      const place = files.length > 1 ? out(format, files[0]!) : out(files[0]!);
      const plain = (format.endsWith('docx') ? word(place) : readFileSync(place, 'utf8')).replaceAll(
        '&quot;',
        '"',
      );
      for (const words of said) expect([format, plain]).toEqual([format, expect.stringContaining(words)]);
      expect([format, losses]).toEqual([format, []]);
    }
  });

  it('a folder has a file for each transcript, whatever they are called', async () => {
    for (const title of ['Same/name', 'same:name', '..'])
      await desk.call('transcripts.update', {
        id: await filled(`${title}: said.\n\nB: And more was said.\n`),
        title,
      });
    const { files } = await desk.call('export.run', { format: 'html', place: out('all') });
    expect(files).toEqual(['Same_name.html', 'same_name (2).html', '_.html']);
    for (const file of files) expect(existsSync(out('all', file))).toBe(true);
  });

  it('in blind mode show one’s own work alone, and say so', async () => {
    await desk.call('project.setSettings', { blind: true });
    await filled();
    for (const format of ['html', 'quotes-html', 'codebook-html'] as const) {
      const { rows, losses } = await desk.call('export.run', { format, place: out('blind.html') });
      expect(rows).toBe(1);
      expect(losses.join(' ')).toMatch(/blind/i);
      expect(read('blind.html')).not.toContain('Ben');
    }
  });

  it('pseudonyms stand for names, gold for nobody, and a choice is kept to', async () => {
    await filled();
    const pseudonyms = { annotators: true, speakers: true, key: false };
    for (const format of ['html', 'quotes-html'] as const) {
      await desk.call('export.run', { format, place: out('p.html'), pseudonyms });
      expect(read('p.html')).not.toMatch(/Anna|Ben\b/);
      expect(read('p.html')).toContain('A2');
    }
    const none = await desk.call('export.run', {
      format: 'html',
      place: out('n.html'),
      tags: [STARTER_TAGS.statistic],
    });
    expect(none.rows).toBe(0);
    expect(read('n.html')).toContain('No annotations.');
  });

  it('stopped, leave nothing behind', async () => {
    // More than is done without a thread.
    await filled(`A: ${'It grew. '.repeat(80)}\n\n`.repeat(900));
    const job = '018c0000-0000-7000-8000-00000000000f';
    const running = desk.call('export.run', { format: 'html', place: out('stop', 'it.html'), job });
    await desk.call('jobs.cancel', { job });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(out('stop'))).toBe(false);
  });
});
