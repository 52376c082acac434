import { Losses } from '../exchange/loss.ts';
import { withinLimit } from '../exchange/limits.ts';
import { EXTRACT_LOSS } from '../extract/losses.ts';
import { type Extracted, plainExtract } from '../extract/model.ts';
import { TextBuilder } from '../extract/text-builder.ts';
import { tokensOf } from './tokens.ts';

/** Groups whose words are not the document's. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info themedata datastore latentstyles xmlnstbl mmathPr filetbl fldinst bkmkstart bkmkend revtbl pgptbl listtext pntext atnid atnauthor atndate atnref'.split(
    ' ',
  ),
);
const LOST = {
  pict: EXTRACT_LOSS.pictures,
  object: EXTRACT_LOSS.objects,
  annotation: EXTRACT_LOSS.comments,
  header: EXTRACT_LOSS.running,
  headerl: EXTRACT_LOSS.running,
  headerr: EXTRACT_LOSS.running,
  headerf: EXTRACT_LOSS.running,
  footer: EXTRACT_LOSS.running,
  footerl: EXTRACT_LOSS.running,
  footerr: EXTRACT_LOSS.running,
  footerf: EXTRACT_LOSS.running,
} as const;

const CHARACTERS: Record<string, string> = {
  tab: '\t',
  line: '\n',
  nbsp: '\u00a0',
  nbhyphen: '\u2011',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
};

interface Group {
  /** What its words are for: the text, nothing, a note, the document's title. */
  into: 'text' | 'nothing' | 'note' | 'title';
  /** Characters that stand in for one of Unicode, to be passed over. */
  uc: number;
  hidden: boolean;
  /** A destination that may be passed over by who does not know it follows. */
  ignorable: boolean;
}

/** The text of an RTF file: paragraphs, rows of tables with tabs between cells, notes at the end. */
export function extractRtf(bytes: Uint8Array, where: string): Extracted {
  const reader = new RtfReader(where);
  for (const token of tokensOf(bytes)) {
    if (token.type === 'open') reader.open();
    else if (token.type === 'close') reader.close();
    else if (token.type === 'bytes') reader.bytes(token.bytes);
    else reader.word(token.name, token.value);
  }
  return reader.result();
}

class RtfReader {
  readonly #where: string;
  readonly #builder = new TextBuilder();
  readonly #losses = new Losses();
  readonly #groups: Group[] = [{ into: 'text', uc: 1, hidden: false, ignorable: false }];
  readonly #notes: string[] = [];
  #decoder = decoderFor(1252);
  #paragraph = '';
  #title = '';
  #skip = 0;

  constructor(where: string) {
    this.#where = where;
  }

  get #group(): Group {
    return this.#groups.at(-1)!;
  }

  open(): void {
    this.#groups.push({ ...this.#group, ignorable: false });
    withinLimit('htmlDepth', this.#groups.length, this.#where);
    this.#skip = 0;
  }

  close(): void {
    if (this.#groups.length > 1) this.#groups.pop();
    this.#skip = 0;
  }

  bytes(bytes: readonly number[]): void {
    const left = bytes.slice(this.#skip);
    this.#skip = Math.max(0, this.#skip - bytes.length);
    if (left.length > 0) this.#add(this.#decoder.decode(new Uint8Array(left)));
  }

  word(name: string, value: number | null): void {
    const group = this.#group;
    if (this.#destination(name, group)) return;
    if (name === 'u' && value !== null) {
      this.#add(String.fromCharCode(value & 0xffff));
      this.#skip = group.uc;
    } else if (name === 'uc') group.uc = Math.max(0, value ?? 1);
    else if (name === 'ansicpg' && value !== null) this.#decoder = decoderFor(value);
    else if (name === 'mac') this.#decoder = decoderFor(10_000);
    else if (name === 'v' || name === 'deleted') {
      if (name === 'deleted' && value !== 0 && !group.hidden) this.#losses.add(EXTRACT_LOSS.deleted, 'words');
      group.hidden = value !== 0;
    } else if (name === 'plain') group.hidden = false;
    else if (name === 'par' || name === 'sect' || name === 'page') this.#end();
    else if (name === 'cell' || name === 'nestcell') this.#add('\t');
    else if (name === 'row' || name === 'nestrow') this.#end();
    else if (name in CHARACTERS) this.#add(CHARACTERS[name]!);
  }

  result(): Extracted {
    this.#end();
    for (const note of this.#notes) this.#builder.paragraph(whole(note));
    return plainExtract(this.#builder.text(), { title: this.#title.trim(), losses: this.#losses.list() });
  }

  #destination(name: string, group: Group): boolean {
    if (name === 'ignorable') {
      group.ignorable = true;
      return true;
    }
    const loss = LOST[name as keyof typeof LOST];
    if (loss) {
      if (group.into !== 'nothing') this.#losses.add(loss, name);
      group.into = 'nothing';
    } else if (name === 'title') group.into = 'title';
    else if (name === 'footnote' && group.into === 'text') {
      this.#paragraph += `[${this.#notes.length + 1}]`;
      this.#notes.push(`[${this.#notes.length + 1}] `);
      group.into = 'note';
    } else if (SKIPPED.has(name) || group.ignorable) group.into = 'nothing';
    else return false;
    group.ignorable = false;
    return true;
  }

  #add(text: string): void {
    const { into, hidden } = this.#group;
    if (hidden) return;
    if (into === 'text') this.#paragraph += text;
    else if (into === 'title') this.#title += text;
    else if (into === 'note') this.#notes[this.#notes.length - 1] += text;
  }

  #end(): void {
    const { into } = this.#group;
    if (into === 'note') this.#notes[this.#notes.length - 1] += ' ';
    if (into !== 'text') return;
    this.#builder.paragraph(whole(this.#paragraph).replace(/\t+$/, ''));
    this.#paragraph = '';
  }
}

/** Halves of characters that do not fit together become U+FFFD: files that were cut through one. */
const whole = (text: string): string => text.toWellFormed();

function decoderFor(codePage: number): TextDecoder {
  const label = codePage === 10_000 ? 'macintosh' : codePage === 65_001 ? 'utf-8' : `windows-${codePage}`;
  const others: Record<number, string> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' };
  try {
    return new TextDecoder(others[codePage] ?? label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
