import { STATISTIC_TAG } from '../core/suggest/statistic-tag.ts';
import { CLOCK_ZERO } from './db/clock.ts';
import type { EntityName, Row } from './db/entities.ts';
import { type Log } from './db/log.ts';
import { Recorder } from './db/recorder.ts';
import { STARTER_ACTION, STARTER_RELATION_TYPES } from './db/starter-relations.ts';
import type { EntityStatements } from './db/statements.ts';

/**
 * The starter codebook. Its ids are the same in every project, so that two projects' "Claim" are one tag when they
 * are merged, and its clock is before all others, so that what people changed in it wins.
 */
export const STARTER_TAGS = {
  claim: '01890000-0000-7000-8000-00000000c1a0',
  statistic: STATISTIC_TAG,
  measure: '01890000-0000-7000-8000-00000000c1c0',
} as const;
const NOBODY = '01890000-0000-7000-8000-000000000000';

const tag = (
  id: string,
  name: string,
  colour: string,
  key: string,
  position: number,
  definition: string,
): Row => ({
  id,
  name,
  colour,
  key,
  position,
  definition,
  parent_id: null,
});
const attribute = (
  n: number,
  tag_id: string,
  name: string,
  type: string,
  position: number,
  choices: string[] = [],
): Row => ({
  id: `01890000-0000-7000-8000-00000000c1d${n}`,
  tag_id,
  name,
  type,
  position,
  choices: JSON.stringify(choices),
});

const ROWS: readonly [EntityName, Row][] = [
  [
    'tag',
    tag(
      STARTER_TAGS.claim,
      'Claim',
      'blue',
      '1',
      1,
      'A statement about the world that could be true or false.',
    ),
  ],
  ['tag', tag(STARTER_TAGS.statistic, 'Statistic', 'orange', '2', 2, 'A number with what it counts.')],
  [
    'tag',
    tag(
      STARTER_TAGS.measure,
      'Policy measure',
      'green',
      '3',
      3,
      'What somebody in office does, did or will do.',
    ),
  ],
  ['attribute', attribute(0, STARTER_TAGS.claim, 'Verifiable', 'boolean', 1)],
  ['attribute', attribute(1, STARTER_TAGS.statistic, 'Value', 'number', 1)],
  ['attribute', attribute(2, STARTER_TAGS.statistic, 'Unit', 'text', 2)],
  ['attribute', attribute(3, STARTER_TAGS.statistic, 'Period', 'text', 3)],
  ['attribute', attribute(4, STARTER_TAGS.measure, 'Actor', 'text', 1)],
  ['attribute', attribute(5, STARTER_TAGS.measure, 'Instrument', 'text', 2)],
  [
    'attribute',
    attribute(6, STARTER_TAGS.measure, 'Status', 'choice', 3, [
      'announced',
      'planned',
      'in force',
      'completed',
      'ended',
    ]),
  ],
];

/** Writes the starter codebook into a new project. Called within the transaction that makes it. */
export function writeStarterCodebook(statements: Record<EntityName, EntityStatements>, log: Log): void {
  const recorder = new Recorder(statements);
  for (const [entity, row] of ROWS) recorder.insert(entity, row);
  for (const { row } of STARTER_RELATION_TYPES) recorder.insert('relation_type', row);
  log.append(
    {
      id: STARTER_ACTION,
      clock: CLOCK_ZERO,
      actor: NOBODY,
      at: 0,
      kind: 'do',
      target: null,
      name: 'codebook.start',
      summary: 'Start with the tags Claim, Statistic and Policy measure',
    },
    recorder.changes(),
  );
}
