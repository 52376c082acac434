/** Most frequent words that tell languages in Latin script apart. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for it with as on are this have not be by we you',
  fr: 'le la les des et est une dans que qui pour pas sur nous vous avec ce sont du au',
  de: 'der die das und ist nicht ein eine zu den mit von auf für wir sie dass auch es im',
  es: 'el la los las que y en un una es por con para no del se como más nosotros su',
  it: 'il lo la gli che di è un una per non con del della sono anche questo come ha le',
  pt: 'o os as que não em um uma do da para com por mais foi são dos ao isso no',
  nl: 'de het een en van is dat niet op te zijn voor met we ook aan er maar die in',
  pl: 'nie się na jest że do to w i z jak ale co tak czy przez oraz tego są dla',
  sv: 'och att det som är på för av en ett inte med har vi om till den så kan jag',
  tr: 'bir ve bu için ile da de olarak çok daha ne var değil gibi olan kadar biz en ki mi',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada kita ada juga ke saya oleh bisa karena',
  vi: 'và của là có không được trong một cho các những với đã này người tôi chúng khi để',
};

const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7a3\u1100-\u11ff]/g],
  ['zh', /[\u3400-\u9fff]/g],
  ['uk', /[іїєґІЇЄҐ]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['fa', /[پچژگ]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['hi', /[\u0900-\u097f]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['el', /[\u0370-\u03ff]/g],
];
/** Letters that show in a text of their language beside the script's other letters, and how many of all they are at least. */
const TELLING: Readonly<Record<string, { within: string; share: number }>> = {
  ja: { within: 'zh', share: 0.15 },
  uk: { within: 'ru', share: 0.03 },
  fa: { within: 'ar', share: 0.03 },
};

/** As much as the guess looks at (UTF-16 units), at the start and in the middle. */
const SAMPLE = 8192;

/**
 * The language of a text as BCP 47 ("en", "zh"), by script and, in Latin script, by stop words; empty where it
 * cannot be told. A guess to start from, which the researcher can change.
 */
export function guessLanguage(text: string): string {
  const middle = Math.floor(text.length / 2);
  const sample =
    text.length <= 2 * SAMPLE ? text : text.slice(0, SAMPLE) + text.slice(middle, middle + SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return '';
  const counts = new Map(SCRIPTS.map(([language, script]) => [language, sample.match(script)?.length ?? 0]));
  for (const [language, { within, share }] of Object.entries(TELLING)) {
    const own = counts.get(language)!;
    const all = language === 'ja' ? own + counts.get(within)! : counts.get(within)!;
    if (own >= share * all && own > 0) counts.set(within, 0);
    else counts.set(language, 0);
    if (own >= share * all && own > 0) counts.set(language, all);
  }
  const [language, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  // One Han letter says about as much as a Latin word.
  if (count * (language === 'zh' || language === 'ja' ? 2 : 1) > letters / 2) return language;
  return latinLanguage(sample);
}

function latinLanguage(sample: string): string {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 5) return '';
  const scores = Object.entries(STOP_WORDS).map(([language, list]) => {
    const stops = new Set(list.split(' '));
    return { language, score: words.filter((word) => stops.has(word)).length };
  });
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
  return best.score >= words.length * 0.08 && best.score >= 3 && best.score > second.score * 1.2
    ? best.language
    : '';
}
