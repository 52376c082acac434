import type { Example } from '../../model/codebook.ts';
import { FormatError } from '../exchange/format-error.ts';
import { isObject, type JsonObject, listOf, readJson, textOf } from '../exchange/json.ts';
import type {
  CodebookAttribute,
  CodebookRelationType,
  CodebookTag,
  ParsedCodebook,
} from '../codebook/model.ts';
import { FieldReader } from '../codebook/fields.ts';
import { FORMAT, VERSION } from './serialize.ts';

/**
 * Reads a codebook from JSON.
 * @throws FormatError where it is no JSON, another file, or of a later version
 */
export function parseCodebookJson(text: string): ParsedCodebook {
  const file = readJson(text, 'This file');
  if (!isObject(file) || file['format'] !== FORMAT)
    throw new FormatError(
      'unsupported',
      `This JSON is no codebook of Passage: it does not say "format": "${FORMAT}".`,
    );
  if (typeof file['version'] !== 'number' || file['version'] > VERSION)
    throw new FormatError(
      'unsupported',
      `This codebook is of version ${String(file['version'])}; this Passage reads version ${VERSION}. Update Passage.`,
    );
  const fields = new FieldReader();
  return {
    codebook: {
      tags: tagsOf(fields, file['tags'], 'the root'),
      relationTypes: objectsIn(fields, file['relationTypes'], 'relationTypes').flatMap(
        (type) => relationTypeOf(fields, type) ?? [],
      ),
    },
    placed: true,
    findings: fields.findings,
  };
}

function tagsOf(fields: FieldReader, list: unknown, where: string): CodebookTag[] {
  return objectsIn(fields, list, `tags at ${where}`).flatMap((object) => {
    const name = fields.name(textOf(object['name']), `A tag at ${where}`);
    if (name === null) {
      fields.findings.push(`A tag at ${where} has no name and is left out, with what stands under it.`);
      return [];
    }
    const what = `“${name}”`;
    const id = fields.id(textOf(object['id']));
    const colour = fields.colour(textOf(object['colour']), name);
    const prose = (key: 'definition' | 'guidelines' | 'note') =>
      key in object ? { [key]: fields.prose(textOf(object[key]), what) } : {};
    return [
      {
        ...(id !== undefined && { id }),
        name,
        ...(colour !== undefined && { colour }),
        ...('key' in object && { key: fields.key(textOf(object['key']), name) }),
        ...prose('definition'),
        ...prose('guidelines'),
        ...('examples' in object && { examples: examplesOf(fields, object['examples'], what) }),
        ...prose('note'),
        attributes: attributesOf(fields, object['attributes'], name),
        tags: tagsOf(fields, object['tags'], what),
      },
    ];
  });
}

function examplesOf(fields: FieldReader, list: unknown, what: string): Example[] {
  return objectsIn(fields, list, `examples of ${what}`).flatMap((example) => {
    const quote = fields.prose(textOf(example['quote']), what);
    return quote.trim() === '' ? [] : [{ quote, source: fields.line(textOf(example['source']), what) }];
  });
}

function attributesOf(fields: FieldReader, list: unknown, tag: string): CodebookAttribute[] {
  const names = new Set<string>();
  return objectsIn(fields, list, `attributes of “${tag}”`).flatMap((object) => {
    const name = fields.name(textOf(object['name']), `An attribute of “${tag}”`);
    if (name === null || names.has(name)) {
      fields.findings.push(
        `An attribute of “${tag}” has ${name === null ? 'no name' : `the name “${name}” of another`} and is left out.`,
      );
      return [];
    }
    names.add(name);
    const id = fields.id(textOf(object['id']));
    const choices = listOf(object['choices']).flatMap(
      (choice) => fields.name(textOf(choice), `“${name}” of “${tag}”`) ?? [],
    );
    return [
      {
        ...(id !== undefined && { id }),
        name,
        type: fields.type(textOf(object['type']), name, tag),
        choices: [...new Set(choices)],
      },
    ];
  });
}

function relationTypeOf(fields: FieldReader, object: JsonObject): CodebookRelationType | null {
  const name = fields.name(textOf(object['name']), 'A type of relation');
  if (name === null) {
    fields.findings.push('A type of relation has no name and is left out.');
    return null;
  }
  const id = fields.id(textOf(object['id']));
  return {
    ...(id !== undefined && { id }),
    name,
    ...('inverse' in object && { inverse: fields.line(textOf(object['inverse']), `“${name}”`) }),
    ...('definition' in object && { definition: fields.prose(textOf(object['definition']), `“${name}”`) }),
  };
}

/** The objects of a list; what else is in it is said. */
function objectsIn(fields: FieldReader, list: unknown, where: string): JsonObject[] {
  const all = listOf(list);
  const objects = all.filter(isObject);
  if (objects.length < all.length)
    fields.findings.push(
      `In ${where}: ${all.length - objects.length} entries cannot be read and are left out.`,
    );
  return objects;
}
