import type { Range } from '../../model/span.ts';
import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import { setValue } from '../exchange/make.ts';

/** What one result of Label Studio says of a place, with what its further controls say of the same. */
export interface Region {
  id: string;
  /** In the text; within a dialogue, see `dialogue`. */
  range: Range;
  /** Of a dialogue: its first and last paragraph, with `range` from the start of the one to the end in the other. */
  dialogue: [first: number, last: number] | null;
  quote: string | null;
  tags: string[];
  values: Record<string, string>;
  note: string;
  created: number | null;
}

export interface Regions {
  regions: Region[];
  links: { from: string; to: string; types: string[] }[];
  /** What stands at no place of a plain text. */
  others: unknown[];
}

/** The keys under which a labelling control keeps its labels: those for plain and for rich text. */
const LABEL_KEYS = ['labels', 'hypertextlabels', 'paragraphlabels', 'timeserieslabels'];

/** Puts results together by their id: labels make a region, choices, numbers and texts on it its attributes. */
export function regionsOf(results: readonly unknown[]): Regions {
  const found: Regions = { regions: [], links: [], others: [] };
  const byId = new Map<string, Region>();
  const answers: JsonObject[] = [];
  for (const result of results) {
    if (!isObject(result)) found.others.push(result);
    else if (result['type'] === 'relation') found.links.push(linkOf(result));
    else {
      const region = regionOf(result, byId.size);
      if (!region) answers.push(result);
      else {
        if (byId.has(region.id)) region.id = `${region.id} ${byId.size + 1}`;
        byId.set(region.id, region);
        found.regions.push(region);
      }
    }
  }
  for (const answer of answers) {
    const region = byId.get(idOf(answer));
    const value = answerOf(isObject(answer['value']) ? answer['value'] : {});
    const name = textOf(answer['attribute']) || textOf(answer['from_name']);
    if (region && value !== null && name !== '') setValue(region.values, name, value);
    else if (region && isBare(answer)) continue;
    else found.others.push(answer);
  }
  return found;
}

/** A result that only repeats the place of its region. */
const isBare = (answer: JsonObject): boolean =>
  isObject(answer['value']) &&
  Object.keys(answer['value']).every((key) => ['start', 'end', 'text'].includes(key));

function linkOf(result: JsonObject): Regions['links'][number] {
  const [one, other] = [String(result['from_id']), String(result['to_id'])];
  const types = listOf(result['labels']).filter((label) => typeof label === 'string');
  // Drawn the other way round.
  const [from, to] = result['direction'] === 'left' ? [other, one] : [one, other];
  return { from, to, types: types.length > 0 ? types : ['related'] };
}

function regionOf(result: JsonObject, number: number): Region | null {
  const value = isObject(result['value']) ? result['value'] : {};
  const inDialogue = dialogueRange(value);
  const range = inDialogue?.range ?? rangeOf(value);
  const labels = LABEL_KEYS.flatMap((key) => listOf(value[key])).filter(
    (label) => typeof label === 'string' && label !== '',
  );
  const isLabelling = typeof result['type'] !== 'string' || result['type'].endsWith('labels');
  if (!range || (labels.length === 0 && !isLabelling)) return null;
  const meta = isObject(result['meta']) ? result['meta'] : {};
  const created = Date.parse(textOf(meta['created_at']));
  return {
    id: idOf(result) || `region ${number + 1}`,
    range,
    dialogue: inDialogue?.dialogue ?? null,
    quote: typeof value['text'] === 'string' ? value['text'] : null,
    tags: labels.length > 0 ? (labels as string[]) : ['Unnamed'],
    values: {},
    note: listOf(meta['text'])
      .filter((part) => typeof part === 'string')
      .join('\n'),
    created: Number.isNaN(created) ? null : created,
  };
}

/** Paragraphs by their numbers, which the tool writes as text, and offsets within them. */
function dialogueRange(value: JsonObject): Pick<Region, 'range' | 'dialogue'> | null {
  const [first, last, start, end] = [value['start'], value['end'], value['startOffset'], value['endOffset']];
  const isNumber = (one: unknown) => /^\d{1,9}$/.test(String(one));
  if (![first, last].every(isNumber) || typeof start !== 'number' || typeof end !== 'number') return null;
  return { range: [start, end], dialogue: [Number(first), Number(last)] };
}

/** Offsets of a plain text; those of HTML are counted from the text, too (`globalOffsets`). Seconds of a sound are none. */
function rangeOf(value: JsonObject): Range | null {
  if ('channel' in value || 'original_length' in value) return null;
  const at = isObject(value['globalOffsets']) ? value['globalOffsets'] : value;
  const [start, end] = [at['start'], at['end']];
  return Number.isInteger(start) && Number.isInteger(end) ? [start as number, end as number] : null;
}

/** What a control answers, as text; null where it is none that we know. */
function answerOf(value: JsonObject): string | null {
  for (const key of ['choices', 'text', 'number', 'rating', 'datetime', 'taxonomy']) {
    // Beside offsets, `text` is the quote.
    if (key === 'text' && !Array.isArray(value['text']) && 'start' in value) continue;
    const found = listOf(value[key]);
    if (found.length === 0) continue;
    return found.map((part) => (Array.isArray(part) ? part.join(' › ') : String(part))).join(', ');
  }
  return null;
}

const idOf = (result: JsonObject): string => {
  const id = result['id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
};
