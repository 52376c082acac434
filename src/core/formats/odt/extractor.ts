import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { readZip } from '../exchange/read-zip.ts';
import { isZip } from '../exchange/zip-directory.ts';
import { type Extractor, plainExtract } from '../extract/model.ts';
import { childOf, readXml, type XmlElement } from '../xml/read.ts';
import { OdtReader } from './extract.ts';

const TYPE = 'application/vnd.oasis.opendocument.text';

/** OpenDocument text, as LibreOffice writes it. */
export const odt: Extractor = {
  name: 'odt',
  title: 'OpenDocument text',
  endings: ['.odt', '.ott', '.fodt'],
  recognizes: ({ path, bytes }) =>
    isZip(bytes)
      ? /\.(odt|ott)$/i.test(path) ||
        new TextDecoder('latin1').decode(bytes.subarray(30, 120)).includes(`mimetype${TYPE}`)
      : /\.fodt$/i.test(path),
  extract(file) {
    const where = `“${file.path}”`;
    const files = isZip(file.bytes) ? readZip(file.bytes, where) : [];
    const part = (name: string): XmlElement | undefined => {
      const found = files.find(({ path }) => path === name);
      return found && readXml(decodeFile(found).text, `“${name}” in ${where}`, true);
    };
    const flat = files.length === 0 ? readXml(decodeFile(file).text, where, true) : undefined;
    const content = flat ?? part('content.xml');
    const text = childOf(childOf(content, 'body'), 'text');
    if (!text)
      throw new FormatError(
        'malformed',
        `${where} is no OpenDocument text. Save it again as .odt, or as text.`,
      );
    const reader = new OdtReader();
    reader.blocks(text);
    reader.notes();
    const meta = childOf(flat ?? part('meta.xml'), 'meta');
    const said = (name: string) => childOf(meta, name)?.text.trim() ?? '';
    return plainExtract(reader.builder.text(), {
      title: said('title'),
      date: /^\d{4}-\d\d-\d\d/.exec(said('date'))?.[0] ?? '',
      language: said('language'),
      kinds: reader.builder.kinds,
      losses: reader.losses.list(),
    });
  },
};
