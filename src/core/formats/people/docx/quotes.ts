import { type FileChild, HeadingLevel, Paragraph } from 'docx';
import { clock } from '../../../render/clock.ts';
import { knownColour } from '../../../render/cues.ts';
import { counted } from '../counted.ts';
import { placeWords, type QuoteReport } from '../quotes.ts';
import { paragraph } from './document.ts';
import { lookOf, runs } from './runs.ts';

/** A report of quotes by tag as what a Word document has in it. */
export function* quoteParagraphs({ project, transcripts, tags }: QuoteReport): Generator<FileChild> {
  const all = tags.reduce((sum, { quotes }) => sum + quotes.length, 0);
  yield paragraph('PassageFacts', project);
  yield new Paragraph({ heading: HeadingLevel.TITLE, children: runs('Quotes by tag') });
  yield paragraph('PassageFacts', `${counted(all, 'quote')} from ${counted(transcripts, 'transcript')}`);
  for (const { path, quotes, transcripts: from } of tags)
    yield paragraph(
      'PassageFacts',
      `${path}: ${counted(quotes.length, 'quote')} from ${counted(from, 'transcript')}`,
    );
  for (const { tag, path, quotes } of tags) {
    if (quotes.length === 0) continue;
    const look = lookOf(knownColour(tag.colour));
    yield new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: runs(path, look) });
    yield paragraph('PassageFacts', counted(quotes.length, 'quote'));
    if (tag.definition !== '') yield paragraph('PassageFacts', tag.definition);
    for (const quote of quotes) {
      yield new Paragraph({
        style: 'PassageQuote',
        children: [
          ...runs(quote.cut.before && quote.before !== '' ? `…${quote.before}` : quote.before, {
            color: '555555',
          }),
          ...runs(quote.quote, look),
          ...runs(quote.cut.after && quote.after !== '' ? `${quote.after}…` : quote.after, {
            color: '555555',
          }),
        ],
      });
      const facts = [
        quote.speakers.join(', '),
        quote.transcript,
        quote.time === null ? '' : clock(quote.time),
        placeWords(quote),
        `tagged by ${quote.annotator}`,
        quote.decision,
      ];
      yield paragraph('PassageAbout', facts.filter(Boolean).join(' · '));
      for (const line of [...quote.values, ...quote.remarks, quote.note])
        if (line !== '') yield paragraph('PassageAbout', line);
    }
  }
}
