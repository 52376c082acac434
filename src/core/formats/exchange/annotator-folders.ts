import { FileNames } from './file-names.ts';
import type { LossKind, Losses } from './loss.ts';
import type { Exchange } from './model.ts';

/** The annotations that go into one folder, for formats whose files name no annotator. */
export interface AnnotatorFolder {
  /** Empty where all go into one place. */
  folder: string;
  annotator: string | null;
  /** True where the folder does not bear the annotator's name. */
  renamed: boolean;
}

/** A folder for each annotator; one alone has none, since there is no telling it from any other folder. */
export function annotatorFolders({ documents, annotators }: Exchange, losses: Losses): AnnotatorFolder[] {
  const written = documents.flatMap((document) =>
    document.annotations
      .filter(({ suggested }) => !suggested)
      .map(({ annotator, id }) => ({ annotator, example: `${document.name}: ${id}` })),
  );
  const ids = [...new Set(written.map(({ annotator }) => annotator))];
  if (ids.length <= 1) {
    for (const { annotator, example } of written) if (annotator !== null) losses.add(ONE, example);
    return [{ folder: '', annotator: ids[0] ?? null, renamed: false }];
  }
  const folders = new FileNames(annotators.map(({ name }) => name));
  return ids
    .toSorted((a, b) => Number(a === null) - Number(b === null))
    .map((annotator) => {
      const name = annotators.find(({ id }) => id === annotator)?.name ?? null;
      const folder = folders.unique(name ?? 'unknown');
      if (folder !== name)
        for (const one of written) if (one.annotator === annotator) losses.add(RENAMED, one.example);
      return { folder, annotator, renamed: folder !== name };
    });
}

/** A text that may stand in several folders. */
export interface InFolder {
  /** Relative, with forward slashes, without ending. */
  path: string;
  text: string;
}

/**
 * Tells whether the topmost folders are annotators: whether they hold the same texts under the same names, as projects that have
 * everything annotated twice keep them. Gives the texts, each once, with whose they are (null: folders are not annotators).
 */
export function byAnnotator<T extends InFolder>(
  texts: readonly T[],
): { path: string; first: T; sheets: { annotator: string | null; text: T }[] }[] {
  const below = (path: string) => path.slice(path.indexOf('/') + 1);
  const inFolders = texts.every(({ path }) => path.includes('/'));
  const shared = Map.groupBy(texts, ({ path, text }) => `${below(path)}\n${text}`);
  if (!inFolders || ![...shared.values()].some((same) => same.length > 1))
    return texts.map((text) => ({ path: text.path, first: text, sheets: [{ annotator: null, text }] }));
  const used = new Set<string>();
  return [...shared.values()].map((same) => {
    const first = same[0]!;
    // The same name over different texts: the annotator's folder stays in the name.
    const path = used.has(below(first.path)) ? first.path : below(first.path);
    used.add(path);
    return {
      path,
      first,
      sheets: same.map((text) => ({ annotator: text.path.slice(0, text.path.indexOf('/')), text })),
    };
  });
}

const ONE: LossKind = {
  code: 'annotator-not-named',
  aspect: 'annotator',
  sentence: 'All annotations are one annotator’s: the files do not say whose.',
};
const RENAMED: LossKind = {
  code: 'annotator-renamed',
  aspect: 'annotator',
  sentence: 'Annotators whose name cannot be that of a folder, or is not known, have a near one.',
};
