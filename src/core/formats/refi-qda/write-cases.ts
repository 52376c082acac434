import type { LayoutSpeaker } from '../../model/layout.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { xmlElement } from '../xml/write.ts';
import { guidFor } from './guid.ts';
import type { WrittenSource } from './write-sources.ts';
import { CASE_VARIABLES, metadataGuid, variableValue } from './write-variables.ts';
import { container, type RefiWriter } from './writer.ts';

/** Speakers as cases: who they are as variables, and what they say as selections. One case a name, over all documents. */
export function writeCases(
  documents: readonly ExchangeDocument[],
  sources: readonly WrittenSource[],
  writer: RefiWriter,
): string {
  const cases = new Map<string, { speaker: LayoutSpeaker; turns: string[] }>();
  documents.forEach(({ structure }, d) =>
    structure?.speakers.forEach((speaker, s) => {
      const known = cases.get(speaker.name) ?? { speaker, turns: [] };
      known.turns.push(...(sources[d]!.turns.get(s) ?? []));
      cases.set(speaker.name, known);
    }),
  );
  return container(
    'Cases',
    [...cases].map(([name, { speaker, turns }]) =>
      xmlElement(
        'Case',
        { guid: guidFor('case', name), name: writer.checked(name, 'structure', name) },
        valuesOf(speaker) + turns.map((guid) => xmlElement('SelectionRef', { targetGUID: guid })).join(''),
      ),
    ),
  );
}

function valuesOf(speaker: LayoutSpeaker): string {
  return (Object.keys(CASE_VARIABLES) as (keyof typeof CASE_VARIABLES)[])
    .flatMap((field) => {
      const value = speaker[field];
      return value ? [variableValue(metadataGuid(`case ${field}`), value)] : [];
    })
    .join('');
}
