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

/** The languages that have a word among their stop words. */
const LANGUAGES_OF: ReadonlyMap<string, readonly string[]> = Object.entries(STOP_WORDS).reduce(
  (all, [language, list]) =>
    list.split(' ').reduce((map, word) => map.set(word, [...(map.get(word) ?? []), language]), all),
  new Map<string, string[]>(),
);

/** Scripts by their letters. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['zh', /[\u3400-\u9fff\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7a3\u1100-\u11ff]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['hi', /[\u0900-\u097f]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['el', /[\u0370-\u03ff]/g],
];
/** Languages that share a script, the letters that only they have, and the share of letters from which those tell. */
const TELLING: Readonly<Record<string, readonly [language: string, letters: RegExp, share: number]>> = {
  zh: ['ja', /[\u3040-\u30ff]/g, 0.15],
  ru: ['uk', /[іїєґІЇЄҐ]/g, 0.03],
  ar: ['fa', /[پچژگ]/g, 0.03],
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
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const own = count(script);
    // One Chinese character says about as much as a short word in Latin script.
    if (own * (language === 'zh' ? 2 : 1) <= letters / 2) continue;
    const telling = TELLING[language];
    return telling && count(telling[1]) >= own * telling[2] ? telling[0] : language;
  }
  return latinLanguage(sample);
}

function latinLanguage(sample: string): string {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 5) return '';
  const found = new Map<string, number>();
  for (const word of words)
    for (const language of LANGUAGES_OF.get(word) ?? []) found.set(language, (found.get(language) ?? 0) + 1);
  const scores = Object.keys(STOP_WORDS).map((language) => ({ language, score: found.get(language) ?? 0 }));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
  return best.score >= words.length * 0.08 && best.score >= 3 && best.score > second.score * 1.2
    ? best.language
    : '';
}
