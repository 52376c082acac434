import { decodeFile } from '../exchange/decode-file.ts';
import type { FormatFile, ParseContext } from '../exchange/model.ts';
import { fileOf, stemOf } from '../exchange/paths.ts';

/** True for a file that may be a transcript's text, by its ending. */
export const isText = ({ path }: FormatFile): boolean => /\.(txt|md|markdown|text)$/i.test(path);

const nameOf = (path: string): string => fileOf(path).normalize('NFC').toLowerCase();

/** The texts that tables speak of, by the file's name in a row; matched by their last part. */
export const textsNamed = (files: readonly FormatFile[], names: ReadonlySet<string>): FormatFile[] => {
  const wanted = new Set([...names].map(nameOf));
  return files.filter((file) => isText(file) && wanted.has(nameOf(file.path)));
};

export interface FoundText {
  text: string;
  /** Path of the file, or empty where the text is the project's. */
  file: string;
  /** True where it is to the character the text that the dataset was made from, or the dataset does not say. */
  isSame: boolean;
}

/** Finds a transcript's text: the project's by its hash, a file's by its hash, a file of its name, a transcript of its name. */
export class TextFinder {
  readonly #context: ParseContext;
  readonly #files: readonly { path: string; text: string; sha256: string }[];

  constructor(context: ParseContext, files: readonly { path: string; text: string; sha256: string }[]) {
    this.#context = context;
    this.#files = files;
  }

  /** Decodes the files and works out their hashes. @throws FormatError */
  static async of(context: ParseContext, files: readonly FormatFile[]): Promise<TextFinder> {
    const texts = files.filter(isText).map((file) => ({ path: file.path, text: decodeFile(file).text }));
    return new TextFinder(
      context,
      await Promise.all(texts.map(async (one) => ({ ...one, sha256: await sha256Of(one.text) }))),
    );
  }

  find(sha256: string, fileName: string, title: string): FoundText | null {
    const known = sha256 === '' ? null : this.#context.findText({ sha256, name: '' });
    if (known) return { text: known.text, file: '', isSame: true };
    const same = sha256 === '' ? undefined : this.#files.find((file) => file.sha256 === sha256);
    if (same) return { text: same.text, file: same.path, isSame: true };
    const named = fileName === '' ? [] : this.#files.filter(({ path }) => nameOf(path) === nameOf(fileName));
    if (named.length === 1) return { text: named[0]!.text, file: named[0]!.path, isSame: sha256 === '' };
    const titled = this.#context.findText({ sha256: '', name: stemOf(fileName) || title });
    return titled && { text: titled.text, file: '', isSame: sha256 === '' };
  }
}

/** As exports state it: of the text as UTF-8, lower-case hexadecimal. */
async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
