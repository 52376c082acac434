import fc from 'fast-check';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { DecodeError, decodeText } from './decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
}

function fault(bytes: Uint8Array): DecodeError {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const tricky = fc
  .string({
    unit: fc.constantFrom(
      'a',
      '\r\n',
      '\r',
      '\n',
      '\u00a0',
      'e\u0301',
      'é',
      '💩',
      '中',
      '\ufeff',
      ' ',
      '\t',
      '؟',
    ),
    maxLength: 50,
  })
  .map((text) => `A${text}`);

describe('decodeText', () => {
  it('keeps UTF-8 exactly: encoding the text again gives the bytes', () => {
    fc.assert(
      fc.property(tricky, fc.boolean(), (text, bom) => {
        const bytes = utf8(bom ? `\ufeff${text}` : text);
        expect(decodeText(bytes)).toEqual({ text, encoding: 'utf-8', bom });
        expect(utf8((bom ? '\ufeff' : '') + decodeText(bytes).text)).toEqual(bytes);
      }),
    );
  });

  it('keeps UTF-16 with a mark exactly, in both orders', () => {
    fc.assert(
      fc.property(tricky, fc.boolean(), (text, little) => {
        expect(decodeText(utf16(`\ufeff${text}`, little))).toEqual({
          text,
          encoding: little ? 'utf-16le' : 'utf-16be',
          bom: true,
        });
      }),
    );
  });

  it.each([
    ['English', 'MR. EARNEST:  Good afternoon.\r\n'],
    ['Chinese with line breaks', '趙國安：谢谢你的问题。一\n今年的情况很好。\n'],
    ['Russian', 'Вопрос: когда?\nОтвет: завтра. 💩'],
  ])('tells UTF-16 without a mark: %s', (_, text) => {
    for (const little of [true, false])
      expect(decodeText(utf16(text, little))).toEqual({
        text,
        encoding: little ? 'utf-16le' : 'utf-16be',
        bom: false,
      });
  });

  it.each([
    ['windows-1252', 'The minister said “no” – at the café, déjà vu, as they say in France.'],
    ['windows-1252', 'Der Minister sagte: „Wir müssen über die Straße gehen, natürlich für alle Bürger.“'],
    ['iso-8859-2', 'Minister powiedział, że wszystko będzie dobrze, choć żadnych środków nie ma.'],
    ['windows-1251', 'Министр сказал, что всё будет хорошо. Вопрос: когда?'],
    ['koi8-r', 'Министр сказал, что всё будет хорошо. Вопрос: когда?'],
    ['gb18030', '记者：请问部长，今年的情况怎么样？\r\n部长：谢谢你的问题。今年的情况很好。'],
    ['big5', '記者：請問部長，今年的情況怎麼樣？\r\n部長：謝謝你的問題。今年的情況很好。'],
    ['shift_jis', '記者：大臣、今年の状況はいかがですか。\r\n大臣：ご質問ありがとうございます。'],
    ['euc-jp', '記者：大臣、今年の状況はいかがですか。\r\n大臣：ご質問ありがとうございます。'],
    ['euc-kr', '기자: 장관님, 올해 상황은 어떻습니까?\r\n장관: 질문 감사합니다.'],
  ])('detects %s: %s', (encoding, text) => {
    expect(decodeText(Uint8Array.from(iconv.encode(text, encoding)))).toEqual({ text, encoding, bom: false });
  });

  it('detects by a letter far into a long file', () => {
    const text = `${'Plain words, one after another.\r\n'.repeat(12_000)}Und natürlich für alle Bürger über die Straße.`;
    expect(decodeText(Uint8Array.from(iconv.encode(text, 'windows-1252')))).toEqual({
      text,
      encoding: 'windows-1252',
      bom: false,
    });
  });

  it('reads single-byte encodings without loss: 256 bytes, 256 characters', () => {
    for (const label of ['windows-1252', 'windows-1251', 'koi8-r', 'iso-8859-2'])
      expect(new Set(new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, i) => i))).size).toBe(
        256,
      );
  });

  it('refuses what cannot be told', () => {
    expect(fault(bytesOf(0x41, 0xe9, 0x42)).code).toBe('encoding');
    expect(fault(bytesOf(0x41, 0xe9, 0x42)).message).toContain('save it as UTF-8');
    expect(fault(bytesOf(0xef, 0xbb, 0xbf, 0x41, 0xff)).message).toContain('says that it is UTF-8');
    expect(fault(bytesOf(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0)).message).toContain('UTF-32');
  });

  it('refuses lone surrogates and half characters', () => {
    expect(fault(utf16('\ufeffab\ud83d cd', true))).toMatchObject({
      code: 'encoding',
      message: expect.stringContaining('offset 2'),
    });
    expect(fault(utf16('\ufeffab\udca9', false)).code).toBe('encoding');
    expect(fault(utf16('\ufeffab', true).subarray(0, 5)).message).toContain('cut off');
    // Surrogates in UTF-8 (CESU) are no UTF-8.
    expect(fault(bytesOf(0xef, 0xbb, 0xbf, 0x41, 0xed, 0xa0, 0xbd)).code).toBe('encoding');
  });

  it('refuses files without text', () => {
    for (const text of ['', '\ufeff', ' \r\n\u00a0']) expect(fault(utf8(text)).code).toBe('empty');
  });

  it.each([
    ['PDF', utf8('%PDF-1.7\n...')],
    ['Word', zipSync({ '[Content_Types].xml': utf8('<x/>'), 'word/document.xml': utf8('<w/>') })],
    ['Excel', zipSync({ 'xl/workbook.xml': utf8('<w/>') })],
    ['zip', zipSync({ 'notes.txt': utf8('hello') })],
    ['PNG', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
    ['JPEG', bytesOf(0xff, 0xd8, 0xff, 0xe0)],
    ['.doc', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['RTF', utf8('{\\rtf1 hello}')],
    ['Passage project', utf8('SQLite format 3\0\u0010')],
    ['MP4', utf8('\0\0\0\u0018ftypmp42')],
    ['no text has', utf8('text with a \0 in it')],
    ['no text has', bytesOf(0xef, 0xbb, 0xbf, 0x41, 0x00, 0x42)],
    ['no text has', bytesOf(0x7f, 0x45, 0x4c, 0x46, 0x02, 0xff, 0x80, 0x01)],
  ])('refuses a binary file and names it: %s', (name, bytes) => {
    const error = fault(bytes);
    expect(error.code).toBe('binary');
    expect(error.message).toContain(name);
  });

  it('gives the same for a view into a larger buffer', () => {
    const whole = utf16('xx\ufeffWords 💩', true);
    expect(decodeText(whole.subarray(4))).toEqual({ text: 'Words 💩', encoding: 'utf-16le', bom: true });
  });

  it('never answers with text that the bytes do not hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        let decoded;
        try {
          decoded = decodeText(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
          return;
        }
        const { text, encoding, bom } = decoded;
        expect(text.isWellFormed()).toBe(true);
        const again = iconv.encode(bom ? `\ufeff${text}` : text, encoding, { addBOM: false });
        expect(new TextDecoder(encoding, { ignoreBOM: true }).decode(again)).toBe(
          bom ? `\ufeff${text}` : text,
        );
      }),
      { numRuns: 500 },
    );
  });
});
