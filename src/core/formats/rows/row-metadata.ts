import { isIsoDate } from '../../model/attribute-value.ts';
import type { Losses } from '../exchange/loss.ts';
import { noMetadata, setValue, valueUnder } from '../exchange/make.ts';
import type { DocumentMetadata } from '../exchange/model.ts';
import type { RowGroup } from './group-rows.ts';
import { ROW_LOSSES } from './losses.ts';

/** Columns that say something that every transcript has; all others are variables. */
const FIELDS: Readonly<Record<string, 'date' | 'source' | 'language' | 'note'>> = {
  date: 'date',
  source: 'source',
  publisher: 'source',
  language: 'language',
  lang: 'language',
  note: 'note',
};
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** What the rows of a transcript say of it. A variable holds one value: the first; rows that say otherwise are reported. */
export function metadataOf({ name, rows }: RowGroup, losses: Losses): DocumentMetadata {
  const metadata = noMetadata();
  const said: Record<string, string> = {};
  for (const { parts, place } of rows)
    for (const [column, value] of parts.variables) {
      const known = valueUnder(said, column);
      if (known === undefined) setValue(said, column, value);
      else if (known !== value)
        losses.add(
          ROW_LOSSES.variable,
          () => `${name}, row ${place}: ${column} is “${value}”, not “${known}”`,
        );
    }
  for (const [column, value] of Object.entries(said)) {
    const key = column.toLowerCase();
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    const fits =
      field &&
      metadata[field] === '' &&
      (field !== 'date' || isIsoDate(value)) &&
      (field !== 'language' || LANGUAGE.test(value));
    if (fits) metadata[field] = value;
    else setValue(metadata.variables, column, value);
  }
  return metadata;
}
