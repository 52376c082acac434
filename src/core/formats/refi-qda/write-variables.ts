import type { DocumentMetadata, ExchangeDocument } from '../exchange/model.ts';
import { xmlElement, xmlText } from '../xml/write.ts';
import { guidFor } from './guid.ts';
import { container, type RefiWriter } from './writer.ts';

/** Metadata of ours that are variables there. Their GUIDs tell them from variables of a project with such a name. */
export const METADATA_VARIABLES = { date: 'Date', source: 'Source', language: 'Language' } as const;
/** What is said of a speaker, as variables of the case. */
export const CASE_VARIABLES = { kind: 'Kind', role: 'Role', affiliation: 'Affiliation' } as const;

/** The GUID of the variable of a field, the same in every project, so that programs put their values together. */
export const metadataGuid = (field: string): string => guidFor('metadata', field);
const variableGuid = (name: string): string => guidFor('variable', name);

/** All variables are text: dates may be partial, and numbers are kept as they are written. */
const variable = (guid: string, name: string): string =>
  xmlElement('Variable', { guid, name, typeOfVariable: 'Text' });

/** `<Variables>` of all that is said of transcripts and speakers; fields that are empty everywhere are left out. */
export function writeVariables(documents: readonly ExchangeDocument[], writer: RefiWriter): string {
  const used = (has: (metadata: DocumentMetadata) => boolean) =>
    documents.some(({ metadata }) => has(metadata));
  const own = new Set(documents.flatMap(({ metadata }) => Object.keys(metadata.variables)));
  const speakers = documents.flatMap(({ structure }) => structure?.speakers ?? []);
  return container('Variables', [
    ...Object.entries(METADATA_VARIABLES)
      .filter(([field]) => used((metadata) => metadata[field as keyof typeof METADATA_VARIABLES] !== ''))
      .map(([field, name]) => variable(metadataGuid(field), name)),
    ...Object.entries(CASE_VARIABLES)
      .filter(([field]) => speakers.some((speaker) => speaker[field as keyof typeof CASE_VARIABLES]))
      .map(([field, name]) => variable(metadataGuid(`case ${field}`), name)),
    ...[...own].map((name) => variable(variableGuid(name), writer.checked(name, 'metadata', name))),
  ]);
}

/** A value, by the variable's GUID. */
export const variableValue = (guid: string, value: string): string =>
  xmlElement(
    'VariableValue',
    {},
    `${xmlElement('VariableRef', { targetGUID: guid })}<TextValue>${xmlText(value)}</TextValue>`,
  );

/** The `<VariableValue>`s of one transcript. `name` says in losses which one it is. */
export function writeVariableValues(metadata: DocumentMetadata, name: string, writer: RefiWriter): string {
  const fields = (Object.keys(METADATA_VARIABLES) as (keyof typeof METADATA_VARIABLES)[])
    .filter((field) => metadata[field] !== '')
    .map((field) => variableValue(metadataGuid(field), writer.checked(metadata[field], 'metadata', name)));
  const own = Object.entries(metadata.variables).map(([key, value]) =>
    variableValue(variableGuid(key), writer.checked(value, 'metadata', name)),
  );
  return [...fields, ...own].join('');
}
