import { FormatError } from '../../../src/core/formats/exchange/format-error.ts';
import type { Extracted } from '../../../src/core/formats/extract/model.ts';
import { detectLayout } from '../../../src/core/layouts/index.ts';
import { layoutFault } from '../../../src/core/layouts/testing.ts';
import { EXTRACTORS } from '../../../src/host/extract/extractors.ts';
import { docxOf, epubOf, odtOf, pdfOf, wordParagraph } from '../../../src/host/extract/testing.ts';
import { type FuzzInput, type FuzzTarget, fileOf, mustHold } from '../target.ts';

const ODT =
  '<text:h>Talk</text:h><text:p>LOW:<text:tab/>one<text:s text:c="2"/>two<text:line-break/>four<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note> <text:span>five</text:span></text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>';
const RTF =
  "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title A talk}}\\f0 LOW: caf\\'e9 \\u8364? \\uc0\\u-10179\\u-9047 \\~x\\emdash y\\par {\\*\\generator Word;}one{\\footnote A note}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\line two\\par\\trowd a\\cell b\\cell\\row {\\pict\\bin3 }}}}x\\{y\\}}";
const HTML =
  '<!doctype html><html lang="en"><head><title>Talk | Site</title><meta property="og:title" content="The talk"></head><body><nav><ul><li><a>World</a></ul></nav><main><h1>The talk</h1><p>Q:&nbsp;How <b>many</b>?<br>A: 6&amp;7.</p><table><tr><th>Year<td>Cases</table><pre>  kept\n  lines</pre><script>alert(1)</script><p hidden>no</p></main><footer>Share:</footer></body></html>';
const VTT =
  'WEBVTT - Talk\n\nNOTE hi\n\nSTYLE\n::cue {}\n\n1\n00:00:01.000 --> 00:00:03.500 align:start\n<v Anna Berg>Good <i>morning</i> &amp; welcome\n\n00:05.000 --> 00:06.000\n- one\n- two\n';
const SRT =
  '1\n00:00:01,000 --> 00:00:03,500\nANNA: Good <i>morning</i>\n\n2\n00:00:04,000 --> 00:00:05,000\nGood morning\nto all.\n';
const SPEECH = [
  '{"text":"Hi there.","language":"en","segments":[{"id":0,"start":0,"end":1.5,"text":" Hi there.","speaker":"A"}]}',
  '{"results":{"transcripts":[{"transcript":"Hi."}],"items":[{"type":"pronunciation","start_time":"0.0","end_time":"0.4","alternatives":[{"content":"Hi"}],"speaker_label":"spk_0"},{"type":"punctuation","alternatives":[{"content":"."}]}]}}',
  '{"utterances":[{"speaker":"A","start":0,"end":900,"text":"Hi."}],"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Hi","ts":0.1,"end_ts":0.3}]}]}',
];

/** Sound files by the extractor's name. */
const SEEDS: Readonly<Record<string, () => FuzzInput[]>> = {
  docx: () => [
    fileOf(
      'a.docx',
      docxOf(
        wordParagraph('The hearing', 'Heading1') +
          wordParagraph('LOW: 6 💩', '', '<w:footnoteReference w:id="2"/>'),
        'Note.',
      ),
    ),
    fileOf(
      'a.docx',
      docxOf(`<w:tbl><w:tr><w:tc>${wordParagraph('Year')}</w:tc></w:tr></w:tbl>${wordParagraph('x')}`),
    ),
  ],
  odt: () => [fileOf('a.odt', odtOf(ODT))],
  epub: () => [fileOf('a.epub', epubOf('<h1>One</h1><p>LOW: a.</p>', HTML))],
  pdf: () => [
    fileOf(
      'a.pdf',
      pdfOf(
        [
          [
            [700, 'The talk'],
            [680, 'LOW: One (two)'],
            [40, '1'],
          ],
          [
            [700, 'more'],
            [40, '2'],
          ],
        ],
        'T',
      ),
    ),
  ],
  rtf: () => [fileOf('a.rtf', RTF)],
  html: () => [fileOf('a.html', HTML)],
  vtt: () => [fileOf('a.vtt', VTT)],
  srt: () => [fileOf('a.srt', SRT)],
  'speech-json': () => SPEECH.map((json) => fileOf('a.json', json)),
};

/** The names of extractors that the table above has no file for: none, a test says. */
export const extractorsWithoutSeeds = (): string[] =>
  EXTRACTORS.map(({ name }) => name).filter((name) => SEEDS[name] === undefined);

/** What must hold of every text that was extracted. */
function faultsOf(extracted: Extracted, fileName: string): string[] {
  const { text, pieces, kinds } = extracted;
  if (!text.isWellFormed()) return ['The text holds a lone surrogate.'];
  const faults: string[] = [];
  let at = 0;
  for (const { start, end } of pieces ?? []) {
    if (start < at || end <= start || end > text.length)
      faults.push(`The piece ${start}-${end} is out of place.`);
    at = end;
  }
  for (const { start } of kinds)
    if (start < 0 || start > text.length) faults.push(`A kind is given at ${start} of ${text.length}.`);
  const fault =
    faults.length > 0 ? null : layoutFault(text, detectLayout(text, { fileName, given: extracted }));
  return fault === null ? faults : [...faults, fault];
}

/** Extractors: what they give is text with a structure that fits it. */
export const extractorTargets = (): FuzzTarget[] =>
  EXTRACTORS.map((extractor) => ({
    name: `extract:${extractor.name}`,
    seeds: () => SEEDS[extractor.name]?.() ?? [fileOf(`a${extractor.endings[0]}`, 'a')],
    async run([file]) {
      if (!file) return;
      for (const other of EXTRACTORS) other.recognizes(file);
      let extracted: Extracted;
      try {
        extracted = await extractor.extract(file);
      } catch (error) {
        if (error instanceof FormatError) return;
        // The app runs it in a thread (`run.ts`), where an error of a library is a refusal with the library's words.
        if (LIBRARIES.has(extractor.name)) return;
        throw error;
      }
      mustHold(faultsOf(extracted, file.path));
    },
  }));

/** Read by others' libraries, whose errors the thread turns into a sentence. */
const LIBRARIES = new Set(['pdf', 'docx']);
