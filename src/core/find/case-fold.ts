/**
 * Full case folding (Unicode, `CaseFolding.txt`, statuses C and F) as far as comparing goes: two strings fold to the same
 * one here where they do there. JavaScript has no folding of its own; going up and down again makes the same classes
 * of all characters, dotless i apart, which upper case would join with i.
 */
export function caseFold(text: string): string {
  if (!text.includes('ı')) return upAndDown(text);
  return text.split('ı').map(upAndDown).join('ı');
}

// Lower case first: ẞ has no longer upper case, but ß has. A sigma at the end of a word is a sigma.
const upAndDown = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
