/** Transcript layouts: raw text to blocks, turns, speakers and metadata, and the researcher's corrections over them. */
export { applyCorrections } from './corrections.ts';
export { detectLayout } from './detect.ts';
