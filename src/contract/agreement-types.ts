import type { AgreementReport } from '../core/agreement/request.ts';

/** The figures of one group: overall, of one transcript, or of what one speaker says. */
export interface AgreementGroup extends AgreementReport {
  by: 'overall' | 'transcript' | 'speaker';
  /** Of the transcript or the speaker; empty overall. */
  id: string;
  name: string;
}

export interface AgreementResult {
  groups: AgreementGroup[];
  /** What the ids in the figures are called. */
  names: Record<string, string>;
  /** The request, with all defaults filled in. */
  request: {
    measures: readonly string[];
    unit: string;
    scope: string;
    tags: readonly string[];
    annotators: readonly string[];
    seed: number;
    replicates: number;
  };
  /** Transcripts of which blind mode hides others' work from who asks; they count in no figure. */
  hidden: number;
  /** The editions that were compared: the current ones. Their names are in `names`. */
  editions: { transcript: string; edition: string; number: number }[];
  /** Annotations of those compared that have no place in these texts since they were corrected; they count in no figure. */
  orphans: number;
}
