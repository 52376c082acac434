import { $create, type EditorConfig, ElementNode, type LexicalNode, type NodeKey } from 'lexical';
import type { Block } from '../../core/model/structure.ts';
import { hiddenControls, visibleControls } from '../../core/text/visible-controls.ts';
import type { Voice } from '../../core/render/voices.ts';

/** One block as it is shown. Replaced, never changed. */
export interface BlockView {
  block: Block;
  voice: Voice | undefined;
}

/** The views of the elements in the page, for the way back from a DOM point to the text. */
export const viewOf = new WeakMap<Node, BlockView>();

const NO_VIEW: BlockView = {
  block: { id: '', kind: 'paragraph', start: 0, end: 0, turn: null },
  voice: undefined,
};

/** A page of about fifty blocks: the unit that the browser lays out or skips. Empty until it is built. */
export class PageNode extends ElementNode {
  /** Pixels: what the page is taken to measure while it was never seen. */
  __height: number;

  constructor(height = 0, key?: NodeKey) {
    super(key);
    this.__height = height;
  }

  override $config() {
    return this.config('passage-page', { extends: ElementNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__height = previous.__height;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'reader-page';
    element.style.containIntrinsicBlockSize = `auto ${this.__height}px`;
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** One block with its text in a single text node, exactly as it is stored. */
export class BlockNode extends ElementNode {
  __view: BlockView;
  /** The controls that its text holds and nobody sees, as words; empty in nearly every block. */
  __hidden = '';

  constructor(view: BlockView = NO_VIEW, key?: NodeKey) {
    super(key);
    this.__view = view;
  }

  override $config() {
    return this.config('passage-block', { extends: ElementNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__view = previous.__view;
    this.__hidden = previous.__hidden;
  }

  getView(): BlockView {
    return this.getLatest().__view;
  }

  setView(view: BlockView): this {
    const self = this.getWritable();
    self.__view = view;
    return self;
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const element = document.createElement('div');
    element.dir = 'auto';
    if (this.__hidden !== '') element.dataset['hidden'] = `Hidden controls here: ${this.__hidden}`;
    dress(element, this.__view, true);
    return element;
  }

  override updateDOM(_previous: this, element: HTMLElement): boolean {
    dress(element, this.__view);
    return false;
  }
}

export function $createPage(height: number): PageNode {
  const page = $create(PageNode);
  page.__height = height;
  return page;
}

/** `text`: what stands in it, of which hidden controls are told. */
export function $createBlock(view: BlockView, text: string): BlockNode {
  const block = $create(BlockNode);
  block.__view = view;
  block.__hidden = hiddenControls(text);
  return block;
}

export const $isBlock = (node: LexicalNode | null | undefined): node is BlockNode =>
  node instanceof BlockNode;
export const $isPage = (node: LexicalNode | null | undefined): node is PageNode => node instanceof PageNode;

/** @param isNew the element carries nothing yet: most blocks then need no attributes at all. */
function dress(element: HTMLElement, view: BlockView, isNew = false): void {
  const { kind } = view.block;
  viewOf.set(element, view);
  element.className = `reader-block reader-${kind}`;
  const level = kind === 'heading' ? '2' : kind === 'speaker' ? '3' : null;
  if (level) {
    element.setAttribute('role', 'heading');
    element.setAttribute('aria-level', level);
  } else if (!isNew) {
    element.removeAttribute('role');
    element.removeAttribute('aria-level');
  }
  // In an attribute, so that a style sheet shows it and the text nodes stay the stored text.
  if (view.voice) {
    element.dataset['voice'] = visibleControls(view.voice.name);
    element.dataset['where'] = view.voice.where;
  } else if (!isNew) {
    delete element.dataset['voice'];
    delete element.dataset['where'];
  }
}
