import type { LayoutBlock } from '../../../core/model/layout.ts';
import { countWords } from '../../../core/text/words.ts';

/** The words of blocks, counted once each: what a correction leaves as it is, is not counted again. */
export class WordCounts {
  readonly #text: string;
  readonly #language: string;
  readonly #counts = new Map<string, number>();

  constructor(text: string, language: string) {
    this.#text = text;
    this.#language = language;
  }

  /** The words of a block; undefined where it is not counted yet. */
  of(block: Pick<LayoutBlock, 'start' | 'end'>): number | undefined {
    return this.#counts.get(`${block.start} ${block.end}`);
  }

  /**
   * Counts blocks until `budget` milliseconds have passed, so that a text of megabytes never holds up the page.
   * Returns true once every block is counted; then further calls cost nothing but the look-up.
   */
  count(blocks: readonly Pick<LayoutBlock, 'start' | 'end'>[], budget: number): boolean {
    const until = performance.now() + budget;
    for (const block of blocks) {
      const key = `${block.start} ${block.end}`;
      if (this.#counts.has(key)) continue;
      if (performance.now() > until) return false;
      this.#counts.set(key, countWords(this.#text.slice(block.start, block.end), this.#language));
    }
    return true;
  }
}
