import { guessSeparator } from './guess-separator.ts';
import { flagOf } from './flags.ts';
import { cellText, type ColumnRole, type RowMapping, type RowTable } from './model.ts';
import { timeOf } from './times.ts';

/** How many rows are looked at. */
const LOOKED_AT = 500;

/** What columns are called, by what they are for; the first name that fits counts. Names are compared without case and signs. */
const NAMED: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'text',
    /^(the )?(text|content|contents|utterance|sentence|message|body|comment|answer|response|statement|speech|quote|paragraph|words|segment|verbatim|texte|transkript|aussage|antwort)( text)?$/,
  ],
  ['annotator', /^(annotator|coder|rater|labell?er|annotated by|coded by)( name)?$/],
  [
    'speaker',
    /^(speaker|speaker (name|label)|name|who|person|author|participant|interviewee|respondent|user|sprecher|locuteur)$/,
  ],
  ['role', /^(speaker )?role$/],
  ['affiliation', /^(speaker )?(affiliation|organi[sz]ation|party|institution)$/],
  ['end', /^(end|end time|time end|stop|offset|until)( (s|ms|seconds))?$/],
  [
    'time',
    /^(time|start|start time|time start|begin|onset|timestamp|timecode|turn time|zeit)( (s|ms|seconds))?$/,
  ],
  [
    'transcript',
    /^(transcript|document|doc|file|filename|file name|interview|session|debate|conversation|episode|meeting|transcript title|document name|title)( id)?$/,
  ],
  ['labels', /^(labels|codes|tags|categories|topics|themes)$/],
  ['label', /^(label|code|tag|category|class|topic|theme|stance|sentiment|annotation)$/],
];

/** Proposes what each column is for, by its name and by what it holds. One column is always the text. */
export function guessMapping(table: RowTable): RowMapping {
  const rows = table.rows.slice(0, LOOKED_AT);
  const values = table.columns.map((_, i) => rows.map((row) => cellText(row[i])));
  const roles = table.columns.map((name, i) => byName(name, values[i]!));
  const text = textColumn(table, values, roles);
  for (const role of [
    'text',
    'speaker',
    'role',
    'affiliation',
    'time',
    'end',
    'transcript',
    'annotator',
  ] as const)
    roles.forEach((one, i) => {
      if (one === role && (role === 'text' ? i !== text : roles.indexOf(role) < i)) roles[i] = 'none';
    });
  roles[text] = 'text';
  const whole = areWhole(values[text]!, roles);
  const groups = whole ? values[text]!.map((_, i) => String(i)) : values[roles.indexOf('transcript')];
  const guessed = roles.map((role, i): ColumnRole => {
    if (role !== 'none') return role;
    if (isList(rows, i)) return 'labels';
    if (isFlag(values[i]!)) return 'flag';
    return isConstant(values[i]!, groups) ? 'variable' : 'none';
  });
  const lists = guessed.flatMap((role, i) => (role === 'labels' || role === 'label' ? values[i]! : []));
  const separator = guessSeparator(lists);
  return {
    sheet: table.sheet,
    delimiter: table.delimiter,
    header: table.header,
    // A column of one label that parts into several is a list.
    roles: guessed.map((role, i) =>
      role === 'label' && separator && values[i]!.some((one) => one.includes(separator)) ? 'labels' : role,
    ),
    separator: separator || ';',
    each: whole ? 'row' : 'table',
  };
}

function byName(name: string, values: readonly string[]): ColumnRole {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const role = NAMED.find(([, names]) => names.test(plain))?.[0] ?? 'none';
  const filled = values.filter((value) => value.trim() !== '');
  if (role === 'time' || role === 'end')
    return filled.every((value) => timeOf(value) !== null) ? role : 'none';
  // “Transcript” is also what a column of texts is called.
  if (role === 'transcript' && filled.some((value) => value.length > 200)) return 'none';
  if (role === 'label' && filled.length > 0 && filled.every((value) => flagOf(value) !== null)) return 'flag';
  return role;
}

/** The column that is called a text and has most of it, else the one with most of it. */
function textColumn(
  table: RowTable,
  values: readonly (readonly string[])[],
  roles: readonly ColumnRole[],
): number {
  const length = (i: number) => values[i]!.reduce((sum, value) => sum + value.length, 0);
  const most = (columns: readonly number[]) =>
    columns.reduce((best, i) => (length(i) > length(best) ? i : best));
  const all = table.columns.map((_, i) => i);
  const called = all.filter((i) => roles[i] === 'text' && length(i) > 0);
  const free = all.filter((i) => roles[i] === 'none');
  return most(called.length > 0 ? called : free.length > 0 ? free : all);
}

/** Texts of so many characters, on average, are transcripts of their own where nothing says who speaks or when. */
const WHOLE = 1_500;

const areWhole = (texts: readonly string[], roles: readonly ColumnRole[]): boolean =>
  !roles.includes('speaker') &&
  !roles.includes('time') &&
  texts.reduce((sum, { length }) => sum + length, 0) >= WHOLE * Math.max(1, texts.length);

const isList = (rows: RowTable['rows'], i: number): boolean => rows.some((row) => Array.isArray(row[i]));

/** Yes and no, at least one of each kind of cell said in words or digits. */
function isFlag(values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every((value) => /^(0|1|true|false|yes|no|x|y|n)$/i.test(value.trim())) &&
    filled.some((value) => flagOf(value) === true)
  );
}

/** True where a column says one thing of each transcript, and something at all. */
function isConstant(values: readonly string[], groups: readonly string[] | undefined): boolean {
  const said = new Map<string, string>();
  for (const [i, value] of values.entries()) {
    const group = groups?.[i] ?? '';
    const known = said.get(group);
    if (known !== undefined && known !== value) return false;
    said.set(group, value);
  }
  return [...said.values()].some((value) => value !== '') && values.length > 1;
}
