import { csvRecord } from '../csv/serialize.ts';
import type { Codebook, CodebookTag } from '../codebook/model.ts';
import { COLUMNS, type ColumnName } from './columns.ts';

/**
 * A codebook as CSV (RFC 4180, UTF-8 without a mark, CRLF): docs/formats/codebook.md. Types of relations have no place in it;
 * the caller says so.
 */
export function serializeCodebookCsv({ tags }: Pick<Codebook, 'tags'>): string {
  return [COLUMNS, ...rowsOf(tags, '', '')].map((cells) => csvRecord(cells)).join('');
}

function* rowsOf(tags: readonly CodebookTag[], parent: string, parentId: string): Iterable<string[]> {
  for (const tag of tags) {
    const path = parent === '' ? tag.name : `${parent} › ${tag.name}`;
    const { attributes, examples = [] } = tag;
    const rows = Math.max(1, attributes.length, examples.length);
    for (let i = 0; i < rows; i++) {
      const attribute = attributes[i];
      const example = examples[i];
      const own: Partial<Record<ColumnName, string | undefined>> =
        i > 0
          ? {}
          : {
              tag: tag.name,
              parent,
              colour: tag.colour,
              key: tag.key,
              definition: tag.definition,
              guidelines: tag.guidelines,
              note: tag.note,
              tag_id: tag.id,
              parent_id: parentId,
            };
      const cells: Partial<Record<ColumnName, string | undefined>> = {
        ...own,
        attribute: attribute?.name,
        attribute_type: attribute?.type,
        attribute_choices: attribute?.choices.join('\n'),
        attribute_id: attribute?.id,
        example: example?.quote,
        example_source: example?.source,
      };
      yield COLUMNS.map((column) => cells[column] ?? '');
    }
    yield* rowsOf(tag.tags, path, tag.id ?? '');
  }
}
