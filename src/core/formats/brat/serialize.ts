import { annotatorFolders } from '../exchange/annotator-folders.ts';
import { canonical } from '../exchange/canonical.ts';
import { FileNames } from '../exchange/file-names.ts';
import { Losses } from '../exchange/loss.ts';
import type {
  Exchange,
  ExchangeDocument,
  ExchangeExtra,
  ExchangeTag,
  FormatFile,
  SerializeOptions,
  Serialized,
} from '../exchange/model.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { BratNames } from './brat-names.ts';
import type { KeptCollection, KeptSheet } from './kept.ts';
import { LOSS } from './losses.ts';
import { SheetWriter } from './write-sheet.ts';
import { relationTypes, writeConfig } from './write-config.ts';
import { BRAT_CARRIES, BRAT_TITLE } from './title.ts';

/** Writes a collection; where several annotators are in it, a folder for each, with every text in it. */
export function serializeBrat(exchange: Exchange, options: SerializeOptions): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, BRAT_CARRIES, BRAT_TITLE, losses);
  const kept = keptCollection(exchange.extras);
  const names = new BratNames(exchange, kept);
  // Names are given in the codebook's order, whatever is written first.
  for (const tag of exchange.tags) names.tag(tag);
  for (const { attributes } of exchange.tags) for (const { name } of attributes) names.attribute(name);
  for (const type of relationTypes(exchange)) names.relation(type);
  const { back, ...config } = writeConfig(exchange, names, kept);
  compareCodebooks(exchange.tags, back, names, losses);
  const files: FormatFile[] = [];
  const add = (path: string, content: string) =>
    files.push({ path, bytes: new TextEncoder().encode(content) });
  add('annotation.conf', config.annotationConf);
  add('visual.conf', config.visualConf);
  const groups = annotatorFolders(exchange, losses);
  // Paths that were imported are kept before names of others.
  const paths = exchange.documents.map((one) => keptPath(one));
  const fileNames = new FileNames(
    [...paths.filter((path) => path !== undefined), ...exchange.documents.map(({ name }) => name)],
    true,
  );
  for (const document of exchange.documents) {
    const stem = stemOf(document, fileNames, losses);
    for (const { folder, annotator, renamed } of groups) {
      const path = folder === '' ? stem : `${folder}/${stem}`;
      const own = <T extends { annotator: string | null }>(all: readonly T[]) =>
        folder === '' ? all : all.filter((one) => one.annotator === annotator);
      const annotations = own(document.annotations.filter(({ suggested }) => !suggested));
      const inside = new Set(annotations.map(({ id }) => id));
      const writer = new SheetWriter(
        {
          label: path,
          text: document.text,
          annotations,
          relations: document.relations.filter(({ from }) => inside.has(from)),
          tags: exchange.tags,
          names,
          extra: sheetOf(document, annotator, inside),
          unit: options.unit,
        },
        losses,
      );
      const mark = document.extras.some(({ format, data }) => format === 'brat' && (data as KeptSheet).mark);
      add(`${path}.txt`, (mark ? '\ufeff' : '') + document.text);
      add(`${path}.ann`, writer.write());
      for (const { annotator: by, id, from } of document.relations)
        if (inside.has(from) && (by !== (folder === '' ? null : annotator) || renamed))
          losses.add(LOSS.relationByOther, `${path}: ${id}`);
    }
  }
  return { files, losses: losses.list() };
}

function stemOf(document: ExchangeDocument, fileNames: FileNames, losses: Losses): string {
  const kept = keptPath(document);
  const stem = fileNames.unique(kept ?? document.name, kept !== undefined);
  if (stem !== document.name && kept === undefined) losses.add(LOSS.fileRenamed, document.name);
  return stem;
}

const keptPath = ({ extras }: ExchangeDocument): string | undefined =>
  (extras.find(({ format }) => format === 'brat')?.data as KeptSheet | undefined)?.path;

/** What was kept of the sheet that holds these annotations: the annotator's own, or the one that most of them came from. */
function sheetOf(
  { extras }: ExchangeDocument,
  annotator: string | null,
  inside: ReadonlySet<string>,
): ExchangeExtra | undefined {
  const own = extras.filter(({ format }) => format === 'brat');
  const score = (extra: ExchangeExtra) =>
    Object.values(extra.ids).filter((id) => inside.has(id)).length * 2 +
    (extra.annotator === annotator ? 1 : 0);
  const [first] = own.toSorted((a, b) => score(b) - score(a));
  return first && score(first) > 0 ? first : undefined;
}

function keptCollection(extras: readonly ExchangeExtra[]): KeptCollection {
  const kept = extras.filter(({ format }) => format === 'brat').map(({ data }) => data as KeptCollection);
  return (
    kept.find(({ annotationConf, visualConf }) => annotationConf !== '' || visualConf !== '') ?? {
      annotationConf: '',
      visualConf: '',
    }
  );
}

/** Reports each tag that a reader of the configuration will not know as it is here. */
function compareCodebooks(
  tags: readonly ExchangeTag[],
  back: readonly ExchangeTag[],
  names: BratNames,
  losses: Losses,
): void {
  const byType = new Map(back.map((tag) => [tag.id, tag]));
  for (const tag of tags) {
    const read = byType.get(names.tag(tag));
    if (read?.name !== tag.name) losses.add(LOSS.nameOfTag, tag.name);
    else {
      const parent = tags.find(({ id }) => id === tag.parent);
      const here = { ...tag, id: '', parent: parent ? names.tag(parent) : null };
      if (canonical(here) !== canonical({ ...read, id: '' })) losses.add(LOSS.codebook, tag.name);
    }
  }
}
