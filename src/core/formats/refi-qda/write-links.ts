import type { ExchangeDocument } from '../exchange/model.ts';
import { xmlElement } from '../xml/write.ts';
import { guidFor } from './guid.ts';
import { LOSS } from './losses.ts';
import { selectionGuid } from './write-sources.ts';
import { container, type RefiWriter } from './writer.ts';

/** Relations as links between the selections of their annotations, named by their type. */
export function writeLinks(documents: readonly ExchangeDocument[], writer: RefiWriter): string {
  const written = new Set(
    documents.flatMap(({ annotations }) =>
      annotations.filter(({ suggested }) => !suggested).map(({ id }) => id),
    ),
  );
  return container(
    'Links',
    documents.flatMap(({ name, relations }) =>
      relations.flatMap(({ id, type, from, to, annotator, note }) => {
        const label = `${name}: ${type}`;
        if (!written.has(from) || !written.has(to)) {
          writer.losses.add(LOSS.relationGone, label);
          return [];
        }
        for (const text of [type, note]) writer.checked(text, 'relation-detail', label);
        if (annotator !== null) writer.losses.add(LOSS.relation, label);
        return [
          xmlElement(
            'Link',
            {
              guid: guidFor('own', id),
              name: type,
              direction: 'OneWay',
              originGUID: selectionGuid(from, 0),
              targetGUID: selectionGuid(to, 0),
            },
            writer.note(`${id} link`, 'Note', note),
          ),
        ];
      }),
    ),
  );
}
