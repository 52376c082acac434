import type { Range } from '../../core/model/span.ts';
import { unitAt } from '../../core/text/motions.ts';
import { characterAtPoint } from './dom-points.ts';
import type { Surface } from './surface.ts';

/**
 * What several clicks in a row at a point of the viewport take (UTF-16): two the word, three the sentence, four the paragraph,
 * in the language of the text. Null where nothing of it is there.
 */
export function clickedUnit(surface: Surface, x: number, y: number, clicks: number): Range | null {
  const offset = characterAtPoint(surface, x, y);
  if (offset === null) return null;
  const unit = clicks === 2 ? 'word' : clicks === 3 ? 'sentence' : 'paragraph';
  const found = unitAt(surface.laid, offset, unit);
  if (found || clicks === 2) return found;
  // A label or a menu is no sentence's part, but a line.
  const block = surface.map.blocks[surface.map.indexAt(offset)];
  return block ? [block.start, block.end] : null;
}
