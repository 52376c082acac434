import type { Codebook } from '../codebook/model.ts';

/** What a file says that it is. */
export const FORMAT = 'passage-codebook';
export const VERSION = 1;

/** A codebook as JSON, whole: docs/formats/codebook.md. The same codebook gives the same bytes. */
export const serializeCodebookJson = ({ tags, relationTypes }: Codebook): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, tags, relationTypes }, null, 2)}\n`;
