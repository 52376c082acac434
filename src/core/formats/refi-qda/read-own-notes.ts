import { ATTRIBUTE_TYPES, type AttributeType } from '../../model/codebook.ts';
import type { ExchangeAnnotation, ExchangeAttribute, ExchangeTag } from '../exchange/model.ts';
import type { Note } from './read-notes.ts';
import { COMMENT_NOTE, DECISION_NOTE, VALUES_NOTE } from './write-sources.ts';

type Verdict = ExchangeAnnotation['decisions'][number]['verdict'];
const VERDICT = /^(accept|reject|revise)(?:: ([^]*))?$/;

/**
 * Takes out of an annotation's notes those in which Passage writes what REFI-QDA has no place for, and reads them back.
 * Returns the notes that are people's own. Only for files that Passage wrote: elsewhere such names mean nothing.
 */
export function readOwnNotes(
  annotation: ExchangeAnnotation,
  tag: ExchangeTag | undefined,
  notes: readonly Note[],
): Note[] {
  return notes.filter((note) => {
    const { name, text, user, created } = note;
    if (name === COMMENT_NOTE) annotation.comments.push({ annotator: user, text, created });
    else if (name === DECISION_NOTE && user !== null && VERDICT.test(text)) {
      const [, verdict, reason = ''] = VERDICT.exec(text)!;
      annotation.decisions.push({ reviewer: user, verdict: verdict as Verdict, reason });
    } else if (name === VALUES_NOTE) Object.assign(annotation.values, valuesIn(text, tag?.attributes ?? []));
    else return true;
    return false;
  });
}

/** Lines of the form "name: value"; what follows without a known name belongs to the value before it. */
function valuesIn(text: string, attributes: readonly ExchangeAttribute[]): Record<string, string> {
  const values: Record<string, string> = {};
  let current: string | undefined;
  for (const line of text.split('\n')) {
    const known = attributes.find(({ name }) => line.startsWith(`${name}: `) && !(name in values));
    if (known) {
      current = known.name;
      values[current] = line.slice(current.length + 2);
    } else if (current !== undefined) values[current] += `\n${line}`;
  }
  return values;
}

const FIELD = new RegExp(`^(.*) \\((${ATTRIBUTE_TYPES.join('|')})\\)(?:: (.*))?$`);

/** Key and attributes, as the note on a code lists them. */
export function fieldsIn(text: string): Pick<ExchangeTag, 'key' | 'attributes'> {
  const lines = text.split('\n');
  const key = /^Key: (.)$/u.exec(lines[0] ?? '')?.[1] ?? '';
  const attributes = lines.flatMap((line): ExchangeAttribute[] => {
    const [, name, type, choices] = FIELD.exec(line) ?? [];
    if (!name) return [];
    return [{ name, type: type as AttributeType, choices: choices?.split(' | ') ?? [] }];
  });
  return { key, attributes };
}
