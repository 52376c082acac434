/** What is written for people to read, as pages and dialogs need to know it without the code that writes it. */
export interface PeopleFormat {
  name: string;
  title: string;
  ending: string;
  /** `transcript`: a file for each; `whole`: one file. */
  as: 'transcript' | 'whole';
  /** What it is for, in a sentence. */
  hint: string;
}

export const PEOPLE_FORMATS = [
  {
    name: 'html',
    title: 'Annotated transcript, HTML',
    ending: '.html',
    as: 'transcript',
    hint: 'A page for any browser that shows all annotations in the text, with notes at the end. It prints, and loads nothing.',
  },
  {
    name: 'docx',
    title: 'Annotated transcript, Word',
    ending: '.docx',
    as: 'transcript',
    hint: 'Tinted text with a comment for each annotation, for Word, LibreOffice and Google Docs.',
  },
  {
    name: 'quotes-html',
    title: 'Quotes by tag, HTML',
    ending: '.html',
    as: 'whole',
    hint: 'Each tag with its definition and all its quotes: who said it, where, who tagged it, what was decided.',
  },
  {
    name: 'quotes-docx',
    title: 'Quotes by tag, Word',
    ending: '.docx',
    as: 'whole',
    hint: 'The same as a Word document.',
  },
  {
    name: 'quotes-csv',
    title: 'Quotes by tag, CSV',
    ending: '.csv',
    as: 'whole',
    hint: 'The same as one plain table, to sort and filter.',
  },
  {
    name: 'codebook-html',
    title: 'Codebook, HTML',
    ending: '.html',
    as: 'whole',
    hint: 'Tags as a tree with colours, definitions, guidelines, examples, attributes and counts.',
  },
  {
    name: 'codebook-docx',
    title: 'Codebook, Word',
    ending: '.docx',
    as: 'whole',
    hint: 'The same as a Word document.',
  },
] as const satisfies readonly PeopleFormat[];

export type PeopleFormatName = (typeof PEOPLE_FORMATS)[number]['name'];

/** A format for people by its name; undefined for any other word. */
export const peopleFormat = (name: string): (typeof PEOPLE_FORMATS)[number] | undefined =>
  PEOPLE_FORMATS.find((format) => format.name === name);

/** True for the name of a format for people. */
export const isPeopleFormat = (name: string): name is PeopleFormatName => peopleFormat(name) !== undefined;

/** True where the export has a file for each transcript: one of them may be given a file's name. */
export const isPerTranscript = (name: string): boolean => peopleFormat(name)?.as === 'transcript';

/** True for reports of quotes, which may show what stands around each. */
export const hasContext = (name: string): boolean => name.startsWith('quotes-');

/** What stands between a project's name and the ending of a file: reports of one project are told apart by it. */
export const nameSuffix = (name: string): string =>
  peopleFormat(name)?.as === 'whole' ? ` ${name.slice(0, name.indexOf('-'))}` : '';
