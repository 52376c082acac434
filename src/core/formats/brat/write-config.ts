import type { Exchange, ExchangeTag } from '../exchange/model.ts';
import { BratCodebook } from './codebook.ts';
import { readConfig, sectionsOf } from './config.ts';
import type { KeptCollection } from './kept.ts';
import type { BratNames } from './brat-names.ts';

/** The two files of a collection, and the codebook that a reader makes of them. */
export interface WrittenConfig extends KeptCollection {
  back: ExchangeTag[];
}

/**
 * Declares the codebook. What an import kept stays as it was, comments and all; what it does not declare is added at the
 * end of its section.
 */
export function writeConfig(exchange: Exchange, names: BratNames, kept: KeptCollection): WrittenConfig {
  const known = readConfig(kept.annotationConf, kept.visualConf);
  const declared = new Set(known.types.map(({ name }) => name));
  const annotationConf = extended(kept.annotationConf, {
    entities: entityLines(exchange.tags, names, declared),
    relations: relationTypes(exchange)
      .map((type) => names.relation(type))
      .filter((name) => !known.relations.includes(name))
      .map((name) => `${name}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    events: [],
    attributes: attributeLines(exchange, names).filter(
      (line) => !known.attributes.some(({ name }) => line.startsWith(`${name}\t`)),
    ),
  });
  const labels = names.labels().filter(([name, label]) => known.labels.get(name) !== label);
  const colours = exchange.tags.flatMap((tag): [string, string][] =>
    tag.colour === null || known.colours.get(names.tag(tag)) === tag.colour
      ? []
      : [[names.tag(tag), tag.colour]],
  );
  const changed = recoloured(withoutLabels(kept.visualConf, new Map(labels)), new Map(colours));
  const visualConf = extended(changed.text, {
    labels: labels.map(([name, label]) => `${name} | ${label}`),
    drawing: colours.flatMap(([name, colour]) =>
      changed.done.has(name) ? [] : [`${name}\tbgColor:${colour}`],
    ),
  });
  return {
    annotationConf,
    visualConf,
    back: new BratCodebook(readConfig(annotationConf, visualConf)).tags(),
  };
}

/** The tree, by tabs; what stands under a kept type that others follow is added at the root. */
function entityLines(
  tags: readonly ExchangeTag[],
  names: BratNames,
  declared: ReadonlySet<string>,
): string[] {
  const lines: string[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const tag of tags.filter((one) => one.parent === parent)) {
      const name = names.tag(tag);
      if (!declared.has(name)) lines.push('\t'.repeat(depth) + name);
      walk(tag.id, declared.has(name) ? 0 : depth + 1);
    }
  };
  walk(null, 0);
  return lines;
}

/** The types of all relations, each once, in the order in which they come. */
export const relationTypes = ({ documents }: Exchange): string[] => [
  ...new Set(documents.flatMap(({ relations }) => relations.map(({ type }) => type))),
];

/** One line a name: brat knows an attribute by its name alone, with flags or a list of values. */
function attributeLines({ tags, documents }: Exchange, names: BratNames): string[] {
  const used = new Map<string, Set<string>>();
  for (const { annotations } of documents)
    for (const { values } of annotations)
      for (const [name, value] of Object.entries(values)) {
        const seen = used.get(name) ?? new Set();
        used.set(name, seen.add(value));
      }
  const byName = Map.groupBy(
    tags.flatMap((tag) => tag.attributes.map((attribute) => ({ tag, attribute }))),
    ({ attribute }) => attribute.name,
  );
  return [...byName].map(([name, on]) => {
    const types = on.map(({ tag }) => names.tag(tag)).join('|');
    if (on.every(({ attribute }) => attribute.type === 'boolean'))
      return `${names.attribute(name)}\tArg:${types}`;
    const values = new Set(on.flatMap(({ attribute }) => attribute.choices));
    if (!on.every(({ attribute }) => attribute.type === 'choice'))
      for (const value of used.get(name) ?? []) values.add(value);
    const list = [...values].filter(
      (value) => /^[^|,<>\p{Cc}\u2028\u2029]+$/u.test(value) && value === value.trim(),
    );
    const declared = list.length > 0 ? `, Value:${list.join('|')}` : '';
    return `${names.attribute(name)}\tArg:${types}${declared}`;
  });
}

/** True where brat knows an attribute as a flag: its lines then have no value. */
export const isFlag = (tags: readonly ExchangeTag[], name: string): boolean =>
  tags.every((tag) => tag.attributes.every((one) => one.name !== name || one.type === 'boolean'));

/** A configuration with lines added at the end of its sections; a section that is not there is added. */
function extended(text: string, additions: Record<string, readonly string[]>): string {
  if (text.trim() === '')
    return Object.entries(additions)
      .map(([section, lines]) => `[${section}]\n${lines.map((line) => `${line}\n`).join('')}`)
      .join('\n');
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  for (const [section, added] of Object.entries(additions)) {
    if (added.length === 0) continue;
    if (!sectionsOf(text).has(section)) lines.push('', `[${section}]`);
    const head = lines.findLastIndex((line) => line.trim().toLowerCase() === `[${section}]`);
    const next = lines.findIndex((line, i) => i > head && /^\s*\[[^\]]+\]\s*$/.test(line));
    let at = next < 0 ? lines.length : next;
    while (lines[at - 1]!.trim() === '') at -= 1;
    lines.splice(at, 0, ...added);
  }
  return lines.map((line) => line + end).join('');
}

/** visual.conf without the labels that are written anew. */
function withoutLabels(text: string, names: ReadonlyMap<string, string>): string {
  return inSection(text, 'labels', (line) => {
    const name = /^\s*([^\s|]+)/.exec(line)?.[1];
    return name !== undefined && names.has(name) ? null : line;
  });
}

/** visual.conf with other background colours; whatever else its lines say of a type stays. */
function recoloured(text: string, colours: ReadonlyMap<string, string>): { text: string; done: Set<string> } {
  const done = new Set<string>();
  const changed = inSection(text, 'drawing', (line) => {
    const match = /^\s*(\S+)[\t ]/.exec(line);
    const colour = match && colours.get(match[1]!);
    if (!colour) return line;
    done.add(match[1]!);
    return /bgColor:/.test(line)
      ? line.replace(/bgColor:[^,\s]*/, `bgColor:${colour}`)
      : line.replace(/\s*$/, (end) => `, bgColor:${colour}${end}`);
  });
  return { text: changed, done };
}

/** A configuration with each line of one section changed, or (null) left out. Lines keep their ends. */
function inSection(text: string, section: string, change: (line: string) => string | null): string {
  let inside = false;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const head = /^\s*\[([^\]]+)\]\s*$/.exec(line);
      if (head) inside = head[1]!.trim().toLowerCase() === section;
      return head || !inside || /^\s*(#|$)/.test(line) ? line : (change(line) ?? '');
    })
    .join('');
}
