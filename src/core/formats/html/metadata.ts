import type { Extracted } from '../extract/model.ts';
import { attribute, elementsOf, textIn } from './dom.ts';

/** What a page says of itself: its title without the site's name, its date, its site, its language. */
export function readMetadata(
  document: Parameters<typeof elementsOf>[0],
): Pick<Extracted, 'title' | 'date' | 'source' | 'language'> {
  const meta = new Map<string, string>();
  let [title, language] = ['', ''];
  for (const element of elementsOf(document)) {
    if (element.tagName === 'html') language = attribute(element, 'lang') ?? '';
    else if (element.tagName === 'title' && title === '') title = textIn(element);
    else if (element.tagName === 'meta') {
      const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase();
      const content = attribute(element, 'content')?.trim();
      if (name !== '' && content && !meta.has(name)) meta.set(name, content);
    }
  }
  const first = (...names: string[]) => names.map((name) => meta.get(name)).find((one) => one) ?? '';
  const date = first('article:published_time', 'date', 'dc.date', 'dcterms.date', 'pubdate', 'publishdate');
  return {
    title: oneLine(first('og:title', 'dc.title') || title),
    date: /^\d{4}(-\d\d(-\d\d)?)?(?=$|[T ])/.exec(date)?.[0] ?? '',
    source: oneLine(first('og:site_name', 'application-name', 'dc.publisher')),
    language: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : '',
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
