import type { Span } from '../../model/span.ts';
import { Losses } from '../exchange/loss.ts';
import { type FileText, type Fitted, fitOffsets } from '../exchange/offset-fit.ts';
import { childrenOf } from '../xml/read.ts';
import type { RefiText } from './read-sources.ts';

/** The standard counts code points; ATLAS.ti takes CR LF as one, MAXQDA as two, and some count UTF-16. */
const UNITS = ['code-point', 'code-point-crlf-as-one', 'utf-16', 'utf-16-crlf-as-one'] as const;

export interface FittedTexts {
  /** For each text, for each of its selections: where it stands (UTF-16), or null. */
  spans: (Span | null)[][];
  fits: Fitted['fits'];
}

/**
 * Where selections stand. The standard speaks of first and last character, its examples are half-open: where the names of
 * selections are quotes that fit better with the last character included, it is included. `cases`: their names, which as the title of
 * what they say are no quotes, although they may stand in the text.
 */
export function fitTexts(
  texts: readonly RefiText[],
  cases: ReadonlySet<string>,
  losses: Losses,
): FittedTexts {
  const asFiles = (last: number): FileText[] =>
    texts.map(({ name, text, selections }) => ({
      text,
      spans: selections.map(({ element, range: [start, end], name: title }, i) => ({
        ranges: [[start, end + last]],
        quote: cases.has(title) && childrenOf(element, 'Coding').length === 0 ? null : quoteOf(text, title),
        label: `${name}: selection ${i + 1}`,
      })),
    }));
  const fitted = (fit: Fitted) => fit.fits[0]?.fitted ?? 0;
  const halfOpen = fitOffsets(asFiles(0), UNITS, ' ', new Losses());
  const inclusive = fitOffsets(asFiles(1), UNITS, ' ', new Losses());
  const last = fitted(inclusive) > fitted(halfOpen) ? 1 : 0;
  const { spans, fits } = fitOffsets(asFiles(last), UNITS, ' ', losses);
  return { spans, fits };
}

/** The name where it is a quote of the text; tools also write titles there, and cut long quotes. */
function quoteOf(text: string, name: string): string | null {
  return name.trim() !== '' && text.includes(name) ? name : null;
}
