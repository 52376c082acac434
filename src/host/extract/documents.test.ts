import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../testing.ts';
import { extractorOf } from './extractors.ts';
import { extractFile } from './run.ts';
import { docxOf, epubOf, odtOf, pdfOf, wordParagraph } from './testing.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (path: string, bytes: Uint8Array, seconds?: number) => {
  const file = { path, bytes };
  return extractFile(extractorOf(file)!, file, seconds);
};
/** Kinds that the format gives, with the words they stand at. */
const kinds = ({ text, kinds: found }: Awaited<ReturnType<typeof read>>) =>
  found.map(({ start, kind }) => [kind, text.slice(start).split('\n')[0]]);

describe('Word', () => {
  it('gives paragraphs, headings, rows of tables and footnotes', async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const found = await read(
      'a.docx',
      docxOf(
        wordParagraph('The hearing', 'Heading1') +
          wordParagraph('MS LOW: About 6 million 💩', '', '<w:footnoteReference w:id="2"/>') +
          `<w:tbl><w:tr>${cell('Year')}${cell('Cases')}</w:tr><w:tr>${cell('2020')}${cell('4,600')}</w:tr></w:tbl>` +
          wordParagraph('End.'),
        'As counted in May.',
      ),
    );
    expect(found.text.split('\n\n')).toEqual([
      'The hearing',
      'MS LOW: About 6 million 💩[1]',
      'Year\tCases',
      '2020\t4,600',
      'End.',
      'As counted in May. ↑\n',
    ]);
    expect(kinds(found)).toEqual([['heading', 'The hearing']]);
  });

  it('refuses what is none, and a bomb, with a sentence', async () => {
    await expect(read('a.docx', docxOf('').subarray(0, 500))).rejects.toThrow('cut off');
    await expect(read('a.docx', odtOf(''))).rejects.toThrow('no Word document');
    await expect(read('a.docx', docxOf('a'.repeat(70_000_000)))).rejects.toThrow(/limit “/);
  });
});

describe('OpenDocument', () => {
  it('gives blanks, tabs, breaks, tables, notes and headings; lists comments and pictures', async () => {
    const found = await read(
      'a.odt',
      odtOf(
        '<text:h>Talk</text:h><text:p>LOW:<text:tab/>one<text:s text:c="2"/>two\n  three<text:line-break/>four<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note> <text:span>five<office:annotation><text:p>no</text:p></office:annotation></text:span></text:p>' +
          '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table><text:p><draw:frame><draw:image/></draw:frame></text:p>',
      ),
    );
    expect(found.text).toBe('Talk\n\nLOW:\tone  two three\nfour[1] five\n\na\tb c\n\n[1] A note\n');
    expect([found.title, found.date]).toEqual(['An interview', '2020-05-06']);
    expect(found.losses.map(({ code }) => code)).toEqual(['comments', 'pictures']);
  });
});

describe('Rich Text', () => {
  it('gives code pages, Unicode with and without stand-ins, tables, notes; skips what is no text', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title A talk}}{\\header Page}\\f0 LOW: caf\\'e9 \\u8364? \\uc0\\u-10179\\u-9047 \\~x\\emdash y\\par\n{\\*\\generator Word;}{\\v hidden}one{\\footnote A note}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\line two\\par\\trowd a\\cell b\\cell\\row {\\pict\\bin3 }}}}x\\{y\\}}";
    const found = await read('a.rtf', utf8(rtf));
    expect(found.text).toBe('LOW: café € 💩\u00a0x—y\n\none[1]7\ntwo\n\na\tb\n\nx{y}\n\n[1] A note\n');
    expect(found.title).toBe('A talk');
    expect(found.losses.map(({ code }) => code)).toEqual(['running-heads', 'pictures']);
  });

  it('comes to the end of any bytes', async () => {
    for (const bytes of [
      '{\\rtf1 {{{{',
      '{\\rtf1 \\',
      "{\\rtf1 a\\'",
      '{\\rtf1 \\bin9999999 x',
      '{\\rtf1 }}}}a',
    ])
      await read('a.rtf', utf8(bytes)).catch((error: Error) => expect(error.message).toMatch(/\.$/));
    await expect(read('a.rtf', utf8(`{\\rtf1${'{'.repeat(5_000)}`))).rejects.toThrow('levels of nesting');
  });
});

describe('web pages', () => {
  it('gives what is shown: content as text, what is around it as furniture, nothing of scripts', async () => {
    const found = await read(
      'a.html',
      utf8(`<!doctype html><html lang="en"><head><title>Talk | Site</title><meta property="og:title" content="The talk"><meta property="article:published_time" content="2023-11-05T10:00Z"></head><body>
        <header><a href="/">Home</a></header><nav><ul><li><a>World</a><li><a>Politics</a></ul></nav>
        <main><h1>The talk</h1><p>Q:&nbsp;How   many
        <b>cases</b>?<br>A: 6&amp;7.</p><table><tr><th>Year<td>Cases</tr><tr><td>2020<td><p>4</p><p>5</p></tr></table><pre>  kept
  lines</pre><img alt="A map"><script>alert(1)</script><p hidden>no</p><div style="display:none">no</div></main>
        <footer>Share:</footer></body></html>`),
    );
    expect(found.text).toBe(
      'Home\n\nWorld\n\nPolitics\n\nThe talk\n\nQ:\u00a0How many cases?\nA: 6&7.\n\nYear\tCases\n\n2020\t4 5\n\nkept\n  lines\n\nShare:\n',
    );
    expect(kinds(found)).toEqual([
      ['furniture', 'Home'],
      ['furniture', 'World'],
      ['furniture', 'Politics'],
      ['heading', 'The talk'],
      ['furniture', 'Share:'],
    ]);
    expect([found.title, found.date, found.language]).toEqual(['The talk', '2023-11-05', 'en']);
    expect(found.losses).toMatchObject([{ code: 'pictures', examples: ['A map'] }]);
  });

  it('reads the encoding that a page says, and survives any depth', async () => {
    const latin = Uint8Array.from([...utf8('<html><meta charset=iso-8859-1><p>caf'), 0xe9, ...utf8('</p>')]);
    expect((await read('a.htm', latin)).text).toBe('café\n');
    await expect(read('a.html', utf8(`<html>${'<div>'.repeat(50_000)}x`))).rejects.toThrow(
      'levels of nesting',
    );
  });
});

describe('EPUB', () => {
  it('gives the documents of the spine in their order', async () => {
    const found = await read('a.epub', epubOf('<h1>One</h1><p>First.</p>', '<p>Second.</p>'));
    expect(found.text).toBe('One\n\nFirst.\n\nSecond.\n');
    expect(kinds(found)).toEqual([['heading', 'One']]);
    expect([found.title, found.language]).toEqual(['A book', 'en']);
  });
});

describe('PDF', () => {
  const page = (n: number): [number, string][] => [
    [760, 'Committee on Health'],
    [500, `MS LOW: Page ${n} says (six)`],
    [480, 'million cases.'],
    [30, `Page ${n} of 3`],
  ];

  it('gives lines; running heads and page numbers are furniture', async () => {
    const found = await read('a.pdf', pdfOf([page(1), page(2), page(3)], 'Minutes'));
    expect(found.text.split('\n\n')[1]).toBe(
      'Committee on Health\nMS LOW: Page 2 says (six)\nmillion cases.\nPage 2 of 3',
    );
    expect(kinds(found).filter(([, words]) => words!.startsWith('Page'))).toHaveLength(3);
    expect(kinds(found)).toHaveLength(6);
    expect(found.title).toBe('Minutes');
  });

  it('without text is refused with what to do; a damaged one, too', async () => {
    await expect(read('a.pdf', pdfOf([[]]))).rejects.toThrow('OCR');
    await expect(read('a.pdf', utf8('%PDF-1.4\nnothing'))).rejects.toThrow('no whole PDF');
  });

  it('that never ends is given up, and the host goes on', async () => {
    await expect(
      read('a.pdf', pdfOf(Array.from({ length: 4_000 }, (_, n) => page(n))), 0.05),
    ).rejects.toThrow('took longer');
  });
});

describe('an extracted document', () => {
  let desk: Desk;
  afterEach(() => desk.dispose());

  it('is imported with its bytes, its structure and its times', async () => {
    desk = openDesk();
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ann Low>One two.\n';
    const source = await desk.call('import.read', { fileName: 'talk.vtt', bytes: utf8(vtt) });
    expect([source.format, source.text]).toEqual(['vtt', 'Ann Low:\nOne two.\n']);
    const { id } = await desk.call('import.commit', { upload: source.upload });
    const { turns, transcript } = await desk.call('transcripts.get', { id });
    expect([transcript.title, turns.map(({ time }) => time)]).toEqual(['talk', [1]]);
    const { db } = desk.session.project;
    expect(db.prepare('SELECT format, layout FROM editions').get()).toEqual({
      format: 'vtt',
      layout: 'given',
    });
    expect(db.prepare(`SELECT time, time_end FROM blocks WHERE kind = 'paragraph'`).get()).toEqual({
      time: 1,
      time_end: 2.5,
    });
    expect(db.prepare('SELECT bytes FROM sources').pluck().get()).toEqual(Buffer.from(vtt));
    expect(await desk.call('project.check')).toEqual([]);
  });
});
