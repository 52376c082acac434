import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  type ICommentOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { asXmlCharacters } from '../../xml/write.ts';
import { runs } from './runs.ts';

/** Styles of paragraphs, beside Word's own: what is text of a transcript, and what stands around it. */
const QUIET = { color: '555555', size: 18, font: 'Arial' };
const STYLES = [
  { id: 'PassageText', name: 'Passage Text', paragraph: { spacing: { after: 160 } } },
  {
    id: 'PassageHeading',
    name: 'Passage Heading',
    run: { bold: true, size: 28 },
    paragraph: { keepNext: true, spacing: { before: 240, after: 120 }, outlineLevel: 1 },
  },
  {
    id: 'PassageSpeaker',
    name: 'Passage Speaker',
    run: { bold: true, smallCaps: true },
    paragraph: { keepNext: true, spacing: { before: 200 }, outlineLevel: 2 },
  },
  { id: 'PassageFurniture', name: 'Passage Furniture', run: QUIET, paragraph: { spacing: { after: 120 } } },
  {
    id: 'PassageVoice',
    name: 'Passage Voice',
    run: { ...QUIET, bold: true },
    paragraph: { keepNext: true, spacing: { before: 160 } },
  },
  { id: 'PassageFacts', name: 'Passage Facts', run: QUIET, paragraph: { spacing: { after: 80 } } },
  {
    id: 'PassageQuote',
    name: 'Passage Quote',
    paragraph: { keepLines: true, spacing: { before: 160, after: 40 }, indent: { left: 280 } },
  },
  { id: 'PassageAbout', name: 'Passage About', run: QUIET, paragraph: { indent: { left: 280 } } },
] as const;

type StyleId = (typeof STYLES)[number]['id'];

/** A paragraph of one of the document's styles. */
export const paragraph = (style: StyleId, text: string): Paragraph =>
  new Paragraph({ style, children: runs(text) });

/** `size`: in half points. */
const heading = (size: number) => ({
  run: { bold: true, size, color: '000000' },
  paragraph: { spacing: { before: 240, after: 80 } },
});

interface Made {
  title: string;
  /** What made it, in words. */
  made: string;
  children: readonly FileChild[];
  comments?: readonly ICommentOptions[];
}

/** A Word document: pages are numbered, and the last line says what made it. */
export async function documentBytes({ title, made, children, comments = [] }: Made): Promise<Uint8Array> {
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], color: '555555', size: 18 })],
      }),
    ],
  });
  const document = new Document({
    title: asXmlCharacters(title),
    creator: 'Passage',
    description: made,
    ...(comments.length > 0 && { comments: { children: comments } }),
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: 22 } },
        title: heading(36),
        heading1: heading(30),
        heading2: heading(26),
        heading3: heading(24),
      },
      paragraphStyles: STYLES.map((style) => ({ basedOn: 'Normal', quickFormat: true, ...style })),
    },
    sections: [{ footers: { default: footer }, children: [...children, paragraph('PassageFacts', made)] }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
