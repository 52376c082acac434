import { isIsoDate } from '../../model/attribute-value.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { documentOf, noMetadata, setValue } from './make.ts';
import type { DocumentMetadata, ExchangeDocument } from './model.ts';
import { OFFSET_UNITS, type OffsetUnit } from './offset-units.ts';
import { titleOf } from './paths.ts';

/** Keys in which tools keep a document's name; the first that is there counts. */
const NAMES = ['name', 'title', 'filename', 'file_name', 'doc_id', 'document'];
const OWN = ['date', 'source', 'language', 'note'] as const;
const SHA256 = 'text_sha256';
const UNIT = 'offset_unit';
/** Before the name of a variable that is called like a key with a meaning of its own. */
const VARIABLE = 'variable:';

/**
 * What a document is called and is, as plain keys beside its text: what tools with a bag of metadata keep and give back. The text's hash
 * and the unit of offsets are among them. `reserved`: keys that the format needs.
 */
export function flatFields(
  { name, sha256, metadata }: ExchangeDocument,
  unit: OffsetUnit,
  reserved: readonly string[] = [],
): Record<string, string> {
  const taken = new Set<string>([...NAMES, ...OWN, SHA256, UNIT, ...reserved]);
  const fields: Record<string, string> = { name, [UNIT]: unit };
  if (sha256 !== '') fields[SHA256] = sha256;
  for (const key of OWN) if (metadata[key] !== '') fields[key] = metadata[key];
  for (const [variable, value] of Object.entries(metadata.variables))
    fields[taken.has(variable) || variable.startsWith(VARIABLE) ? VARIABLE + variable : variable] = value;
  return fields;
}

/** The reverse, of any tool's keys; what is no text, number or boolean is left alone. */
export function readFields(
  fields: JsonObject,
  reserved: readonly string[] = [],
): { name: string; sha256: string; unit: OffsetUnit | null; metadata: DocumentMetadata } {
  const metadata = noMetadata();
  const named = NAMES.find((key) => textOf(fields[key]) !== '');
  for (const [key, raw] of Object.entries(fields)) {
    if (key === named || key === SHA256 || key === UNIT || reserved.includes(key) || !isPlain(raw)) continue;
    const value = String(raw);
    const own = OWN.find((one) => one === key);
    if (own && (own !== 'date' || isIsoDate(value))) metadata[own] = value;
    else setValue(metadata.variables, key.startsWith(VARIABLE) ? key.slice(VARIABLE.length) : key, value);
  }
  return {
    name: named ? textOf(fields[named]) : '',
    sha256: textOf(fields[SHA256]).toLowerCase(),
    unit: OFFSET_UNITS.find((unit) => unit === fields[UNIT]) ?? null,
    metadata,
  };
}

/** A record of a file as a document: named by its fields, else after the file and the record's own `number`. */
export function documentOfRecord(
  { name, sha256, metadata }: Omit<ReturnType<typeof readFields>, 'unit'>,
  { id, number, text, file }: { id: number; number: number | string; text: string; file: string },
): ExchangeDocument {
  return documentOf({
    id: String(id),
    name: name || `${titleOf(file)} ${number}`,
    text,
    sha256,
    file,
    metadata,
  });
}

const isPlain = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';
