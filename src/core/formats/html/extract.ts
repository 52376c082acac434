import { parse } from 'parse5';
import type { BlockKind } from '../../model/structure.ts';
import { Losses } from '../exchange/loss.ts';
import { EXTRACT_LOSS } from '../extract/losses.ts';
import { type Extracted, plainExtract } from '../extract/model.ts';
import { TextBuilder } from '../extract/text-builder.ts';
import { attribute, type Element, isElement, isText, type Node, refuseDepth } from './dom.ts';
import { isAround, isLinks, mainElement } from './main-content.ts';
import { readMetadata } from './metadata.ts';

/** Elements that a browser starts a line for (HTML Living Standard, 15.3). */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre section summary table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
);
/** Elements that show nothing, or nothing of what is in them. */
const UNSEEN = new Set(
  'script style template noscript head title meta link object embed iframe canvas svg math audio video map datalist noembed noframes input textarea'.split(
    ' ',
  ),
);
const PICTURES = new Set(['img', 'picture', 'svg', 'canvas']);

/**
 * The text of a page as a browser shows it: a paragraph for each block, a line for each row of a table with tabs between
 * cells. Nothing that is shown is cut out: menus, footers and the like are furniture. With `whole` (documents that were
 * made HTML) there is nothing around the content. `where` names the file in errors.
 */
export function extractHtml(source: string, where: string, whole = false): Extracted {
  const document = parse(source);
  refuseDepth(document, where);
  const main = whole ? null : mainElement(document);
  const walker = new Walker(main, whole);
  walker.walk(document.childNodes, { around: main !== null, inMain: false, heading: false, pre: false });
  walker.end();
  const metadata = whole ? {} : readMetadata(document);
  return plainExtract(walker.builder.text(), {
    ...metadata,
    kinds: walker.builder.kinds,
    losses: walker.losses.list(),
  });
}

interface Context {
  /** Around the page's content. */
  around: boolean;
  inMain: boolean;
  heading: boolean;
  /** White space counts. */
  pre: boolean;
}

class Walker {
  readonly builder = new TextBuilder();
  readonly losses = new Losses();
  readonly #main: Element | null;
  readonly #whole: boolean;
  #text = '';
  #linked = 0;
  #kind: BlockKind | null = null;
  #inLink = 0;

  constructor(main: Element | null, whole: boolean) {
    this.#main = main;
    this.#whole = whole;
  }

  walk(nodes: readonly Node[], context: Context): void {
    for (const node of nodes) {
      if (isText(node)) this.#add(node.value, context);
      else if (isElement(node)) this.#element(node, context);
    }
  }

  /** Ends the current block. */
  end(): void {
    const words = this.#text.trim();
    const menu = !this.#whole && this.#main === null && isLinks(words.length, this.#linked);
    this.builder.paragraph(this.#text, menu && this.#kind !== 'heading' ? 'furniture' : this.#kind);
    [this.#text, this.#linked, this.#kind] = ['', 0, null];
  }

  #element(element: Element, context: Context): void {
    const { tagName } = element;
    if (PICTURES.has(tagName)) this.losses.add(EXTRACT_LOSS.pictures, attribute(element, 'alt') ?? tagName);
    if (UNSEEN.has(tagName) || isHidden(element)) return;
    if (tagName === 'br') {
      this.#text += '\n';
      return;
    }
    if (tagName === 'td' || tagName === 'th') {
      if (this.#text.trim() !== '') this.#text += '\t';
      // Blocks in a cell do not end its row.
      const cell = new Walker(this.#main, true);
      cell.walk(element.childNodes, context);
      cell.end();
      const row = cell.builder.text().replace(/\s+/g, ' ').trim();
      this.#kind ??= kindOf(context);
      this.#text += row;
      return;
    }
    const isMain = element === this.#main;
    const inside: Context = {
      around: isMain
        ? false
        : context.around || (!this.#whole && isAround(element, context.inMain || isMain)),
      inMain: context.inMain || isMain || tagName === 'article',
      heading: context.heading || /^h[1-6]$/.test(tagName),
      pre: context.pre || tagName === 'pre' || tagName === 'listing',
    };
    const block = BLOCKS.has(tagName);
    if (block) this.end();
    if (tagName === 'a') this.#inLink += 1;
    this.walk(element.childNodes, inside);
    if (tagName === 'a') this.#inLink -= 1;
    if (block) this.end();
  }

  #add(value: string, context: Context): void {
    const text = context.pre ? value.replace(/\r\n?/g, '\n') : value.replace(/[\t\n\f\r ]+/g, ' ');
    const words = text.trim();
    if (words !== '') {
      this.#kind ??= kindOf(context);
      if (this.#inLink > 0) this.#linked += words.length;
    }
    const joins = !context.pre && text.startsWith(' ') && (this.#text === '' || /[ \n\t]$/.test(this.#text));
    this.#text += joins ? text.slice(1) : text;
  }
}

const kindOf = ({ around, heading }: Context): BlockKind | null =>
  around ? 'furniture' : heading ? 'heading' : null;

function isHidden(element: Element): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '')
  );
}
