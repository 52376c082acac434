import { FormatError } from '../exchange/format-error.ts';

interface Faults {
  on(name: 'error', handler: (error: Error) => void): void;
  on(name: 'doctype', handler: () => void): void;
}

/** Makes a parser throw at what is no XML, and at a document type. `where` names the file. */
export function refuseFaults(parser: Faults, where: string): void {
  parser.on('error', (error) => {
    throw new FormatError(
      'malformed',
      `${where} is no well-formed XML, or was cut off. Export it again. The reader says: ${error.message.trim().replace(/\s+/g, ' ').replace(/\.$/, '')}.`,
      { cause: error },
    );
  });
  parser.on('doctype', () => {
    throw new FormatError(
      'unsafe',
      `${where} declares a document type, in which entities can hide. Passage reads no such XML; export it again without.`,
    );
  });
}
