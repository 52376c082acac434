/** How a search is made; the same for the transcript and the project. */
export interface FindOptions {
  matchCase: boolean;
  matchAccents: boolean;
  wholeWords: boolean;
  regex: boolean;
  matchBlanks: boolean;
  /** Speaker labels, times and furniture, too. */
  aside: boolean;
}

export type FindOption = keyof FindOptions;

export const NO_OPTIONS: FindOptions = {
  matchCase: false,
  matchAccents: false,
  wholeWords: false,
  regex: false,
  matchBlanks: false,
  aside: false,
};

/** As the contract takes them. */
export const asked = ({ aside, ...query }: FindOptions) => ({ ...query, labels: aside, furniture: aside });
