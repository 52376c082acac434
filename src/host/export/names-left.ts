import { type Loss, type LossKind, Losses } from '../../core/formats/exchange/loss.ts';
import type { ReadableDb } from '../db/open.ts';
import type { ExportSource } from './source.ts';

const IN_TEXT: LossKind = {
  code: 'names-in-text',
  aspect: 'text',
  sentence:
    'Names stand in the text of a transcript, as labels or where people are spoken of: texts and what quotes them are exported as they are.',
};
const IN_CODEBOOK: LossKind = {
  code: 'names-in-codebook',
  aspect: 'codebook',
  sentence: 'A name stands in what the codebook calls a tag, an attribute or a choice, or in a quote of it.',
};

/** Where an export with pseudonyms still has names, since it changes neither texts nor codes. Says where, not which. */
export function namesLeft(db: ReadableDb, source: ExportSource): Loss[] {
  const { names } = source;
  const losses = new Losses();
  if (!names.some) return [];
  const read = db.prepare(
    'SELECT t.title, e.text FROM editions e JOIN transcripts t ON t.id = e.transcript_id WHERE e.id = ?',
  );
  for (const { edition } of source.editions()) {
    const { title, text } = read.get(edition) as { title: string; text: string };
    if (names.standIn(text)) losses.add(IN_TEXT, names.title(title));
  }
  for (const { name, attributes, examples } of source.tags) {
    const words = [
      name,
      ...attributes.flatMap((attribute) => [attribute.name, ...attribute.choices]),
      ...examples.map(({ quote }) => quote),
    ];
    if (words.some((word) => names.standIn(word))) losses.add(IN_CODEBOOK, names.title(name));
  }
  return losses.list();
}
