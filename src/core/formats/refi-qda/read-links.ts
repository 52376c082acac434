import type { Losses } from '../exchange/loss.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { childOf, childrenOf, nonBlank, type XmlElement } from '../xml/read.ts';
import { plainGuid } from './guid.ts';
import { LOSS } from './losses.ts';
import type { Notes } from './read-notes.ts';

/** Links between coded selections become relations, each in the document that it begins in. */
export function readLinks(
  project: XmlElement,
  documents: readonly ExchangeDocument[],
  annotations: ReadonlyMap<string, string>,
  notes: Notes,
  losses: Losses,
): void {
  const home = new Map(
    documents.flatMap((document) => document.annotations.map(({ id }) => [id, document] as const)),
  );
  for (const [i, link] of childrenOf(childOf(project, 'Links'), 'Link').entries()) {
    const { name, direction, originGUID, targetGUID } = link.attributes;
    const [from, to] = [originGUID, targetGUID].map((guid) => annotations.get(plainGuid(guid ?? '')));
    const type = nonBlank(name) ?? direction ?? 'Link';
    if (from === undefined || to === undefined) {
      losses.add(LOSS.link, type);
      continue;
    }
    const note = notes
      .of(link)
      .map(({ text }) => text)
      .join('\n\n');
    home.get(from)!.relations.push({ id: `link ${i}`, type, from, to, annotator: null, note });
  }
}
