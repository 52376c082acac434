/** What annotation.conf declares. Source: brat.nlplab.org/configuration.html. */
export interface BratConfig {
  /** Types of annotations and of triggers, in order; `parent` by the tabs before them. */
  types: { name: string; parent: string | null; event: boolean }[];
  relations: string[];
  attributes: { name: string; on: string[]; values: string[] }[];
  /** visual.conf: what people read for a type, a relation or an attribute. */
  labels: Map<string, string>;
  /** visual.conf: `#rrggbb` by type. */
  colours: Map<string, string>;
}

/**
 * Reads `annotation.conf` and `visual.conf`; either may be empty. Macros are replaced, what is not understood is left
 * out. Source: brat's manual, “Configuration”.
 */
export function readConfig(annotation: string, visual: string): BratConfig {
  const declared = sectionsOf(annotation);
  const drawn = sectionsOf(visual);
  const macros = new Map<string, string>();
  for (const lines of declared.values())
    for (const line of lines) {
      const macro = /^(<[^>]+>)\s*=\s*(.*)$/.exec(line);
      if (macro) macros.set(macro[1]!, macro[2]!);
    }
  return {
    types: [
      ...hierarchy(declared.get('entities') ?? [], false),
      ...hierarchy(declared.get('events') ?? [], true),
    ],
    relations: (declared.get('relations') ?? []).map(firstWord).filter((name) => !name.startsWith('<')),
    attributes: (declared.get('attributes') ?? []).flatMap((line) => attributeOf(expanded(line, macros))),
    labels: new Map((drawn.get('labels') ?? []).flatMap(labelOf)),
    colours: new Map((drawn.get('drawing') ?? []).flatMap(colourOf)),
  };
}

/** The lines of each section, without blank ones and comments; their indents stay. */
export function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const head = /^\s*\[([^\]]+)\]\s*$/.exec(line);
    if (head) {
      const name = head[1]!.trim().toLowerCase();
      lines = sections.get(name) ?? [];
      sections.set(name, lines);
    } else if (line.trim() !== '' && !/^\s*#/.test(line)) lines.push(line.trimEnd());
  }
  return sections;
}

function hierarchy(lines: readonly string[], event: boolean): BratConfig['types'] {
  const above: string[] = [];
  return lines.flatMap((line) => {
    // A separator and a macro are no types; `!` marks a type that only groups others.
    if (/^\s*(-+|<[^>]+>\s*=.*)$/.test(line)) return [];
    const depth = /^\s*/.exec(line)![0].length;
    const name = firstWord(line).replace(/^!/, '');
    above.length = Math.min(depth, above.length);
    const parent = above.findLast((one) => one !== undefined) ?? null;
    above[depth] = name;
    return [{ name, parent, event }];
  });
}

const firstWord = (line: string): string => line.trim().split(/[\t ]/, 1)[0]!;

const expanded = (line: string, macros: ReadonlyMap<string, string>): string =>
  line.replace(/<[^>]+>/g, (macro) => macros.get(macro) ?? macro);

/** `Negation<TAB>Arg:<EVENT>` is a flag; `Certainty<TAB>Arg:A|B, Value:L1|L2` has values. */
function attributeOf(line: string): BratConfig['attributes'] {
  const name = firstWord(line);
  if (name.startsWith('<')) return [];
  const list = (key: string) =>
    new RegExp(`(?:^|[\\s,])${key}:([^,]*)`)
      .exec(line)?.[1]
      ?.trim()
      .split('|')
      .filter((one) => one !== '') ?? [];
  return [{ name, on: list('Arg'), values: list('Value') }];
}

/** `TYPE | Label | Abbr`, or the older form with tabs. */
function labelOf(line: string): [string, string][] {
  const [name, label] = line.trim().split(/\s*\|\s*|\t/);
  return name && label ? [[name, label]] : [];
}

function colourOf(line: string): [string, string][] {
  const colour = /bgColor:\s*(#[0-9a-fA-F]{6})\b/.exec(line)?.[1];
  return colour ? [[firstWord(line), colour.toLowerCase()]] : [];
}
