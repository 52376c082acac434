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
}
