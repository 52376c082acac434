import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import type { Mentions } from '../exchange/make.ts';
import { type Regions, regionsOf } from './regions.ts';

/** One annotator's, or one model's, results of a task. */
export interface Work extends Regions {
  annotator: string | null;
  created: number | null;
  suggested: boolean;
  gold: boolean;
}

/** What people and models made of a task; `cancelled`: who had it skipped it. */
export function worksOf(task: JsonObject, mentions: Mentions): { work: Work; cancelled: boolean }[] {
  const people = [...listOf(task['annotations']), ...listOf(task['completions'])]
    .filter(isObject)
    .map((one) => ({
      cancelled: one['was_cancelled'] === true,
      work: {
        ...regionsOf(listOf(one['result'])),
        annotator: mentions.annotator(annotatorOf(one)),
        created: timeOf(one['created_at']),
        suggested: false,
        gold: one['ground_truth'] === true,
      },
    }));
  const models = listOf(task['predictions'])
    .filter(isObject)
    .map((one) => ({
      cancelled: false,
      work: {
        ...regionsOf(listOf(one['result'])),
        annotator: mentions.annotator(String(one['model_version'] || 'model'), 'machine'),
        created: timeOf(one['created_at']),
        suggested: true,
        gold: false,
      },
    }));
  return [...people, ...models];
}

/** JSON-MIN: the values of each control under its name, without ids. */
export function minWork(row: JsonObject, mentions: Mentions): { work: Work; cancelled: boolean } {
  const results = Object.entries(row).flatMap(([name, value]) =>
    listOf(value)
      .filter(isObject)
      .map((one) => ({ type: 'labels' in one ? 'labels' : name, from_name: name, value: one })),
  );
  const work = {
    ...regionsOf(results),
    annotator: mentions.annotator(annotatorOf({ completed_by: row['annotator'] })),
    created: timeOf(row['created_at']),
    suggested: false,
    gold: false,
  };
  return { work, cancelled: false };
}

const MIN_KEYS = new Set(['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time']);

/** What a row of JSON-MIN says of its text. */
export const withoutResults = (row: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(row).filter(([key, value]) => !MIN_KEYS.has(key) && typeof value !== 'object'),
  );

/** A name that we wrote, a person as older versions describe one, or a number. */
function annotatorOf(annotation: JsonObject): string {
  if (textOf(annotation['annotator']) !== '') return textOf(annotation['annotator']);
  const by = annotation['completed_by'];
  if (!isObject(by)) return typeof by === 'number' || typeof by === 'string' ? nameOfId(String(by)) : '';
  const name = [by['first_name'], by['last_name']]
    .map(textOf)
    .filter((part) => part !== '')
    .join(' ');
  return name || textOf(by['username']) || textOf(by['email']) || nameOfId(String(by['id'] ?? ''));
}

const nameOfId = (id: string): string => (/^\d+$/.test(id) ? `Annotator ${id}` : id);

function timeOf(value: unknown): number | null {
  const time = Date.parse(textOf(value));
  return Number.isNaN(time) ? null : time;
}
