import type { Range } from '../../model/span.ts';
import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import { idOf, typesOf } from './items.ts';

/** One range of a text, by the selectors of a target. */
export interface TextTarget {
  source: string;
  sha256: string;
  /** Null where only the quote says where it is. */
  position: Range | null;
  quote: string | null;
  prefix: string;
  suffix: string;
}

/** The targets of an annotation that are of texts; null where one is of something else, or has no selector that we can follow. */
export function targetsOf(item: JsonObject): TextTarget[] | null {
  const targets = listOf(item['target']).map((target) => textTarget(target, item));
  return targets.length > 0 && targets.every((target) => target !== null) ? targets : null;
}

function textTarget(target: unknown, item: JsonObject): TextTarget | null {
  if (!isObject(target)) return null;
  const selectors = listOf(target['selector']).flatMap(alternatives);
  const of = (type: string) => selectors.find((selector) => typesOf(selector).includes(type));
  const [place, words] = [of('TextPositionSelector'), of('TextQuoteSelector')];
  const position = place && rangeOf(place);
  const quote = words && typeof words['exact'] === 'string' ? words['exact'] : null;
  if (!position && quote === null) return null;
  return {
    source: idOf(target['source']) || textOf(item['uri']),
    sha256: textOf(target['textSha256']).toLowerCase(),
    position: position ?? null,
    quote,
    prefix: textOf(words?.['prefix']),
    suffix: textOf(words?.['suffix']),
  };
}

/** Several selectors of one target are alternatives, also in a Choice. */
function alternatives(selector: unknown): JsonObject[] {
  if (!isObject(selector)) return [];
  return [selector, ...listOf(selector['items']).flatMap(alternatives)];
}

function rangeOf({ start, end }: JsonObject): Range | null {
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : null;
}
