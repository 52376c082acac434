/** A small generator of its own (mulberry32), so that every run measures the same. */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS =
  'the of households visited and we have seen more than last year people region ministry cases rise fall budget “new” measure, will naïve café 52 million per cent agreed plan report, they said that growth in is was for'.split(
    ' ',
  );
const SPEAKERS = ['MARA VOSS', 'Q', 'TOMAS REID', 'DR. LINN'];

/** An invented briefing of about `length` UTF-16 units, in turns, with a few characters outside the first plane. */
export function transcriptOf(length: number, seed: number): string {
  const random = randoms(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  let text = `Briefing number ${seed}\n\n`;
  while (text.length < length) {
    const words = Array.from({ length: 30 + Math.floor(random() * 90) }, () => pick(WORDS));
    if (random() < 0.05) words.push('🙂');
    text += `${pick(SPEAKERS)}: ${words.join(' ')}.\n\n`;
  }
  return text;
}
