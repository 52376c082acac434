import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  createEditor,
  type LexicalEditor,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import type { LaidText } from '../../core/text/motions.ts';
import { BlockMap } from './block-map.ts';
import { $createPage, $isBlock, $isPage, BlockNode, type BlockView, PageNode } from './nodes.ts';
import { $fillPage } from './page-text.ts';
import { estimateHeight, paginate } from './paging.ts';
import { changedBlocks, pagesToRebuild } from './restructure.ts';
import type { ReaderContent } from './types.ts';
import { findVoices } from '../../core/render/voices.ts';

/** Marks the updates that are ours: any other change to the editor's text is taken back. */
export const OWN_TAG = 'passage';

/** A run of blocks with its element in the page. `first` and `end` are block numbers, half-open. */
export interface Page {
  first: number;
  end: number;
  key: NodeKey;
  element: HTMLElement;
  built: boolean;
}

/** Called after pages were built, replaced or taken away. */
export type PagesListener = (change: { built: readonly Page[]; gone: readonly Page[] }) => void;

/** The transcript in Lexical: one editor a text, one node a block, pages that are built when they are needed. */
export class Surface {
  readonly editor: LexicalEditor;
  readonly element: HTMLElement;
  map: BlockMap;
  /** The text as motions of the caret see it. */
  laid: LaidText;
  pages: Page[] = [];
  /** Told after each change of pages. */
  onPages: PagesListener = () => undefined;
  #views: readonly BlockView[];

  constructor(element: HTMLElement, content: ReaderContent) {
    this.element = element;
    this.map = new BlockMap(content.text, content.blocks);
    this.laid = laidOf(content);
    this.#views = viewsOf(content);
    this.editor = createEditor({
      namespace: 'passage-reader',
      nodes: [PageNode, BlockNode],
      onError: (error) => {
        throw error;
      },
    });
    this.editor.setRootElement(element);
    this.update(() => {
      this.pages = paginate(content.blocks).map((range) => $appendPage(content.blocks, range));
      const first = this.pages[0];
      if (first) $fillPage(first, this.#views, this.map.text);
    });
    for (const page of this.pages) page.element = this.#elementOf(page.key);
    if (this.pages[0]) this.pages[0].built = true;
  }

  get text(): string {
    return this.map.text;
  }

  view(block: number): BlockView {
    return this.#views[block]!;
  }

  /** Runs a change of ours at once. It never moves the selection: Lexical would take the focus with it. */
  update(change: () => void): void {
    this.editor.update(
      () => {
        $addUpdateTag(SKIP_DOM_SELECTION_TAG);
        change();
      },
      { discrete: true, skipTransforms: true, tag: OWN_TAG },
    );
  }

  /** The page of a block. */
  pageOf(block: number): Page {
    let low = 0;
    let high = this.pages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pages[middle]!.first <= block) low = middle + 1;
      else high = middle;
    }
    return this.pages[low - 1]!;
  }

  /** Builds those of `pages` that are not yet; returns how many there were. */
  build(pages: Iterable<Page>): number {
    const missing = [...pages].filter((page) => !page.built);
    if (missing.length === 0) return 0;
    this.update(() => {
      for (const page of missing) $fillPage(page, this.#views, this.map.text);
    });
    for (const page of missing) page.built = true;
    this.onPages({ built: missing, gone: [] });
    return missing.length;
  }

  /** Empties pages and fills them again, for a text that something else has changed. */
  rebuild(pages: readonly Page[]): void {
    this.update(() => {
      for (const page of pages) {
        const node = $getNodeByKey(page.key);
        if (!$isPage(node)) continue;
        node.clear();
        $fillPage(page, this.#views, this.map.text);
      }
    });
    for (const page of pages) {
      page.element = this.#elementOf(page.key);
      page.built = true;
    }
    this.onPages({ built: pages, gone: [] });
  }

  /**
   * Lays another structure over the same text: pages whose blocks stay the same stay as they are, so that neither
   * scroll position nor caret is lost with them.
   */
  restructure(content: ReaderContent): void {
    const before = this.map.blocks;
    const beforeViews = this.#views;
    this.map = new BlockMap(content.text, content.blocks);
    this.laid = laidOf(content);
    this.#views = viewsOf(content);
    const change = changedBlocks(before, content.blocks);
    const plan = pagesToRebuild(this.pages, content.blocks, change);
    const gone = this.pages.slice(plan.from, plan.to);
    const fresh: Page[] = [];
    this.update(() => {
      const previous = this.pages[plan.from - 1];
      let last = previous ? $getNodeByKey(previous.key) : null;
      for (const page of gone) $getNodeByKey(page.key)?.remove();
      for (const range of plan.ranges) {
        const page = $appendPage(content.blocks, range, last);
        $fillPage(page, this.#views, this.map.text);
        fresh.push(page);
        last = $getNodeByKey(page.key);
      }
      for (const page of this.pages.slice(0, plan.from)) this.#patch(page, 0, beforeViews);
      for (const page of this.pages.slice(plan.to)) this.#patch(page, change.shift, beforeViews);
    });
    for (const page of this.pages.slice(plan.to)) {
      page.first += change.shift;
      page.end += change.shift;
    }
    for (const page of fresh) {
      page.element = this.#elementOf(page.key);
      page.built = true;
    }
    this.pages.splice(plan.from, gone.length, ...fresh);
    this.onPages({ built: fresh, gone });
  }

  destroy(): void {
    this.onPages = () => undefined;
    this.editor.setRootElement(null);
  }

  /** Gives the blocks of a page that stays their new kind, turn and voice. */
  #patch(page: Page, shift: number, before: readonly BlockView[]): void {
    if (!page.built) return;
    let changed: number[] | null = null;
    for (let i = page.first; i < page.end; i++)
      if (!sameLook(before[i]!, this.#views[i + shift]!)) (changed ??= []).push(i);
    if (!changed) return;
    const node = $getNodeByKey(page.key);
    if (!$isPage(node)) return;
    const children = node.getChildren();
    for (const i of changed) {
      const child = children[i - page.first];
      if ($isBlock(child)) child.setView(this.#views[i + shift]!);
    }
  }

  #elementOf(key: NodeKey): HTMLElement {
    const element = this.editor.getElementByKey(key);
    if (!element) throw new Error('A page of the transcript has no element.');
    return element;
  }
}

function $appendPage(
  blocks: ReaderContent['blocks'],
  [first, end]: readonly [number, number],
  after?: ReturnType<typeof $getNodeByKey>,
): Page {
  const node = $createPage(estimateHeight(blocks, first, end));
  const root = $getRoot();
  if (after === undefined) root.append(node);
  else if (after === null) root.splice(0, 0, [node]);
  else after.insertAfter(node, false);
  // The element comes with the reconciliation; until then nothing reads it.
  return { first, end, key: node.getKey(), element: undefined as never, built: false };
}

const laidOf = ({ text, blocks, language = '' }: ReaderContent): LaidText => ({ text, blocks, language });

function viewsOf(content: ReaderContent): BlockView[] {
  const voices = findVoices(content.text, content.blocks, content.turns, content.speakers);
  return content.blocks.map((block, i) => ({ block, voice: voices.get(i) }));
}

function sameLook(a: BlockView, b: BlockView): boolean {
  return (
    a.block.id === b.block.id &&
    a.block.kind === b.block.kind &&
    a.block.turn === b.block.turn &&
    a.voice?.name === b.voice?.name &&
    a.voice?.where === b.voice?.where
  );
}
