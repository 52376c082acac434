/**
 * Marks that a reader may leave out: accents of Latin, Greek and Cyrillic, Arabic and Hebrew points. Vowel signs of Indic
 * scripts and Thai are letters to their readers, and so are the voicing marks of kana: they stay.
 */
const MARKS =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]]--[\u3099\u309A]]/gv;

/** What is not seen: soft hyphens, zero-width blanks, signs of direction, variation selectors; not the tags of flags. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}--[\p{L}\p{Join_Control}\uFEFF\u{E0020}-\u{E007F}]]/gv;

/** Joiners are seen where they join pictures. */
const JOINERS = /\p{Join_Control}/gu;
const PICTURE = /\p{Extended_Pictographic}/u;

/** Letters whose mark Unicode does not take apart, ligatures that are written as letters, and forms of quotes and hyphens. */
const SAME: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ł: 'l',
  Ł: 'L',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
};
const OTHERWISE = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');

/** Without marks and what is not seen, in NFD. */
export function stripMarks(text: string): string {
  const bare = text.normalize('NFD').replace(MARKS, '').replace(INVISIBLE, '');
  const seen = PICTURE.test(bare) ? bare : bare.replace(JOINERS, '');
  return seen.replace(OTHERWISE, (letter) => SAME[letter]!);
}
