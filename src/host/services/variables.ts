import { v7 as uuidv7 } from 'uuid';
import { parseAttributeValue } from '../../core/model/attribute-value.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Variable } from '../../contract/types.ts';
import type { Row } from '../db/entities.ts';
import type { ReadableDb } from '../db/open.ts';
import type { Project } from '../project.ts';
import { define } from './define.ts';
import { nextPosition } from './write-transcript.ts';

interface StoredVariable extends Omit<Variable, 'choices'> {
  choices: string;
}

export const variables = define({
  'variables.list': ({ project }) => variablesOf(project),

  'variables.create': ({ project, annotator }, { name, type, choices }) => {
    const id = uuidv7();
    const { action } = project.act(annotator, 'variable.create', `Add the variable “${name}”`, (rec) => {
      refuseSameName(project, name, id);
      rec.insert('variable', {
        id,
        name,
        type,
        choices: JSON.stringify(choices),
        position: nextPosition(project, 'variables'),
      });
    });
    return { action, id };
  },

  'variables.update': ({ project, annotator }, { id, name, choices }) => {
    const { action } = project.act(
      annotator,
      'variable.update',
      (was: string) => `Change the variable “${was}”`,
      (rec) => {
        const row = rec.live('variable', id);
        const fields: Row = {};
        if (name !== undefined) {
          refuseSameName(project, name, id);
          fields['name'] = name;
        }
        if (choices) fields['choices'] = JSON.stringify(choices);
        rec.update('variable', id, fields);
        return String(row['name']);
      },
    );
    return { action };
  },

  'variables.delete': ({ project, annotator }, { id }) => {
    const { action } = project.act(
      annotator,
      'variable.delete',
      (was: string) => `Delete the variable “${was}”`,
      (rec) => {
        const row = rec.live('variable', id);
        rec.remove('variable', id);
        return String(row['name']);
      },
    );
    return { action };
  },

  'variables.setValue': ({ project, annotator }, { transcript, variable, value }) => {
    const { action } = project.act(
      annotator,
      'variable.set',
      (what: string) => what,
      (rec) => {
        const title = String(rec.live('transcript', transcript)['title']);
        const row = rec.live('variable', variable);
        const name = row['name'] as string;
        const parsed = parseAttributeValue(
          { name, type: row['type'] as never, choices: JSON.parse(row['choices'] as string) },
          value,
        );
        if ('fault' in parsed) throw new PassageError('invalid_input', parsed.fault, { variable });
        const key = `${transcript}/${variable}`;
        if (parsed.value !== '')
          rec.put('variable_value', {
            transcript_id: transcript,
            variable_id: variable,
            value: parsed.value,
          });
        else if (rec.get('variable_value', key)) rec.remove('variable_value', key);
        return `Set “${name}” of “${title}”`;
      },
    );
    return { action };
  },
});

/** The live variables, in their order. */
export function variablesOf(project: { db: ReadableDb }): Variable[] {
  const rows = project.db
    .prepare(
      'SELECT id, name, type, choices, position FROM variables WHERE deleted = 0 ORDER BY position, id',
    )
    .all() as StoredVariable[];
  return rows.map((row) => ({ ...row, choices: JSON.parse(row.choices) as string[] }));
}

function refuseSameName(project: Project, name: string, id: string): void {
  const known = project.db
    .prepare('SELECT id FROM variables WHERE name = ? AND deleted = 0 AND id <> ?')
    .get(name, id);
  if (known)
    throw new PassageError('conflict', `There is a variable “${name}” already. Choose another name.`);
}
