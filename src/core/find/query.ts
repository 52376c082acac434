/** What is looked for, and how closely it must match. */
export interface FindQuery {
  pattern: string;
  /** The pattern is a regular expression (ECMAScript, Unicode mode; `.` matches line breaks of a block as well). */
  regex: boolean;
  /** Upper and lower case are told apart. */
  matchCase: boolean;
  /** Accents and other marks count, and so do invisible characters and the forms of quotes and hyphens. */
  matchAccents: boolean;
  /** Hits begin and end where words do (Unicode Standard Annex 29, by dictionary where words are not parted by blanks). */
  wholeWords: boolean;
  /** A blank in the pattern is that blank alone; else any run of white space, line breaks of the block included. */
  matchBlanks: boolean;
}

/** A query that matches as loosely as can be. */
export const looseQuery = (pattern: string): FindQuery => ({
  pattern,
  regex: false,
  matchCase: false,
  matchAccents: false,
  wholeWords: false,
  matchBlanks: false,
});

/** A query that cannot be searched for; the message is a sentence for people. */
export class QueryFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'QueryFault';
  }
}
