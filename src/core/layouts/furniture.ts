import { headOf, isBlankLine, type Line, lengthOf } from './lines.ts';

/** Lines, in lower case and without a colon at the end, that belong to the page and not to the talk. */
const PAGE_WORDS: ReadonlySet<string> = new Set(
  (
    'share|share this|share this article|share on|share this page|follow us|print|print this page|print this article|email|e-mail|email this|tweet|' +
    'facebook|twitter|linkedin|whatsapp|wechat|weibo|comments|comment|leave a comment|no comments|advertisement|sponsored|related|related articles|' +
    'related stories|related links|read more|more|most viewed|most read|back to top|top|home|menu|search|skip to content|skip to main content|' +
    'navigation|sign in|log in|subscribe|newsletter|next page|previous page|next|previous|close|save|text size|font size|a a a|breadcrumb|' +
    '分享|分享到|打印|打印本页|首页|首頁|返回顶部|关闭窗口|评论|相关新闻|相关阅读|上一页|下一页|字号|大 中 小|シェア|印刷|共有|공유|인쇄|teilen|drucken|partager|imprimer|compartir'
  ).split('|'),
);
const LONGEST = 160;
const HOME = /^(home|homepage|main page|startseite|accueil|inicio|首页|首頁|ホーム|홈|главная)$/i;
const PAGER_WORD =
  /^(prev|previous|next|first|last|page|pages|上一页|下一页|首页|尾页|末页|[<>‹›«»←→|…]+|\.\.\.)$/iu;
const END =
  /^[-–—*#[({\s]*(ends?|end of (the )?(transcript|interview|recording|briefing|press conference)|fin|完|（完）|終わり)[-–—*#\])}\s.]*(\d{1,2}:\d{2}\s*[AaPp]\.?[Mm]\.?(\s[A-Z]{2,4})?)?$/i;
const PAGE_NUMBER =
  /^(\[\[Page [^\]]{1,20}\]\]|[[(]?(page|p\.|seite)\s\d{1,4}((\s(of|von)\s|\/)\d{1,4})?[\])]?|[-–—]\s?\d{1,4}\s?[-–—]|第\s?\d{1,4}\s?[页頁].{0,12})$/i;
const TAGS = /^(<[/!]?[a-z][^<>]*>\s*)+$/i;
const RULE = /^[-_=*#~•·+–—\s]{3,}$/u;

/** What services put beneath what they transcribed. */
const SERVICE =
  /^(transcribed by https?:\/\/otter\.ai\/?|this transcript was (generated|exported|transcribed|created) (by|on|with|using) .{1,80}|transcript(ion)? by (rev(\.com)?|descript|trint|sonix|happy scribe)\.?|(page \d{1,4} of \d{1,4}\s+)?transcript by rev\.com)$/i;

/** Teams writes who had the talk transcribed. */
const RECORDING = /^.{1,60}\s(started|stopped) transcription$/;

/** A glance at the first letters spares most lines the longer look. */
const PAGER_START = /^([\d<>‹›«»←→|…]|prev|next|first|last|page|[上下首尾末])/iu;
const TRANSCRIBED = /^(transcri|this tran|page )/i;
const TRAIL_START = /^(home|main|start|accueil|inicio|you are|[首ホ홈]|глав)/iu;

/** True for a line that is part of the page: menus, "Share:", pagers, page marks, rules, tags, the word END. `line` is trimmed. */
function isFurniture(line: string): boolean {
  if (line.length > LONGEST) return false;
  const plain = line
    .toLowerCase()
    .replace(/\s*[:：]$/u, '')
    .replace(/\s+/gu, ' ');
  if (PAGE_WORDS.has(plain) || END.test(line) || PAGE_NUMBER.test(line) || TAGS.test(line)) return true;
  if (RULE.test(line) && line.replace(/\s/gu, '').length >= 3) return true;
  if (/^(©|\(c\)\s*\d{4}|copyright\b)/i.test(line) || /\ball rights reserved\.?$/i.test(line)) return true;
  if ((TRANSCRIBED.test(line) && SERVICE.test(line)) || RECORDING.test(line)) return true;
  return (PAGER_START.test(line) && isPager(line)) || (TRAIL_START.test(line) && isTrail(line));
}

/** The numbers of the lines that are furniture. */
export function furnitureLines(text: string, lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  for (const [number, line] of lines.entries())
    if (!isBlankLine(line) && lengthOf(line) <= LONGEST && isFurniture(headOf(text, line))) found.add(number);
  return found;
}

/** `< 1 2 3 >`, `Previous 1 2 3 Next`, `1 2 3 4`: figures that count up, or figures between arrows. */
function isPager(line: string): boolean {
  const tokens = line
    .split(/[\s|·]+/u)
    .filter((token) => token !== '')
    .flatMap((token) => token.split(/(?<=[<‹«←])(?=\d)|(?<=\d)(?=[>›»→])/u));
  const figures = tokens.filter((token) => /^\d{1,4}$/.test(token)).map(Number);
  const words = tokens.filter((token) => PAGER_WORD.test(token));
  if (tokens.length < 2 || figures.length + words.length < tokens.length) return false;
  const counting = figures.every((figure, i) => i === 0 || figure > figures[i - 1]!);
  return (
    counting &&
    (words.length > 0
      ? figures.length > 0 || words.length > 1
      : figures.length >= 3 && figures[0] === 1 && figures.at(-1) === figures.length)
  );
}

/** The way from the home page: `Home   Press Room`, `Home > News > 2023`, `You are here: Home / News`. */
function isTrail(line: string): boolean {
  if (/^you are here\b/i.test(line)) return true;
  const steps = line.split(/\s{2,}|\s*[>›»|/·]\s*|\s+[-–—](?:\s+|$)/u).filter((step) => step !== '');
  return steps.length > 1 && HOME.test(steps[0]!) && steps.every((step) => step.length <= 60);
}
