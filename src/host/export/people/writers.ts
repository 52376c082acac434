import type { FileChild } from 'docx';
import { codebookHtml, CODEBOOK_STYLE } from '../../../core/formats/people/codebook-html.ts';
import { codebookParagraphs } from '../../../core/formats/people/docx/codebook.ts';
import { documentBytes } from '../../../core/formats/people/docx/document.ts';
import { quoteParagraphs } from '../../../core/formats/people/docx/quotes.ts';
import { commentsOf, transcriptParagraphs } from '../../../core/formats/people/docx/transcript.ts';
import type { PeopleFormatName } from '../../../core/formats/people/names.ts';
import { quotesCsv } from '../../../core/formats/people/quotes-csv.ts';
import { quotesHtml, QUOTES_STYLE } from '../../../core/formats/people/quotes-html.ts';
import { unwritable } from '../../../core/formats/xml/unwritable.ts';
import { fitsXml } from '../../../core/formats/xml/write.ts';
import { transcriptHtml } from '../../../core/render/transcript-html.ts';
import { codebookDocument } from './codebook.ts';
import { eachTranscript } from './each-transcript.ts';
import type { PeopleFiles, PeopleTarget } from './export.ts';
import { htmlBytes } from './html.ts';
import { quoteReport } from './quotes.ts';

/** Pieces of a page between two looks at whether to stop. */
const STEP = 200;

type Writer = (target: PeopleTarget) => Promise<PeopleFiles>;

export const WRITERS: Record<PeopleFormatName, Writer> = {
  html: (target) =>
    eachTranscript(target, '.html', (rendered, step) => {
      const body: string[] = [];
      for (const piece of transcriptHtml(rendered)) if (body.push(piece) % STEP === 0) step();
      return htmlBytes(rendered.title, body, target.made);
    }),
  docx: (target) =>
    eachTranscript(target, '.docx', (rendered, step) => {
      const { title, text } = rendered;
      if (!fitsXml(text)) target.losses.add(unwritable('text'), title);
      const children: FileChild[] = [];
      for (const child of transcriptParagraphs(rendered)) if (children.push(child) % STEP === 0) step();
      return documentBytes({ title, made: target.made, children, comments: commentsOf(rendered) });
    }),
  'quotes-html': (target) =>
    quotes(target, (report) =>
      htmlBytes('Quotes by tag', [...quotesHtml(report)], target.made, QUOTES_STYLE),
    ),
  'quotes-docx': (target) =>
    quotes(target, (report) =>
      documentBytes({ title: 'Quotes by tag', made: target.made, children: [...quoteParagraphs(report)] }),
    ),
  'quotes-csv': (target) => quotes(target, (report) => Buffer.from([...quotesCsv(report)].join(''), 'utf8')),
  'codebook-html': (target) =>
    codebook(target, (document) =>
      htmlBytes('Codebook', [...codebookHtml(document)], target.made, CODEBOOK_STYLE),
    ),
  'codebook-docx': (target) =>
    codebook(target, (document) =>
      documentBytes({ title: 'Codebook', made: target.made, children: [...codebookParagraphs(document)] }),
    ),
};

type Bytes = Uint8Array | Promise<Uint8Array>;

async function quotes(
  target: PeopleTarget,
  write: (report: ReturnType<typeof quoteReport>['report']) => Bytes,
): Promise<PeopleFiles> {
  const { report, annotations } = quoteReport(target);
  return { files: [{ path: target.job.fileName ?? 'quotes', bytes: await write(report) }], annotations };
}

async function codebook(
  target: PeopleTarget,
  write: (document: ReturnType<typeof codebookDocument>['document']) => Bytes,
): Promise<PeopleFiles> {
  const { document, annotations } = codebookDocument(target);
  return { files: [{ path: target.job.fileName ?? 'codebook', bytes: await write(document) }], annotations };
}
