import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { FormatError } from '../../../src/core/formats/exchange/format-error.ts';
import { EXCHANGE_FORMATS } from '../../../src/core/formats/exchange/formats.ts';
import type { Exchange, ExchangeFormat, ParseContext } from '../../../src/core/formats/exchange/model.ts';
import { someExchange } from '../../../src/core/formats/exchange/testing/arbitraries.ts';
import { faultsOf } from '../../../src/core/formats/exchange/testing/round-trip.ts';
import { type FuzzInput, type FuzzTarget, fileOf, mustHold } from '../target.ts';

const SEEDS = 6;

/** Two-way formats begin with what they write of random projects. */
async function written(format: ExchangeFormat): Promise<FuzzInput[]> {
  const exchanges = fc.sample(someExchange({ mostDocuments: 2 }), { numRuns: SEEDS, seed: 1 });
  const inputs: FuzzInput[] = [];
  for (const exchange of exchanges) inputs.push((await format.serialize!(exchange, { now: 0 })).files);
  return inputs.filter((input) => input.length > 0);
}

/** A workbook with cells of each kind, not packed, so that what is changed in it is changed in its XML. */
const WORKBOOK = zipSync(
  {
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="h:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>text</t></si><si><r><t>speak</t></r><r><t>er</t></r></si></sst>',
    ),
    'xl/worksheets/a.xml': strToU8(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>time</t></is></c></row><row r="2"><c r="A2" t="str"><v>Yes _x000D_ 💩</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" s="2"><v>0.5</v></c><c r="D2" s="1"><v>45000</v></c></row></sheetData></worksheet>',
    ),
  },
  { level: 0 },
);

/** A format that is only read begins with what many formats are made of, under its endings. */
const guessed = ({ endings }: ExchangeFormat): FuzzInput[] => [
  ...(endings.includes('.xlsx') ? [[{ path: 'a.xlsx', bytes: WORKBOOK }]] : []),
  ...endings.flatMap((ending) =>
    [
      'text,label\n"a, b",Claim\n',
      '{"text":"a b","label":[[0,1,"Claim"]]}\n',
      '<a b="c">d</a>',
      'a\tB-X\nb\tO\n\n',
      'annotation_id,transcript_id,file_name,text_sha256,tag_id,tag,quote,fragments_code_point,annotator,gold\n1,t,a.txt,,c,Claim,bravo,6-11,Anna,true\n',
      '{"annotation_id":"1","transcript_id":"t","file_name":"a.txt","text_sha256":"","tag":"Claim","quote":"bravo 💩","start_utf16":6,"end_utf16":14,"annotator":"Anna","reviewer":"B","verdict":"accept"}\n',
    ].map((content) => fileOf(`a${ending}`, content)),
  ),
];

/** A project that knows one text by any name that begins with a letter of its first half. */
const context: ParseContext = {
  findText: ({ name }) =>
    /^[a-m]/i.test(name) ? { name, text: 'Alpha bravo 💩 charlie.\r\n\r\nDelta.', sha256: '' } : null,
};

/** Documents without a text are given up by the host: what lies on them lies nowhere. */
const held = (exchange: Exchange): Exchange => ({
  ...exchange,
  documents: exchange.documents.filter(({ text }) => text !== ''),
});

/** Readers of annotated documents: what they read holds, and can be written again. */
export const formatTargets = (): FuzzTarget[] =>
  EXCHANGE_FORMATS.filter((format) => format.parse).map((format) => ({
    name: `format:${format.name}`,
    seeds: () => (format.serialize ? written(format) : guessed(format)),
    async run(input) {
      format.recognizes(input);
      let exchange: Exchange;
      try {
        ({ exchange } = await format.parse!(input, context));
      } catch (error) {
        if (error instanceof FormatError) return;
        throw error;
      }
      mustHold(faultsOf(held(exchange)));
      await format.serialize?.(exchange, { now: 0 });
    },
  }));
