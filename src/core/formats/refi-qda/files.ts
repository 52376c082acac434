import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import type { FormatFile } from '../exchange/model.ts';
import { readZip } from '../exchange/read-zip.ts';
import { isZip } from '../exchange/zip-directory.ts';
import { childOf, readXml, type XmlElement } from '../xml/read.ts';

/** What a `.qdpx` holds: `project.qde`, whatever it is called, and its sources, whatever their case. */
export class RefiFiles {
  readonly project: XmlElement;
  readonly #files = new Map<string, FormatFile>();

  /** @throws FormatError */
  constructor(files: readonly FormatFile[]) {
    const unpacked = files.flatMap((file) =>
      isZip(file.bytes) ? readZip(file.bytes, `“${file.path}”`) : [file],
    );
    for (const file of unpacked) this.#files.set(file.path.toLowerCase(), file);
    const projects = unpacked.filter(({ path }) => /\.(qde|qdc)$/i.test(path));
    const named = projects.find(({ path }) => /(^|\/)project\.qde$/i.test(path)) ?? projects[0];
    if (!named || (projects.length > 1 && !/(^|\/)project\.qde$/i.test(named.path)))
      throw new FormatError(
        'malformed',
        `“${files[0]?.path ?? ''}” holds no project file (“project.qde”), or several. Export the project again as REFI-QDA.`,
      );
    this.project = readXml(decodeFile(named).text, `“${named.path}”`);
    if (this.project.name !== 'Project' && this.project.name !== 'CodeBook')
      throw new FormatError(
        'malformed',
        `“${named.path}” is no REFI-QDA project: its root is “${this.project.name}”. Export it again.`,
      );
  }

  /** The plain text of a source, a transcript or a note: within, or a file of the archive; undefined where there is neither. */
  textOf(element: XmlElement): string | undefined {
    const within = childOf(element, 'PlainTextContent');
    if (within) return within.text;
    const file = this.fileOf(element);
    return file && decodeFile(file).text;
  }

  /** The file that `plainTextPath` names, if it is in the archive. */
  fileOf({ attributes }: XmlElement): FormatFile | undefined {
    const path = attributes['plainTextPath'];
    if (path === undefined) return undefined;
    // Some write the path without the scheme, and relative ones speak of a folder beside the archive.
    const name = path
      .replace(/^(internal|relative):\/*/i, '')
      .replaceAll('\\', '/')
      .replace(/^(\.?\/)+/, '')
      .toLowerCase();
    return [name, decoded(name)]
      .flatMap((one) => [`sources/${one}`, one, `sources/${one.split('/').at(-1)}`])
      .map((one) => this.#files.get(one))
      .find((file) => file !== undefined);
  }
}

/** Some escape blanks as addresses do. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
