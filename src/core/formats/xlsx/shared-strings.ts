import { textElement } from './cells.ts';

/** Longer texts are seldom the same twice, and would cost memory. */
const LONGEST = 200;
/** Distinct texts that a column may add: what is shared is kept in memory to the end. */
const MOST_OF_COLUMN = 2_000;
/** After so many texts a column must have shown that it repeats itself. */
const TRIAL = 200;

/**
 * The table of shared strings of a workbook (ECMA-376 part 1, 18.4.9). Transcripts, tags and names stand in thousands of
 * rows: each such text is written once, and what is not repeated stays in its cell.
 */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #columns: { cells: number; made: number }[] = [];

  /** Another table begins, with columns of its own. */
  beginTable(): void {
    this.#columns = [];
  }

  /** The number of a text of a column (by its index); undefined where the text is to stand in the cell itself. */
  numberOf(column: number, text: string): number | undefined {
    const seen = (this.#columns[column] ??= { cells: 0, made: 0 });
    if (seen.made >= TRIAL && 2 * seen.made > seen.cells) return undefined;
    seen.cells += 1;
    if (text.length > LONGEST) return undefined;
    const known = this.#numbers.get(text);
    if (known !== undefined || seen.made >= MOST_OF_COLUMN) return known;
    seen.made += 1;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The elements of the table, in the order of their numbers. */
  *elements(): Iterable<string> {
    for (const text of this.#numbers.keys()) yield `<si>${textElement(text)}</si>`;
  }
}
