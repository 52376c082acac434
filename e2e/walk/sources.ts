import { strToU8, zipSync } from 'fflate';

const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
  '',
);
const docx = (document: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document) });
const xlsx = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'xl/workbook.xml': strToU8('<workbook/>'),
});

/** A page without letters; `trailer` is put into the file's last dictionary. */
const pdf = (trailer = '') => `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
trailer<</Root 1 0 R${trailer}>>`;
const password = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>`;

/** An Office file with a password, or of an old kind: the beginning of a compound file. */
const compound = Uint8Array.from({ length: 4_096 }, (_, n) =>
  n < 8 ? [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][n]! : 0,
);

/** A zip whose one file is marked as encrypted: bit 0 of its flags, in both headers. */
function lockedZip(): Uint8Array {
  const bytes = zipSync({ 'a.txt': [strToU8('Ada: Yes.'), { level: 0 }] });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint16(6, view.getUint16(6, true) | 1, true);
  for (let at = 0; at < bytes.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50)
      view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
  return bytes;
}

/** What a user may give to the import, and cannot be read whole. */
export const SOURCES: Readonly<Record<string, string | Uint8Array>> = {
  'empty.txt': '',
  'empty.docx': '',
  'binary.txt': Uint8Array.from({ length: 4000 }, (_, n) => (n * 37) % 256),
  'picture.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  'utf-32.txt': Buffer.from('fffe00004100000042000000', 'hex'),
  'half-utf-16.txt': Buffer.from('fffe41004200430044004500d8', 'hex'),
  'not-utf-8.txt': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Müller: Ja.', 'latin1')]),
  'two-encodings.txt': Buffer.from('Zaj\xb1c: \xa3\xf3d\xbc \xbb \xb9 \x9c \xb6.', 'latin1'),
  'huge.txt': new Uint8Array(70 * 1024 * 1024).fill(97),
  'truncated.docx': docx('<w:document/>').subarray(0, 60),
  'other.docx': zipSync({ 'a.txt': strToU8('Not Word') }),
  'bomb.docx': docx(`<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]><w:document>&e12;</w:document>`),
  'locked.docx': compound,
  'truncated.xlsx': xlsx.subarray(0, 70),
  'locked.xlsx': compound,
  'without-cells.xlsx': xlsx,
  'broken.pdf': '%PDF-1.7\n1 0 obj<</Type/Catalog',
  'without-text.pdf': pdf(),
  'locked.pdf': pdf(password),
  'broken.json': '{"segments": [',
  'deep.json': '['.repeat(100_000),
  'unknown.json': '{"colour": "blue", "count": 3}',
  'half.jsonl': '{"text": "whole"}\n{"text": "ha',
  'ragged.csv': 'speaker,text\nA,one\nB\nC,three,four,five\n"D,unclosed\n',
  'no-captions.vtt': 'WEBVTT\n\nNo times here.\n',
  'truncated.zip': zipSync({ 'a.txt': strToU8('Ada: Yes.'.repeat(40)) }).subarray(0, 50),
  'locked.zip': lockedZip(),
  'hostile.zip': zipSync({ '../../outside.txt': strToU8('A: out'), '/etc/passwd': strToU8('B: out') }),
  'zeros.zip': zipSync({ 'zeros.txt': new Uint8Array(80 * 1024 * 1024) }),
  'entities.xmi': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>`,
  'wrong.qdpx': 'not a zip',
  'damaged.passage': 'This is no project.',
};
