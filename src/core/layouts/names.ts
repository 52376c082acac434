import { isOutlet } from './outlets.ts';
import {
  HAN_SURNAMES,
  HONORIFICS,
  NOT_FIRST_WORDS,
  NOT_IN_NAMES,
  NOT_SPEAKERS,
  PARTICLES,
  ROLE_LABELS,
} from './word-lists.ts';

/** How a label is written; `role` for what stands in place of a name, `none` where the script has no case. */
export type NameStyle = 'caps' | 'title' | 'role' | 'none';

export interface NameShape {
  /** 3: surely names a speaker; 2: looks like a name; 1: may be one; 0: is none. */
  weight: 0 | 1 | 2 | 3;
  style: NameStyle;
}

const NO_NAME: NameShape = { weight: 0, style: 'none' };
const HAN_ROLE =
  /(记者|記者|先生|女士|小姐|部长|部長|副部长|主席|主任|司长|司長|局长|局長|处长|发言人|發言人|议员|議員|委员|委員|大臣|教授|博士|院士|书记|市长|省长|总理|总统|總統|君|さん|氏|님|장관|의원|대변인|기자)$/u;

/** A label in lower case, without points after honorifics, figures at the end and "#": "Speaker 2" is "speaker". */
export function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/\./g, '')
    .replace(/\s*[#№-]?\s*\d{1,3}$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The part in the talk that a label names instead of a person; `null` for a name. */
export function roleLabel(label: string): keyof typeof ROLE_LABELS | null {
  const plain = plainLabel(label.replace(/\s*\([^()]*\)$/u, ''));
  for (const role of ['asks', 'answers', 'chairs', 'none'] as const)
    if (ROLE_LABELS[role].has(plain)) return role;
  return null;
}

/** Judges by its words whether a label (affiliation left out) can be a speaker's. */
export function nameShape(label: string): NameShape {
  const plain = label.toLowerCase().replace(/\s+/gu, ' ');
  if (label === '' || NOT_SPEAKERS.has(plain) || NOT_SPEAKERS.has(plainLabel(label))) return NO_NAME;
  if (roleLabel(label))
    return {
      weight: 3,
      style: label.length > 1 && /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u.test(label) ? 'caps' : 'role',
    };
  if (/^[\d\p{P}\p{S}]/u.test(label.replace(/^["“'‘]/u, ''))) return NO_NAME;
  const style = styleOf(label);
  if (style === 'none') return uncasedShape(label);
  if (isOutlet(label)) return { weight: 3, style };
  // Initials: "I:" and "R:" of an interview, "JS:".
  if (/^\p{Lu}{1,3}\d{0,2}$/u.test(label)) return { weight: 1, style };
  const words = label.split(/\s+/u);
  if (words.length > 7 || label.length > 60) return NO_NAME;
  if (
    HONORIFICS.has(words[0]!.toLowerCase().replace(/\./g, '')) &&
    words.length > 1 &&
    words.slice(1).every(isNameWord)
  )
    return { weight: 3, style };
  if (NOT_FIRST_WORDS.has(words[0]!.toLowerCase()) || !words.every(isNameWord)) return NO_NAME;
  if (words.some((word) => NOT_IN_NAMES.has(word.toLowerCase()))) return NO_NAME;
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (capitals === 0 || (PARTICLES.has(words.at(-1)!) && words.length > 1)) return NO_NAME;
  return { weight: capitals > 1 ? 2 : 1, style };
}

function isNameWord(word: string): boolean {
  // A name, an initial, a nickname in quotes, "Jr.", or a word that joins names.
  return (
    /^["“'‘(]?\p{Lu}[\p{L}\p{M}'’.\-–]*["”'’),]?$/u.test(word) ||
    PARTICLES.has(word) ||
    /^(?:d|l|al|el|o|mac)['’-]\p{Lu}/u.test(word)
  );
}

function styleOf(label: string): NameStyle {
  if (!/[\p{Lu}\p{Ll}]/u.test(label)) return 'none';
  // "McKINNEY" and "DeLAY" are capitals too.
  const letters = label
    .replace(/\p{Lu}\p{Ll}{1,2}(?=\p{Lu}{2})/gu, '')
    .replace(/^\s*(Mr|Mrs|Ms|Miss|Dr)\b/, '');
  return /\p{Lu}/u.test(letters) && !/\p{Ll}/u.test(letters) ? 'caps' : 'title';
}

/** Chinese, Japanese, Korean, Arabic, Hebrew, Thai ...: there only length, family names and titles tell. */
function uncasedShape(label: string): NameShape {
  const style = 'none';
  if (!/^[\p{Lo}\p{M}\p{Lm}\s·・•‧0-9A-Za-z（）()-]+$/u.test(label) || label.length > 30) return NO_NAME;
  if (isOutlet(label) || HAN_ROLE.test(label)) return { weight: 3, style };
  const compact = label.replace(/\s+/gu, '');
  if (/^\p{Script=Han}{2,4}$/u.test(compact)) return { weight: HAN_SURNAMES.has(compact[0]!) ? 2 : 1, style };
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー·・]+$/u.test(compact))
    return compact.length <= 8 ? { weight: 1, style } : NO_NAME;
  return label.split(/\s+/u).length <= 4 ? { weight: 1, style } : NO_NAME;
}
