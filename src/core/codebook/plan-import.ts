import type { CodebookAttribute, CodebookTag, ParsedCodebook } from '../formats/codebook/model.ts';
import { type Attribute, type Example, type Tag, tagPath } from '../model/codebook.ts';
import { matchTags } from './match-tags.ts';
import type { ImportPlan, Known, PlannedField, PlannedLine, PlannedTag, PlannedType } from './plan.ts';
import { refuseLoops } from './refuse-loops.ts';
import { refuseClashes } from './refuse-clashes.ts';

/**
 * What importing a codebook does to a project: it adds what is not there, changes what the file says otherwise, and leaves
 * the rest. Nothing is deleted: neither tags that the file has not, nor their attributes. `onlyNew`: what is there stays.
 */
export function planImport(parsed: ParsedCodebook, known: Known, onlyNew: boolean): ImportPlan {
  const { codebook, placed } = parsed;
  const findings = [...parsed.findings];
  const tags = matchTags(codebook.tags, placed, known, findings);
  for (const planned of tags) {
    if (onlyNew && planned.existing && !planned.deleted) continue;
    planned.fields = fieldsOf(planned.file, planned.existing);
    planned.moves = !planned.existing || planned.deleted || (placed && isElsewhere(planned));
    planned.attributes = attributesOf(planned, known.valued, findings);
  }
  refuseLoops(tags, known.tags, findings);
  refuseClashes(tags, known.tags, findings);
  const byId = new Map(known.tags.map((tag) => [tag.id, tag]));
  const paths = new Map(known.tags.map(({ id }) => [id, tagPath(byId, id)]));
  const types = codebook.relationTypes.map((type): PlannedType => {
    const existing =
      known.relationTypes.find((one) => one.id === type.id) ??
      known.relationTypes.find((one) => one.name.toLowerCase() === type.name.toLowerCase());
    const { name, inverse, definition } = type;
    const fields = onlyNew && existing ? {} : differing({ name, inverse, definition }, existing);
    return { existing, id: type.id, fields };
  });
  return {
    tags,
    types,
    lines: [...tags.map((tag) => tagLine(tag, paths)), ...types.map(typeLine)],
    findings,
  };
}

function isElsewhere({ existing, parent, home }: PlannedTag): boolean {
  // Under a tag that is still to be made, or another one than now.
  return parent ? parent.existing?.id !== existing?.parent : existing?.parent !== (home?.id ?? null);
}

function fieldsOf(file: CodebookTag, existing: Tag | undefined): PlannedTag['fields'] {
  const { name, colour, key, definition, guidelines, examples, note } = file;
  return differing({ name, colour, key, definition, guidelines, examples, note }, existing);
}

/** What is said and is not so already. */
function differing<T extends object>(
  said: { [K in keyof T]?: T[K] | undefined },
  now: T | undefined,
): Partial<T> {
  return Object.fromEntries(
    Object.entries(said).filter(
      ([field, value]) =>
        value !== undefined && (!now || JSON.stringify(value) !== JSON.stringify(now[field as keyof T])),
    ),
  ) as Partial<T>;
}

function attributesOf(
  { file, existing }: PlannedTag,
  valued: ReadonlySet<string>,
  findings: string[],
): PlannedTag['attributes'] {
  const own = existing?.attributes ?? [];
  const taken = new Set<string>();
  return file.attributes.flatMap((wanted): PlannedTag['attributes'] => {
    const attribute =
      own.find((one) => one.id === wanted.id && !taken.has(one.id)) ??
      own.find((one) => one.name.toLowerCase() === wanted.name.toLowerCase() && !taken.has(one.id));
    if (!attribute) return [{ attribute, wanted }];
    taken.add(attribute.id);
    const { type } = attribute;
    if (type !== wanted.type && valued.has(attribute.id)) {
      findings.push(`“${attribute.name}” of “${file.name}” has values: it stays ${type}.`);
      const kept: CodebookAttribute = { ...wanted, type, choices: [...attribute.choices] };
      return changes(attribute, kept) ? [{ attribute, wanted: kept }] : [];
    }
    return changes(attribute, wanted) ? [{ attribute, wanted }] : [];
  });
}

const changes = (now: Attribute, wanted: CodebookAttribute): boolean =>
  JSON.stringify([now.name, now.type, now.choices]) !==
  JSON.stringify([wanted.name, wanted.type, wanted.choices]);

function tagLine(planned: PlannedTag, paths: ReadonlyMap<string, string>): PlannedLine {
  const { existing, deleted, fields, attributes, moves } = planned;
  const isNew = !existing || deleted;
  const lines: PlannedField[] = Object.entries(fields).map(([field, after]) => ({
    field,
    before: isNew ? '' : inWords(existing[field as keyof Tag] as string | readonly Example[]),
    after: inWords(after),
  }));
  if (moves && !isNew)
    lines.push({
      field: 'under',
      before: existing.parent === null ? '' : (paths.get(existing.parent) ?? ''),
      after: planned.parent
        ? pathOf(planned.parent, paths)
        : planned.home
          ? (paths.get(planned.home.id) ?? '')
          : '',
    });
  for (const { attribute, wanted } of attributes)
    lines.push({
      field: `attribute ${attribute?.name ?? wanted.name}`,
      before: attribute && !isNew ? attributeInWords(attribute) : '',
      after: attributeInWords(wanted),
    });
  const shown = lines
    .filter(({ field }) => field !== 'name' || !isNew)
    .filter(({ before, after }) => before !== after);
  return {
    kind: isNew ? 'add' : lines.length > 0 ? 'change' : 'leave',
    what: 'tag',
    name: pathOf(planned, paths),
    fields: shown,
  };
}

function typeLine({ existing, fields }: PlannedType): PlannedLine {
  const lines = Object.entries(fields).map(([field, after]) => ({
    field,
    before: existing ? String(existing[field as keyof typeof existing]) : '',
    after: String(after),
  }));
  return {
    kind: existing ? (lines.length > 0 ? 'change' : 'leave') : 'add',
    what: 'relation type',
    name: existing?.name ?? String(fields.name),
    fields: lines.filter(({ field, before, after }) => before !== after && (existing || field !== 'name')),
  };
}

/** Names from the root, as they will be. `paths`: those of the project's tags, as they are. */
function pathOf(
  { parent, home, file, existing, fields }: PlannedTag,
  paths: ReadonlyMap<string, string>,
): string {
  const name = fields.name ?? existing?.name ?? file.name;
  const above = parent ? pathOf(parent, paths) : home ? paths.get(home.id) : undefined;
  return above === undefined ? name : `${above} › ${name}`;
}

const inWords = (value: string | readonly Example[]): string =>
  typeof value === 'string'
    ? value
    : value.map(({ quote, source }) => (source === '' ? `“${quote}”` : `“${quote}” (${source})`)).join('; ');

const attributeInWords = ({ name, type, choices }: Pick<Attribute, 'name' | 'type' | 'choices'>): string =>
  `${name}: ${type}${choices.length > 0 ? ` (${choices.join(', ')})` : ''}`;
