import { LANE } from './section-plan.ts';
import type { Look } from './types.ts';

/** The heads of the annotators' bands: whose stripes stand below, in sight wherever one has scrolled to. */
export class Bands {
  readonly #head: HTMLElement;
  readonly #look: Look;
  #shown = '';

  constructor(margin: HTMLElement, look: Look) {
    this.#look = look;
    this.#head = document.createElement('div');
    this.#head.className = 'reader-bands';
    margin.prepend(this.#head);
  }

  /** So many bands of so many lanes; one band needs no head. */
  show(bands: number, lanes: number): void {
    const { arrange, present, initials, annotators } = this.#look;
    const names = arrange === 'annotator' && bands > 1 ? present : [];
    const key = `${bands} ${lanes} ${names.map((id) => initials.get(id)).join()}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const heads = Array.from({ length: names.length > 0 ? bands : 0 }, (_, band) => {
      const head = document.createElement('div');
      head.className = 'reader-band';
      // The last band is shared by all that have none of their own.
      const own = band === bands - 1 ? names.slice(band) : names.slice(band, band + 1);
      head.textContent = own.length > 1 ? '…' : (initials.get(own[0]!) ?? '?');
      head.title = own.map((id) => annotators.get(id) ?? 'Unknown annotator').join(', ');
      head.style.insetInlineEnd = `${band * lanes * LANE}px`;
      head.style.inlineSize = `${lanes * LANE}px`;
      return head;
    });
    this.#head.replaceChildren(...heads);
  }

  destroy(): void {
    this.#head.remove();
  }
}
