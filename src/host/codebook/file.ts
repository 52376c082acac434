import type { Codebook, CodebookTag, ParsedCodebook } from '../../core/formats/codebook/model.ts';
import { parseCodebookCsv } from '../../core/formats/codebook-csv/parse.ts';
import { serializeCodebookCsv } from '../../core/formats/codebook-csv/serialize.ts';
import { parseCodebookJson } from '../../core/formats/codebook-json/parse.ts';
import { serializeCodebookJson } from '../../core/formats/codebook-json/serialize.ts';
import { decodeFile } from '../../core/formats/exchange/decode-file.ts';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import type { Colour, Tag } from '../../core/model/codebook.ts';
import type { RelationType } from '../../core/model/relation.ts';
import { PassageError } from '../../contract/errors.ts';
import { STARTER_RELATION_TYPES } from '../db/starter-relations.ts';

export type CodebookFormat = 'csv' | 'json';

/** Reads a file with a codebook. JSON begins with a brace; everything else is a table. Throws `unreadable_source`. */
export function readCodebook(path: string, bytes: Uint8Array): ParsedCodebook & { format: CodebookFormat } {
  try {
    const { text } = decodeFile({ path, bytes });
    const format = text.trimStart().startsWith('{') ? 'json' : 'csv';
    return { format, ...(format === 'json' ? parseCodebookJson(text) : parseCodebookCsv(text)) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new PassageError('unreadable_source', error.message, undefined, { cause: error });
  }
}

/** A project's codebook as a file, and what the format cannot carry. */
export function writeCodebook(
  tags: readonly Tag[],
  types: readonly RelationType[],
  format: CodebookFormat,
): { text: string; losses: string[] } {
  const codebook: Codebook = {
    tags: under(tags, null),
    relationTypes: types.map(({ id, name, inverse, definition }) => ({ id, name, inverse, definition })),
  };
  if (format === 'json') return { text: serializeCodebookJson(codebook), losses: [] };
  // The starter types are in every project.
  const starter = new Set(
    STARTER_RELATION_TYPES.map(({ row }) => JSON.stringify([row.id, row.name, row.inverse, row.definition])),
  );
  const own = types.filter(
    (type) => !starter.has(JSON.stringify([type.id, type.name, type.inverse, type.definition])),
  );
  return {
    text: serializeCodebookCsv(codebook),
    losses:
      own.length === 0
        ? []
        : [
            `CSV has no place for types of relations: ${own.map(({ name }) => `“${name}”`).join(', ')} left out. JSON carries them.`,
          ],
  };
}

function under(tags: readonly Tag[], parent: string | null): CodebookTag[] {
  return tags
    .filter((tag) => tag.parent === parent)
    .map(({ id, name, colour, key, definition, guidelines, examples, note, attributes }) => ({
      id,
      name,
      colour: colour as Colour,
      key,
      definition,
      guidelines,
      examples: [...examples],
      note,
      attributes: attributes.map((attribute) => ({
        id: attribute.id,
        name: attribute.name,
        type: attribute.type,
        choices: [...attribute.choices],
      })),
      tags: under(tags, id),
    }));
}
