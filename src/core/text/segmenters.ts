export type Granularity = 'grapheme' | 'word' | 'sentence';

const made = new Map<string, Intl.Segmenter>();

/**
 * A segmenter, made once for each language and granularity, since making one costs far more than using it.
 * @param language BCP 47; what `Intl` does not take falls back to English.
 */
export function segmenter(granularity: Granularity, language: string = ''): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let found = made.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter(language === '' ? 'en' : language, { granularity });
    } catch {
      found = new Intl.Segmenter('en', { granularity });
    }
    made.set(key, found);
  }
  return found;
}
