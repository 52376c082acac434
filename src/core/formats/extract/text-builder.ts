import type { BlockKind } from '../../model/structure.ts';

/** Puts a text together of paragraphs, with a blank line between, and remembers what the format says of their kinds. */
export class TextBuilder {
  readonly #parts: string[] = [];
  readonly kinds: { start: number; kind: BlockKind }[] = [];
  #length = 0;

  /**
   * Adds a paragraph; blank ones are left out. Line breaks in it stay; `kind` counts for each of its lines.
   * White space at its ends is taken off.
   */
  paragraph(text: string, kind: BlockKind | null = null): void {
    const words = text.replace(/^\s+|\s+$/g, '');
    if (words === '') return;
    if (this.#length > 0) this.#push('\n\n');
    if (kind) {
      let at = this.#length;
      for (const line of words.split('\n')) {
        const indent = /^\s*/.exec(line)![0].length;
        this.kinds.push({ start: at + indent, kind });
        at += line.length + 1;
      }
    }
    this.#push(words);
  }

  /** The text, ended by a line break. */
  text(): string {
    return this.#length === 0 ? '' : `${this.#parts.join('')}\n`;
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
