import { Losses } from '../exchange/loss.ts';
import { EXTRACT_LOSS } from '../extract/losses.ts';
import { TextBuilder } from '../extract/text-builder.ts';
import type { XmlElement } from '../xml/read.ts';

/** Elements whose words are not the document's (OpenDocument 1.3 part 3). */
const NOT_TEXT = new Set([
  'tracked-changes',
  'sequence-decls',
  'forms',
  'variable-decls',
  'alphabetical-index-auto-mark-file',
]);

/** Reads the body of `content.xml`: paragraphs, headings, rows of tables, notes at the end. */
export class OdtReader {
  readonly builder = new TextBuilder();
  readonly losses = new Losses();
  readonly #notes: string[] = [];

  /** Blocks in their order. */
  blocks(parent: XmlElement): void {
    for (const element of parent.children) {
      const { name } = element;
      if (name === 'tracked-changes') this.losses.add(EXTRACT_LOSS.deleted, 'changes', deletions(element));
      if (NOT_TEXT.has(name)) continue;
      if (name === 'p') this.builder.paragraph(this.#inline(element));
      else if (name === 'h') this.builder.paragraph(this.#inline(element), 'heading');
      else if (name === 'table-row') this.builder.paragraph(this.#row(element));
      else this.blocks(element);
    }
  }

  /** Footnotes and endnotes, behind the text, each with its mark. */
  notes(): void {
    for (const note of this.#notes) this.builder.paragraph(note);
  }

  #row(row: XmlElement): string {
    return row.children
      .filter(({ name }) => name === 'table-cell')
      .map((cell) => {
        const inner = new OdtReader();
        inner.blocks(cell);
        this.losses.addAll(inner.losses.list());
        this.#notes.push(...inner.#notes);
        return inner.builder.text().replace(/\s+/g, ' ').trim();
      })
      .join('\t');
  }

  #inline(parent: XmlElement): string {
    let text = '';
    for (const node of parent.nodes ?? []) {
      // White space of the file is one blank; real blanks, tabs and breaks are elements (6.1.2).
      if (typeof node === 'string') text += node.replace(/[\t\n\r ]+/g, ' ');
      else text += this.#inlineElement(node);
    }
    return text;
  }

  #inlineElement(element: XmlElement): string {
    switch (element.name) {
      case 's':
        return ' '.repeat(Math.min(1_000, Math.max(1, Number(element.attributes['c'] ?? 1) || 1)));
      case 'tab':
        return '\t';
      case 'line-break':
        return '\n';
      case 'note':
        return this.#note(element);
      case 'annotation':
        this.losses.add(EXTRACT_LOSS.comments, 'a comment');
        return '';
      case 'image':
        this.losses.add(EXTRACT_LOSS.pictures, 'a picture');
        return '';
      case 'object':
      case 'object-ole':
        this.losses.add(EXTRACT_LOSS.objects, 'an object');
        return '';
      default:
        return this.#inline(element);
    }
  }

  #note(note: XmlElement): string {
    const mark = note.children.find(({ name }) => name === 'note-citation')?.text ?? '*';
    const inner = new OdtReader();
    const body = note.children.find(({ name }) => name === 'note-body');
    if (body) inner.blocks(body);
    this.losses.addAll(inner.losses.list());
    this.#notes.push(`[${mark}] ${inner.builder.text().replace(/\s+/g, ' ').trim()}`, ...inner.#notes);
    return `[${mark}]`;
  }
}

const deletions = (changes: XmlElement): number =>
  changes.children.filter((region) => region.children.some(({ name }) => name === 'deletion')).length;
