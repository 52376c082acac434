import type { DocumentMetadata } from '../exchange/model.ts';
import { childOf, childrenOf, nonBlank, type XmlElement } from '../xml/read.ts';
import { plainGuid } from './guid.ts';
import { METADATA_VARIABLES, metadataGuid } from './write-variables.ts';

export interface Variables {
  /** The metadata that a source has by its own values, and by those of the cases that it is of. */
  of(source: XmlElement): DocumentMetadata;
}

/** Reads variables. A case that is whole sources (NVivo's classifications) gives its values to them, and its name. */
export function readVariables(project: XmlElement): Variables {
  const names = new Map(
    childrenOf(childOf(project, 'Variables'), 'Variable').map(({ attributes }) => [
      plainGuid(attributes['guid'] ?? ''),
      nonBlank(attributes['name']) ?? 'Unnamed',
    ]),
  );
  const ofCases = new Map<string, [guid: string, value: string][]>();
  for (const one of childrenOf(childOf(project, 'Cases'), 'Case'))
    for (const { attributes } of childrenOf(one, 'SourceRef')) {
      const source = plainGuid(attributes['targetGUID'] ?? '');
      const values = valuesOf(one);
      const name = nonBlank(one.attributes['name']);
      if (name) values.unshift([CASE, name]);
      ofCases.set(source, [...(ofCases.get(source) ?? []), ...values]);
    }
  names.set(CASE, 'Case');
  const fields = new Map(
    Object.entries(METADATA_VARIABLES).map(([field]) => [metadataGuid(field), field as MetadataField]),
  );
  return {
    of(source) {
      const metadata: DocumentMetadata = { date: '', source: '', language: '', note: '', variables: {} };
      const own = [...(ofCases.get(plainGuid(source.attributes['guid'] ?? '')) ?? []), ...valuesOf(source)];
      for (const [guid, value] of own) {
        const field = fields.get(guid);
        if (field) metadata[field] = value;
        else if (value !== '') metadata.variables[names.get(guid) ?? 'Unnamed'] = value;
      }
      return metadata;
    },
  };
}

type MetadataField = keyof typeof METADATA_VARIABLES;

/** Stands for the GUID of a variable that holds the case's name. */
const CASE = ' case';

function valuesOf(element: XmlElement): [guid: string, value: string][] {
  return childrenOf(element, 'VariableValue').map((value) => [
    plainGuid(childOf(value, 'VariableRef')?.attributes['targetGUID'] ?? ''),
    value.children.find(({ name }) => name.endsWith('Value'))?.text ?? '',
  ]);
}
