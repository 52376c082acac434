import { type Loss, Losses, type LossKind } from '../../core/formats/exchange/loss.ts';
import type { Exchange } from '../../core/formats/exchange/model.ts';
import { MOST_LINE, MOST_NAME, MOST_PROSE, MOST_VALUE } from './clean.ts';

const HALF: LossKind = {
  code: 'half-character',
  aspect: 'text',
  sentence: 'Half a character (a lone surrogate) cannot be stored: U+FFFD stands in its place.',
};
const CUT: LossKind = {
  code: 'words-cut',
  aspect: 'text',
  sentence: `Names of more than ${MOST_NAME} characters, titles of more than ${MOST_LINE.toLocaleString('en-US')}, values of variables of more than ${MOST_VALUE.toLocaleString('en-US')}, notes of more than ${MOST_PROSE.toLocaleString('en-US')}: the rest is cut off.`,
};
const BREAK: LossKind = {
  code: 'name-of-one-line',
  aspect: 'text',
  sentence: 'A name has a line end or a control character, for which a blank stands.',
};

/** What `clean.ts` changes of the words of an exchange before they are stored; texts of transcripts are never changed. */
export function cleanedLosses({ documents, tags, annotators }: Exchange): Loss[] {
  const losses = new Losses();
  const look = (words: string, most: number, where: string): void => {
    if (!words.isWellFormed()) losses.add(HALF, `${where}: ${words.toWellFormed()}`);
    if (words.length > most) losses.add(CUT, () => `${where}: ${words.slice(0, 100)}`);
  };
  const name = (words: string, where: string): void => {
    look(words, MOST_NAME, where);
    if (/[\p{Cc}\u2028\u2029]/u.test(words)) losses.add(BREAK, `${where}: ${words}`);
  };
  const prose = (words: string, where: string) => look(words, MOST_PROSE, where);
  for (const tag of tags) {
    const where = `Tag “${tag.name}”`;
    name(tag.name, 'Tag');
    for (const words of [tag.definition, tag.guidelines, tag.note]) prose(words, where);
    for (const { quote, source } of tag.examples) {
      prose(quote, where);
      look(source, MOST_LINE, where);
    }
    for (const attribute of tag.attributes)
      for (const words of [attribute.name, ...attribute.choices]) name(words, `Attribute of “${tag.name}”`);
  }
  for (const annotator of annotators) name(annotator.name, 'Annotator');
  for (const document of documents) {
    const { metadata, annotations, relations } = document;
    const where = `Transcript “${document.name}”`;
    for (const words of [document.name, metadata.source]) look(words, MOST_LINE, where);
    prose(metadata.note, where);
    for (const [variable, value] of Object.entries(metadata.variables)) {
      name(variable, 'Variable');
      look(value, MOST_VALUE, `Variable “${variable}”`);
    }
    for (const annotation of annotations) {
      const at = `Annotation ${annotation.id}`;
      prose(annotation.note, at);
      for (const value of Object.values(annotation.values)) prose(value, at);
      for (const { reason } of annotation.decisions) prose(reason, at);
      for (const { text } of annotation.comments) prose(text, at);
    }
    for (const relation of relations) {
      name(relation.type, 'Type of relations');
      prose(relation.note, `Relation ${relation.id}`);
    }
  }
  return losses.list();
}
