import { decodeMessage, encodeMessage } from '../../../src/contract/codec.ts';
import { PassageError } from '../../../src/contract/errors.ts';
import { guessDelimiter, readCsv } from '../../../src/core/formats/csv/parse.ts';
import { csvRecord } from '../../../src/core/formats/csv/serialize.ts';
import { decodeFile } from '../../../src/core/formats/exchange/decode-file.ts';
import { FormatError } from '../../../src/core/formats/exchange/format-error.ts';
import { readJson, readJsonLines } from '../../../src/core/formats/exchange/json.ts';
import { readZip } from '../../../src/core/formats/exchange/read-zip.ts';
import { DecodeError } from '../../../src/core/formats/text/decode-error.ts';
import { decodeText } from '../../../src/core/formats/text/decode.ts';
import { readXml } from '../../../src/core/formats/xml/read.ts';
import { detectLayout } from '../../../src/core/layouts/index.ts';
import { layoutFault } from '../../../src/core/layouts/testing.ts';
import { readCodebook, writeCodebook } from '../../../src/host/codebook/file.ts';
import { readMetadata } from '../../../src/host/exchange/metadata.ts';
import { docxOf, odtOf } from '../../../src/host/extract/testing.ts';
import { STARTER_TAGS } from '../../../src/host/starter.ts';
import { type FuzzInput, type FuzzTarget, fileOf, mustHold } from '../target.ts';

const TRANSCRIPT =
  'Hearing on cases\r\nBBC, 5 November 2023\r\n\r\nAnna Berg:\r\n\r\nAbout 6 million cases.\r\n\r\nQ: How many?\r\nMR. HALE: 12%.\r\n[00:01:02] Lord Hask (Con): no\r\n< 1 2 3 >\r\nShare:\r\n';

/** A reader that refuses by errors of these kinds; every other one is a fault. */
function reader(
  name: string,
  seeds: () => FuzzInput[],
  read: (file: FuzzInput[number], all: FuzzInput) => void,
): FuzzTarget {
  return {
    name,
    seeds,
    run(input) {
      const [file] = input;
      if (!file) return;
      try {
        read(file, input);
      } catch (error) {
        const refused =
          error instanceof FormatError ||
          error instanceof DecodeError ||
          (error instanceof PassageError && error.code !== 'internal');
        if (!refused) throw error;
      }
    },
  };
}

const codebooks = (): FuzzInput[] => {
  const tag = (id: string, name: string, parent: string | null) => ({
    ...{
      id,
      name,
      parent,
      colour: 'blue',
      key: 'c',
      definition: 'd\n"e"',
      guidelines: '',
      examples: [],
      note: '',
    },
    attributes: [{ id, name: 'unit', type: 'choice' as const, choices: ['a', 'b'] }],
  });
  const tags = [
    tag(STARTER_TAGS.claim, 'Claim', null),
    tag(STARTER_TAGS.statistic, 'Statistic', STARTER_TAGS.claim),
  ];
  return (['csv', 'json'] as const).map((format) =>
    fileOf(`a.${format}`, writeCodebook(tags as never, [], format).text),
  );
};

/** The single readers that formats, extractors and the host share. */
export const readerTargets = (): FuzzTarget[] => [
  reader(
    'text',
    () => [fileOf('a.txt', TRANSCRIPT), fileOf('a.txt', Buffer.from(`\ufeff${TRANSCRIPT}`, 'utf16le'))],
    ({ bytes }) => {
      const { text } = decodeText(bytes);
      mustHold(text.isWellFormed() ? [] : ['The text holds a lone surrogate.']);
    },
  ),
  reader(
    'layout',
    () => [fileOf('a 2023-11-05.txt', TRANSCRIPT)],
    (file) => {
      const { text } = decodeFile(file);
      const fault = layoutFault(text, detectLayout(text, { fileName: file.path }));
      mustHold(fault === null ? [] : [fault]);
    },
  ),
  reader(
    'csv',
    () => [fileOf('a.csv', 'a,b\r\n"c ""d""\r\ne",f\r\n'), fileOf('a.csv', 'a;b\tc|d\n1;2\n')],
    (file) => {
      const { text } = decodeFile(file);
      const rows = [...readCsv(text, 'a', guessDelimiter(text))].map(({ cells }) => cells);
      const again = [...readCsv(rows.map(csvRecord).join(''), 'a')].map(({ cells }) => cells);
      // A record of one blank field looks like a blank line.
      const kept = rows.filter((cells) => cells.length > 1 || cells[0] !== '');
      mustHold(
        JSON.stringify(again) === JSON.stringify(kept) ? [] : ['What was read is not read again as it was.'],
      );
    },
  ),
  reader(
    'metadata',
    () => [[...fileOf('m.csv', 'file,title,date,party\na.txt,T,2023-11-05,x\n'), ...fileOf('a.txt', 'x')]],
    (_file, files) => {
      readMetadata({ groups: [], rest: [...files], metadata: [], faults: [] }, files);
    },
  ),
  reader('codebook', codebooks, ({ path, bytes }) => void readCodebook(path, bytes)),
  reader(
    'json',
    () => [fileOf('a.jsonl', '{"a":[1,-2.5e3,"\\u00e9\\ud83d\\ude00",null,true]}\n[{"b":{}}]\n')],
    (file) => {
      const { text } = decodeFile(file);
      for (const { value } of readJsonLines(text, 'a')) JSON.stringify(value);
      readJson(text, 'a');
    },
  ),
  reader(
    'xml',
    () => [
      fileOf(
        'a.xml',
        '<?xml version="1.0"?><a xmlns="u" x:b="1" xmlns:x="v"><x:c>d&amp;<![CDATA[e]]></x:c><!-- f --></a>',
      ),
    ],
    (file) => {
      readXml(decodeFile(file).text, 'a', true);
    },
  ),
  reader(
    'zip',
    () => [fileOf('a.zip', docxOf('<w:p/>')), fileOf('a.zip', odtOf('<text:p>a</text:p>'))],
    ({ bytes }) => {
      for (const { path } of readZip(bytes, 'a.zip'))
        mustHold(/(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i.test(path) ? [`The archive leads to ${path}.`] : []);
    },
  ),
  {
    name: 'codec',
    seeds: () => [
      fileOf(
        'a',
        encodeMessage({
          t: 'q',
          i: '1',
          m: 'call',
          a: ['x', { b: [1, -1.5, null, new Uint8Array(3), new Uint32Array(2)] }],
        }),
      ),
    ],
    run([file]) {
      let message: unknown;
      try {
        message = decodeMessage(file?.bytes ?? new Uint8Array());
      } catch {
        // The socket is closed then (`ports/websocket.ts`).
        return;
      }
      encodeMessage(message);
    },
  },
];
