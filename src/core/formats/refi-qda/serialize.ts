import { strToU8, zipSync } from 'fflate';
import { Losses } from '../exchange/loss.ts';
import type { Exchange, SerializeOptions, Serialized } from '../exchange/model.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { xmlElement, XML_HEAD } from '../xml/write.ts';
import { zipDate } from '../zip-date.ts';
import { guidFor } from './guid.ts';
import { LOSS } from './losses.ts';
import { CODEBOOK_NAMESPACE, ORIGIN, PROJECT_NAMESPACE, REFI_CARRIES, REFI_TITLE } from './title.ts';
import { writeCases } from './write-cases.ts';
import { writeCodes } from './write-codebook.ts';
import { writeLinks } from './write-links.ts';
import { type UserGuid, writeSource } from './write-sources.ts';
import { writeVariables } from './write-variables.ts';
import { container, dateTime, RefiWriter } from './writer.ts';

/** Writes a project as `.qdpx`: `project.qde` and the texts in `sources/` (REFI-QDA 1.5, Project.xsd). */
export function serializeProject(exchange: Exchange, options: SerializeOptions): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, [...REFI_CARRIES, 'structure'], REFI_TITLE, losses);
  const writer = new RefiWriter(losses);
  const user: UserGuid = (id) => (id === null ? undefined : guidFor('own', id));
  const users = exchange.annotators.map(({ id, name }) =>
    xmlElement('User', { guid: user(id), name: writer.checked(name, 'annotator', name, uses(exchange, id)) }),
  );
  const codes = writeCodes(exchange.tags, writer, true);
  const sources = exchange.documents.map((document) => writeSource(document, writer, user));
  for (const { structure, name } of exchange.documents) if (structure) losses.add(LOSS.structure, name);
  const children = [
    container('Users', users),
    codes === '' ? '' : xmlElement('CodeBook', {}, codes),
    writeVariables(exchange.documents, writer),
    writeCases(exchange.documents, sources, writer),
    container(
      'Sources',
      sources.map(({ xml }) => xml),
    ),
  ];
  // Links have notes, too: they come before the notes are written.
  const links = writeLinks(exchange.documents, writer);
  const project = xmlElement(
    'Project',
    {
      xmlns: PROJECT_NAMESPACE,
      name: exchange.documents[0]?.name || ORIGIN,
      origin: ORIGIN,
      creationDateTime: dateTime(options.now),
    },
    [...children, writer.notes(), links].filter((child) => child !== '').join('\n'),
  );
  const entries = [
    ['project.qde', strToU8(XML_HEAD + project)] as const,
    ...sources.map(({ file }) => [file.path, file.bytes] as const),
  ];
  const bytes = zipSync(Object.fromEntries(entries), { mtime: zipDate(), level: 6 });
  return { files: [{ path: 'project.qdpx', bytes }], losses: losses.list() };
}

/** Writes the codebook alone as `.qdc` (Codebook.xsd). Transcripts and what is on them are listed as lost. */
export function serializeCodebook(exchange: Exchange): Serialized {
  const losses = new Losses();
  const writer = new RefiWriter(losses);
  for (const { name, relations } of exchange.documents) {
    losses.add(LOSS.documents, name);
    losses.add(LOSS.relations, name, relations.length);
  }
  const codes = writeCodes(exchange.tags, writer, false);
  // A codebook without codes is not valid.
  if (codes === '') return { files: [], losses: losses.list() };
  const xml = xmlElement('CodeBook', { xmlns: CODEBOOK_NAMESPACE, origin: ORIGIN }, codes);
  return { files: [{ path: 'codebook.qdc', bytes: strToU8(XML_HEAD + xml) }], losses: losses.list() };
}

/** How many annotations bear a name. */
function uses({ documents }: Exchange, annotator: string): number {
  return documents.reduce(
    (sum, { annotations }) => sum + annotations.filter((one) => one.annotator === annotator).length,
    0,
  );
}
