import { fileOf, titleOf } from '../exchange/paths.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { documentOf } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, ParseContext } from '../exchange/model.ts';
import { type TextTarget } from './targets.ts';

/** The texts that annotations are of: files beside them, or what the project has. */
export class Texts {
  readonly #files: { path: string; text: string }[];
  readonly #context: ParseContext;
  readonly #bySource = new Map<string, number>();
  readonly #documents: ExchangeDocument[] = [];

  constructor(files: readonly FormatFile[], context: ParseContext) {
    this.#context = context;
    this.#files = files
      .filter(({ path }) => /\.txt$/i.test(path))
      .map((file) => ({ path: file.path, text: decodeFile(file).text }));
    for (const { path, text } of this.#files) {
      if (text.trim() === '') continue;
      this.#add(`file ${path}`, {
        name: titleOf(path),
        text,
        file: path,
        sha256: '',
      });
    }
  }

  /** The number of the document that a target is of. */
  number({ source, sha256 }: TextTarget): number {
    const known = this.#bySource.get(`source ${source}`);
    if (known !== undefined) return known;
    const path = decoded(source);
    const file =
      this.#files.find((one) => one.path === path) ??
      this.#files.find((one) => one.path.endsWith(`/${path}`));
    const byFile = file && this.#bySource.get(`file ${file.path}`);
    if (byFile !== undefined) {
      this.#bySource.set(`source ${source}`, byFile);
      return byFile;
    }
    const found = this.#context.findText({ sha256, name: nameOf(path) });
    return this.#add(`source ${source}`, {
      name: found?.name ?? nameOf(path),
      text: found?.text ?? '',
      file: '',
      sha256: found?.sha256 ?? sha256,
    });
  }

  /** All of them, by their number. */
  documents(): ExchangeDocument[] {
    return this.#documents;
  }

  #add(key: string, given: { name: string; text: string; file: string; sha256: string }): number {
    const number = this.#documents.length;
    this.#documents.push(documentOf({ id: String(number), ...given }));
    this.#bySource.set(key, number);
    return number;
  }
}

/** The last part of an address, without the ending of a text file. */
function nameOf(path: string): string {
  const last = path.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return fileOf(last).replace(/\.txt$/i, '') || path || 'Untitled';
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source).replace(/^\.\//, '');
  } catch {
    return source;
  }
}
