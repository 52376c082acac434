import { v7 as uuidv7 } from 'uuid';
import { parseAttributeValue } from '../../core/model/attribute-value.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';
import { variablesOf } from '../services/variables.ts';
import { nextPosition } from '../services/write-transcript.ts';
import { cleanName, MOST_VALUE, wellFormed } from './clean.ts';
import { sameName } from './describe.ts';

/** Sets a variable of a transcript by its name; one that the project has not is made, for text. False where it cannot take the value. */
export function setVariable(
  db: WritableDb,
  rec: Recorder,
  transcript: string,
  name: string,
  raw: string,
): boolean {
  const clean = cleanName(name);
  let variable = variablesOf({ db }).find((one) => sameName(one.name, clean));
  if (!variable) {
    const position = nextPosition({ db }, 'variables');
    variable = { id: uuidv7(), name: clean, type: 'text', choices: [], position };
    rec.insert('variable', { id: variable.id, name: clean, type: 'text', position, choices: '[]' });
  }
  const parsed = parseAttributeValue(variable, wellFormed(raw).slice(0, MOST_VALUE));
  if ('fault' in parsed) return false;
  if (parsed.value !== '')
    rec.put('variable_value', { transcript_id: transcript, variable_id: variable.id, value: parsed.value });
  return true;
}
