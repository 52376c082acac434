import type { BlockKind } from '../model/structure.ts';
import { squeezeBlanks } from '../text/white-space.ts';
import { findDate } from './dates.ts';
import { headOf, isBlankLine, lengthOf } from './lines.ts';
import { isPublisher } from './outlets.ts';
import type { Page } from './page.ts';
import { timeLine } from './times.ts';
import { goesOn } from './wrapping.ts';

/** What the lines before the talk say, and what those lines are. */
export interface Head {
  title: string;
  source: string;
  date: string;
  /** By line number. */
  kinds: Map<number, BlockKind>;
}

/** Lines of a head that are looked at, at most: a text without labels has no end of its head. */
const MOST_LINES = 40;
const LONGEST = 240;
const KEY =
  /^(?:\*\*|__)?\s*(title|headline|subject|date|published|updated|posted|source|publisher|from|location|place|venue|time|speakers?|participants|present|author|by|来源|來源|日期|时间|時間|发布时间|標題|标题|作者|地点|出典|日時)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(\S.*)$/iu;

/**
 * Reads the lines before `end` (the number of the first label's line, or of the lines): the first that is neither menu nor
 * date nor time is the title, the others are bylines; it stops at the first line of prose.
 * @param labelled whether a label stands at `end`; where none does, only what surely is no prose belongs to the head.
 */
export function readHead(page: Page, end: number, labelled: boolean): Head {
  const { text, lines } = page;
  const head: Head = { title: '', source: '', date: '', kinds: new Map() };
  const american = /\b(E|C|M|P)[DS]?T\b|\b[AP]\.M\.|\bU\.S\./.test(text.slice(0, 2000));
  let seen = 0;
  for (let number = 0; number < end && seen < MOST_LINES; number++) {
    const line = lines[number]!;
    if (isBlankLine(line)) continue;
    seen++;
    const words = headOf(text, line, LONGEST);
    const known = page.furniture.has(number) ? 'furniture' : timeLine(words) ? 'timestamp' : null;
    if (known) {
      head.kinds.set(number, known);
      // A text that begins with a time is said from there on, as in what YouTube shows beside a video.
      if (known === 'timestamp' && seen === 1 && !labelled) break;
      continue;
    }
    const plain = kindOf(words, head, { labelled, long: lengthOf(line) > LONGEST, american });
    const kind = page.centred.has(number) ? 'heading' : plain;
    if (
      kind === null ||
      ((kind !== 'heading' || !page.centred.has(number)) && isWrapped(page, number, end, words))
    )
      break;
    head.kinds.set(number, kind);
    learn(words, kind, head, american);
  }
  // A text of one line has no title: the line is what is said.
  if (!labelled && lines.every((line, number) => isBlankLine(line) || head.kinds.get(number) === 'heading'))
    return { ...head, title: '', kinds: new Map() };
  return head;
}

/** True for the first line of a wrapped paragraph. Tags and brackets that close on their line hold all they say. */
function isWrapped({ text, lines, wrapping }: Page, number: number, end: number, words: string): boolean {
  const next = lines[number + 1];
  if (!next || number + 1 >= end || /^[[<].*[\]>]$/.test(words)) return false;
  return goesOn(text, lines[number]!, next, { first: true, labelled: false }, wrapping);
}

/** `null` for prose, where the head is over. */
function kindOf(
  words: string,
  head: Head,
  { labelled, long, american }: { labelled: boolean; long: boolean; american: boolean },
): BlockKind | null {
  if (/^<title>/i.test(words) || /^#{1,6}\s/.test(words)) return 'heading';
  if (long) return null;
  if (KEY.test(words))
    return /^\W*(title|headline|标题|標題)/iu.test(words) && head.title === '' ? 'heading' : 'byline';
  const date = findDate(words, american);
  const bare = date ? words.slice(0, date.start) + words.slice(date.end) : words;
  const parted = date !== null && (bare.length < 40 || /[|·•,]/.test(bare)) && words.length <= 120;
  if (
    head.title === '' &&
    isTitle(words) &&
    !(date && bare.replace(/[\p{P}\s]/gu, '').length < 4) &&
    !(parted && /[|·•]/.test(bare))
  )
    return 'heading';
  if (parted || /^by\s\p{Lu}/iu.test(words)) return 'byline';
  const publisher = sourceOf(words) !== '' && words.length <= 80;
  if (publisher || /^\[[^\]]{1,100}\]$/.test(words)) return 'byline';
  return labelled && words.length <= 200 && !(words.length > 40 && /[.!?。！？]["”’)]?$/u.test(words))
    ? 'byline'
    : null;
}

function isTitle(words: string): boolean {
  return (
    words.length <= 200 &&
    /\p{L}/u.test(words) &&
    !/[.;,:。；，：]["”’)]?$/u.test(words) &&
    !/^(https?:|www\.|\[|by\s)/i.test(words)
  );
}

function learn(words: string, kind: BlockKind, head: Head, american: boolean): void {
  const key = KEY.exec(words);
  const value = key ? squeezeBlanks(key[2]!.replace(/[*_]+$/, '')) : '';
  const name = key?.[1]!.toLowerCase() ?? '';
  if (kind === 'heading' && head.title === '')
    head.title = key
      ? value
      : squeezeBlanks(words.replace(/^<title>|<\/title>$/gi, '').replace(/^#{1,6}\s+/, ''));
  if (/^(source|publisher|来源|來源|出典)$/u.test(name) && head.source === '') head.source = value;
  else if (kind === 'byline' && head.source === '') head.source = sourceOf(words);
  const date = findDate(words, american);
  if (date && head.date === '') head.date = date.iso;
}

/** The part of a byline that names a publisher; empty where none does. */
function sourceOf(words: string): string {
  const from = /^From the (\p{L}[\p{L} ]{2,40}?) Online\b/u.exec(words);
  if (from) return from[1]!;
  const source = /(?:source|来源|來源|出典)\s*[:：]\s*([^|·•\s][^|·•]{0,60})/iu.exec(words);
  if (source) return squeezeBlanks(source[1]!.replace(/\d{4}[-年/.].*$/u, ''));
  const date = findDate(words, true);
  const rest = date ? `${words.slice(0, date.start)}|${words.slice(date.end)}` : words;
  const parts = rest
    .split(/\s*[|·•()]\s*|\s{2,}|,\s|\s[–—-]\s/u)
    .map((part) => squeezeBlanks(part.replace(/^(by|updated|published|posted)(\s+on)?\s*:?\s/i, '')));
  return parts.find((part) => part.length > 1 && part.length <= 60 && isPublisher(part)) ?? '';
}
