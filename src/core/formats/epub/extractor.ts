import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { Losses } from '../exchange/loss.ts';
import { readZip } from '../exchange/read-zip.ts';
import { isZip } from '../exchange/zip-directory.ts';
import { type Extractor, plainExtract } from '../extract/model.ts';
import { extractHtml } from '../html/extract.ts';
import { childOf, childrenOf, readXml } from '../xml/read.ts';

/** EPUB 2 and 3: the documents of the spine, in its order (W3C EPUB 3.3, 5.7). */
export const epub: Extractor = {
  name: 'epub',
  title: 'EPUB',
  endings: ['.epub'],
  recognizes: ({ path, bytes }) => isZip(bytes) && /\.epub$/i.test(path),
  extract(file) {
    const where = `“${file.path}”`;
    const files = new Map(readZip(file.bytes, where).map((entry) => [entry.path, entry]));
    const read = (path: string) => {
      const found = files.get(path);
      if (!found)
        throw new FormatError('malformed', `${where} names “${path}” and does not hold it. Export it again.`);
      return decodeFile(found).text;
    };
    const container = readXml(withoutDoctype(read('META-INF/container.xml')), where);
    const root = childrenOf(childOf(container, 'rootfiles'), 'rootfile')[0]?.attributes['full-path'] ?? '';
    const book = readXml(withoutDoctype(read(root)), where);
    const folder = root.slice(0, root.lastIndexOf('/') + 1);
    const hrefs = new Map(
      childrenOf(childOf(book, 'manifest'), 'item').map(({ attributes }) => [
        attributes['id'],
        attributes['href'],
      ]),
    );
    const losses = new Losses();
    let text = '';
    const kinds: { start: number; kind: 'heading' | 'furniture' }[] = [];
    for (const { attributes } of childrenOf(childOf(book, 'spine'), 'itemref')) {
      const href = hrefs.get(attributes['idref']);
      if (!href) continue;
      const page = extractHtml(read(resolved(folder, href)), where, true);
      losses.addAll(page.losses);
      if (page.text === '') continue;
      const start = text === '' ? 0 : text.length + 1;
      text += (text === '' ? '' : '\n') + page.text;
      for (const { start: at, kind } of page.kinds)
        if (kind === 'heading' || kind === 'furniture') kinds.push({ start: start + at, kind });
    }
    const metadata = childOf(book, 'metadata');
    const said = (name: string) => childOf(metadata, name)?.text.replace(/\s+/g, ' ').trim() ?? '';
    return plainExtract(text, {
      title: said('title'),
      date: /^\d{4}(-\d\d(-\d\d)?)?/.exec(said('date'))?.[0] ?? '',
      source: said('publisher'),
      language: /^[a-z]{2,3}(-\w+)*$/i.test(said('language')) ? said('language') : '',
      kinds,
      losses: losses.list(),
    });
  },
};

/** Books of EPUB 2 may name a document type; it is not read, and entities of its own are then faults. */
const withoutDoctype = (xml: string): string => xml.replace(/<!DOCTYPE[^>[]{0,500}>/i, '');

/** A path in the archive: escapes undone, `..` followed within it. */
function resolved(folder: string, href: string): string {
  const path = href.replace(/#.*$/, '');
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // Not escaped, then.
  }
  const parts: string[] = [];
  for (const part of `${folder}${plain}`.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
}
