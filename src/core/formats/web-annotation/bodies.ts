import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import { setValue } from '../exchange/make.ts';
import { typesOf } from './items.ts';

/** What the bodies of an annotation say. */
export interface Bodies {
  tags: string[];
  values: Record<string, string>;
  notes: string[];
  /** Resources that it is about, or links to, by their ids. */
  links: string[];
}

/** Reads bodies as the model has them; Hypothesis keeps tags and text beside them. */
export function bodiesOf(item: JsonObject): Bodies {
  const bodies: Bodies = { tags: [], values: {}, notes: [], links: [] };
  const motivations = listOf(item['motivation']).map(plain);
  for (const body of listOf(item['body'])) readBody(body, motivations, bodies);
  for (const tag of listOf(item['tags'])) if (textOf(tag) !== '') bodies.tags.push(textOf(tag));
  if (textOf(item['text']) !== '') bodies.notes.push(textOf(item['text']));
  if (textOf(item['bodyValue']) !== '') bodies.notes.push(textOf(item['bodyValue']));
  return bodies;
}

function readBody(body: unknown, motivations: readonly string[], bodies: Bodies): void {
  if (typeof body === 'string') bodies.links.push(body);
  if (!isObject(body)) return;
  if (typesOf(body).includes('Choice')) {
    // Several ways to say one thing: the first is the default (3.2.6).
    readBody(listOf(body['items'])[0], motivations, bodies);
    return;
  }
  const value = textOf(body['value']) || textOf(body['chars']) || textOf(body['label']);
  const purposes = listOf(body['purpose']).map(plain);
  const attribute = textOf(body['attribute']);
  if (attribute !== '') setValue(bodies.values, attribute, value);
  else if (isTag(purposes, motivations, value)) bodies.tags.push(value);
  else if (value !== '') bodies.notes.push(value);
  else if (textOf(body['id']) !== '') bodies.links.push(textOf(body['id']));
  else if (isObject(body['source']) || textOf(body['source']) !== '')
    readBody(body['source'], motivations, bodies);
}

/** A body without a purpose has the annotation's (3.3.5). */
function isTag(purposes: readonly string[], motivations: readonly string[], value: string): boolean {
  if (value === '') return false;
  const wanted = purposes.length > 0 ? purposes : motivations;
  return wanted.some((purpose) => ['tagging', 'classifying', 'identifying'].includes(purpose));
}

const plain = (name: unknown): string => String(name).replace(/^oa:/, '');
