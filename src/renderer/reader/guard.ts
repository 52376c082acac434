import type { EditorState, NodeKey, UpdateListenerPayload } from 'lexical';
import { $isPage } from './nodes.ts';
import { isPristine } from './page-text.ts';
import { OWN_TAG, type Page, type Surface } from './surface.ts';

/**
 * Takes back what the veto cannot keep out: what an input method composes (such input cannot be cancelled), and changes by
 * extensions and the like. The text is put back once composing has ended, since a change under an input
 * method's hands makes it go wrong.
 */
export class Guard {
  readonly #surface: Surface;
  readonly #restored: () => void;
  readonly #suspects = new Set<Page>();
  readonly #observer: MutationObserver;
  readonly #undo: (() => void)[] = [];
  #composing = false;
  #queued = false;

  /** @param restored told after text was put back, to set the selection anew. */
  constructor(surface: Surface, restored: () => void) {
    this.#surface = surface;
    this.#restored = restored;
    this.#observer = new MutationObserver((records) => this.#see(records));
    this.#undo.push(surface.editor.registerUpdateListener((payload) => this.#changed(payload)));
    this.#listen('compositionstart', () => this.#compose());
    // The last input event comes after this one.
    this.#listen('compositionend', () => void setTimeout(() => this.#composed(), 0));
    this.#listen('input', () => this.#queue());
    // Where its place in the document was damaged, a composition may stop without a word.
    const over = (event: Event): void => {
      if (
        this.#composing &&
        !(event instanceof KeyboardEvent && (event.isComposing || event.key === 'Process'))
      )
        this.#composed();
    };
    for (const type of ['keydown', 'pointerdown', 'blur']) this.#listen(type, over);
  }

  /** True while an input method composes: what the document shows is not the text. */
  get composing(): boolean {
    return this.#composing;
  }

  destroy(): void {
    this.#observer.disconnect();
    for (const one of this.#undo) one();
  }

  #listen(type: string, listener: (event: Event) => void): void {
    // While capturing: Lexical keeps input events from bubbling.
    this.#surface.element.addEventListener(type, listener, { capture: true });
    this.#undo.push(() => this.#surface.element.removeEventListener(type, listener, { capture: true }));
  }

  #see(records: readonly MutationRecord[]): void {
    for (const { target } of records) {
      const page = this.#surface.pages.find(({ element }) => element.contains(target));
      if (page) this.#suspects.add(page);
      else for (const any of this.#surface.pages) if (any.built) this.#suspects.add(any);
    }
  }

  #changed({ dirtyLeaves, dirtyElements, tags, editorState, prevEditorState }: UpdateListenerPayload): void {
    if (tags.has(OWN_TAG) || (dirtyLeaves.size === 0 && dirtyElements.size === 0)) return;
    const keys = new Set([...dirtyLeaves, ...dirtyElements.keys()]);
    const found = new Set<NodeKey>();
    for (const state of [editorState, prevEditorState])
      for (const key of keys) {
        const page = pageKeyOf(state, key);
        if (page) found.add(page);
      }
    for (const page of this.#surface.pages) if (found.has(page.key)) this.#suspects.add(page);
    this.#queue();
  }

  #compose(): void {
    if (this.#composing) return;
    this.#composing = true;
    this.#observer.observe(this.#surface.element, { subtree: true, childList: true, characterData: true });
    // Composing would first delete what is selected, blocks and all; like this it only adds to one text node.
    const selection = document.getSelection();
    if (selection?.focusNode && !selection.isCollapsed)
      selection.collapse(selection.focusNode, selection.focusOffset);
  }

  #composed(): void {
    if (!this.#composing) return;
    this.#see(this.#observer.takeRecords());
    this.#observer.disconnect();
    this.#composing = false;
    this.#restore();
  }

  #queue(): void {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.#composing) this.#restore();
    });
  }

  #restore(): void {
    const surface = this.#surface;
    const built = new Set(surface.pages.filter((page) => page.built));
    const bad = [...this.#suspects].filter((page) => built.has(page) && !isPristine(surface, page));
    this.#suspects.clear();
    if (bad.length === 0) return;
    surface.rebuild(bad);
    for (const page of bad) sweep(page);
    this.#restored();
  }
}

/** Takes out what the editor does not know of and so did not take out itself. */
function sweep(page: Page): void {
  for (const child of [...page.element.childNodes])
    if (!(child instanceof HTMLElement) || !child.classList.contains('reader-block')) child.remove();
}

function pageKeyOf(state: EditorState, key: NodeKey): NodeKey | null {
  return state.read(() => {
    for (let at = state._nodeMap.get(key) ?? null; at; at = at.getParent())
      if ($isPage(at)) return at.getKey();
    return null;
  });
}
