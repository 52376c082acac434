import { type FileMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { FormatError } from '../exchange/format-error.ts';
import { LIMITS, withinLimit } from '../exchange/limits.ts';

/** A value takes so many bytes at the least once it is read. */
const VALUE = 8;
const MAGIC = [0x50, 0x41, 0x52, 0x31];

/** The names of a Parquet file's columns; null where it is none. Reads its end alone. */
export function parquetColumns(bytes: Uint8Array): string[] | null {
  const metadata = metadataOf(bytes);
  if (!metadata) return null;
  const names: string[] = [];
  // The root, then each column with what is within it.
  for (let i = 1; i < metadata.schema.length;) {
    names.push(metadata.schema[i]!.name);
    for (let open = 1; open > 0 && i < metadata.schema.length; i++)
      open += (metadata.schema[i]!.num_children ?? 0) - 1;
  }
  return names;
}

/** The rows of a Parquet file, by the names of columns; times are dates. What a page announces is looked at before it is unpacked. @throws FormatError */
export async function readParquet(bytes: Uint8Array, where: string): Promise<Record<string, unknown>[]> {
  withinLimit('fileBytes', bytes.length, where);
  const metadata = metadataOf(bytes);
  if (!metadata) throw damaged(where);
  withinLimit('rows', Number(metadata.num_rows), where);
  try {
    checkPages(bytes, metadata, where);
    const file = bytes.slice().buffer;
    return await parquetReadObjects({ file, metadata });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    const codec = /unsupported compression codec: (\w+)/.exec(String(error))?.[1];
    throw codec === undefined
      ? damaged(where)
      : new FormatError(
          'unsupported',
          `${where} is packed with ${codec}, which Passage does not read. Save it with Snappy, or without packing.`,
        );
  }
}

const damaged = (where: string) =>
  new FormatError(
    'malformed',
    `${where} is no Parquet file, or damaged. Save it again, or export it as CSV.`,
  );

function metadataOf(bytes: Uint8Array): FileMetaData | null {
  const ends = [bytes.subarray(0, 4), bytes.subarray(-4)];
  if (bytes.length < 12 || ends.some((end) => MAGIC.some((byte, i) => end[i] !== byte))) return null;
  try {
    return parquetMetadata(bytes.slice().buffer);
  } catch {
    return null;
  }
}

/** Sizes and counts in the headers of pages against those in the file's own list, and those against our limits. */
function checkPages(bytes: Uint8Array, { row_groups: groups }: FileMetaData, where: string): void {
  let unpacked = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { meta_data: column } of groups.flatMap((group) => group.columns)) {
    if (!column) throw damaged(where);
    unpacked += Math.max(Number(column.total_uncompressed_size), Number(column.num_values) * VALUE);
    withinLimit('unpackedBytes', unpacked, where);
    const first = Math.min(
      Number(column.data_page_offset),
      Number(column.dictionary_page_offset ?? column.data_page_offset),
    );
    const end = first + Number(column.total_compressed_size);
    let values = 0;
    for (const reader = { view, offset: first }; reader.offset < end - 1;) {
      const header = deserializeTCompactProtocol(reader) as Record<string, unknown>;
      const [size, packed] = [Number(header['field_2']), Number(header['field_3'])];
      const [data, dictionary, data2] = ['field_5', 'field_7', 'field_8'].map(
        (field) => header[field] as { field_1?: number } | undefined,
      );
      values += Number(data?.field_1 ?? data2?.field_1 ?? 0);
      const fits =
        packed >= 0 &&
        size >= 0 &&
        size <= LIMITS.fileBytes.most &&
        values <= Number(column.num_values) &&
        Number(dictionary?.field_1 ?? 0) <= Number(column.num_values);
      if (!fits) throw damaged(where);
      reader.offset += packed;
    }
  }
}
