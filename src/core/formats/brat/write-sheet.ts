import type { Range, Span } from '../../model/span.ts';
import { valueUnder } from '../exchange/make.ts';
import type { Losses } from '../exchange/loss.ts';
import type { ExchangeAnnotation, ExchangeExtra, ExchangeRelation, ExchangeTag } from '../exchange/model.ts';
import { type OffsetUnit, type UnitOffsets, unitOffsets } from '../exchange/offset-units.ts';
import { quoteFits } from '../exchange/quotes.ts';
import type { BratNames } from './brat-names.ts';
import { joinAtBreaks, splitAtBreaks } from './fragments.ts';
import type { KeptSheet } from './kept.ts';
import { type AnnLine, NOTE_TYPE, parseLine } from './lines.ts';
import { LOSS } from './losses.ts';
import { BRAT_JOINER } from './parse.ts';
import { isFlag } from './write-config.ts';

export interface SheetInput {
  /** Names the sheet in the loss report. */
  label: string;
  text: string;
  annotations: readonly ExchangeAnnotation[];
  relations: readonly ExchangeRelation[];
  tags: readonly ExchangeTag[];
  names: BratNames;
  /** What an import kept of this sheet. */
  extra: ExchangeExtra | undefined;
  unit: OffsetUnit | undefined;
}

/** Writes one .ann file: kept lines that still hold as they were, changed ones under their ids, new ones behind. */
export class SheetWriter {
  readonly #in: SheetInput;
  readonly #kept: KeptSheet | null;
  readonly #losses: Losses;
  readonly #offsets: UnitOffsets;
  readonly #mark: number;
  readonly #annotations: ReadonlyMap<string, ExchangeAnnotation>;
  readonly #relations: ReadonlyMap<string, ExchangeRelation>;
  readonly #tags: ReadonlyMap<string, ExchangeTag>;
  /** The file's ids, by ours. */
  readonly #idOf = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();
  /** The notes that the kept lines give, by the file's ids. */
  readonly #keptNotes = new Map<string, string>();

  constructor(input: SheetInput, losses: Losses) {
    this.#in = input;
    this.#losses = losses;
    this.#kept = (input.extra?.data as KeptSheet | undefined) ?? null;
    const mark = this.#kept?.mark ?? false;
    this.#mark = mark ? 1 : 0;
    this.#offsets = unitOffsets(
      (mark ? '\ufeff' : '') + input.text,
      input.unit ?? this.#kept?.unit ?? 'code-point',
    );
    const writable = input.annotations.filter((annotation) => this.#fragments(annotation.span).length > 0);
    for (const { id } of input.annotations)
      if (!writable.some((one) => one.id === id)) losses.add(LOSS.onlyBreaks, `${input.label}: ${id}`);
    this.#annotations = new Map(writable.map((one) => [one.id, one]));
    this.#relations = new Map(input.relations.map((one) => [one.id, one]));
    this.#tags = new Map(input.tags.map((tag) => [tag.id, tag]));
  }

  /** The content of the file. */
  write(): string {
    const ids = this.#in.extra?.ids ?? {};
    const kept = (this.#kept?.lines ?? []).map(parseLine);
    for (const { id } of kept.filter(hasId)) this.#taken.add(id);
    for (const line of kept)
      if (line.kind === 'note' && line.type === NOTE_TYPE) {
        const before = this.#keptNotes.get(line.target);
        this.#keptNotes.set(line.target, before === undefined ? line.text : `${before}\n${line.text}`);
      }
    for (const [file, ours] of Object.entries(ids))
      if (this.#annotations.has(ours) || this.#relations.has(ours)) this.#idOf.set(ours, file);
    const gone = goneIds(kept, ids, (ours) => this.#idOf.has(ours));
    const written = new Set<string>();
    const lines = kept.flatMap((line) => this.#keptLine(line, ids, gone, written));
    lines.push(...this.#freshLines(written));
    const end = this.#kept?.crlf ? '\r\n' : '\n';
    return lines.map((line) => line + end).join('');
  }

  #keptLine(
    line: AnnLine,
    ids: Readonly<Record<string, string>>,
    gone: ReadonlySet<string>,
    written: Set<string>,
  ): string[] {
    const once = (key: string): boolean => {
      if (written.has(key)) return false;
      written.add(key);
      return true;
    };
    switch (line.kind) {
      case 'text': {
        const ours = ids[line.id];
        if (ours === undefined) return [line.raw];
        const annotation = this.#annotations.get(ours);
        if (!annotation || !once(ours)) return [];
        return [this.#still(line, annotation) ? line.raw : this.#textLine(annotation)];
      }
      case 'relation': {
        const ours = ids[line.id];
        if (ours === undefined) return this.#passed(line, [line.from, line.to], gone);
        const relation = this.#relations.get(ours);
        if (!relation || !once(ours)) return [];
        const same =
          // An import takes “Supports” for the type “supports” that was there.
          this.#in.names.relation(relation.type).toLowerCase() === line.type.toLowerCase() &&
          this.#idOf.get(relation.from) === line.from &&
          this.#idOf.get(relation.to) === line.to;
        return same ? [line.raw] : this.#relationLine(relation);
      }
      case 'attribute': {
        const target = this.#annotations.get(ids[line.target] ?? '');
        if (!target) return this.#passed(line, [line.target], gone);
        const name = this.#in.names.readBack(line.name);
        const value = valueUnder(target.values, name);
        if (value === undefined || !once(`${target.id} ${name}`)) return [];
        if ((line.value ?? 'true') === value) return [line.raw];
        return this.#attributeLine(line.id, target, name, value);
      }
      case 'note': {
        const ours = ids[line.target] ?? '';
        const target = this.#annotations.get(ours) ?? this.#relations.get(ours);
        if (!target || line.type !== NOTE_TYPE) return this.#passed(line, [line.target], gone);
        if (target.note === '') return [];
        if (this.#keptNotes.get(line.target) === target.note) {
          written.add(`${ours} note`);
          return [line.raw];
        }
        return once(`${ours} note`) ? [this.#noteLine(line.id, line.target, target.note)] : [];
      }
      case 'other':
        return this.#passed(line, line.refs, gone);
    }
  }

  /** A line that nothing here changes; it goes with what it speaks of. */
  #passed(line: AnnLine, refs: readonly string[], gone: ReadonlySet<string>): string[] {
    if (!refs.some((ref) => gone.has(ref))) return [line.raw];
    this.#losses.add(LOSS.keptGone, `${this.#in.label}: ${line.raw}`);
    return [];
  }

  #freshLines(written: ReadonlySet<string>): string[] {
    const lines: string[] = [];
    for (const annotation of this.#annotations.values())
      if (!written.has(annotation.id)) lines.push(this.#textLine(annotation));
    for (const annotation of this.#annotations.values())
      for (const [name, value] of Object.entries(annotation.values))
        if (!written.has(`${annotation.id} ${name}`))
          lines.push(...this.#attributeLine(null, annotation, name, value));
    for (const relation of this.#relations.values())
      if (!written.has(relation.id)) lines.push(...this.#relationLine(relation));
    for (const { id, note } of [...this.#annotations.values(), ...this.#relations.values()]) {
      const target = this.#idOf.get(id);
      if (note !== '' && target !== undefined && !written.has(`${id} note`))
        lines.push(this.#noteLine(this.#fresh('#'), target, note));
    }
    return lines;
  }

  /** True where a kept line says what the annotation says now, in the unit of this file. */
  #still(line: AnnLine & { kind: 'text' }, annotation: ExchangeAnnotation): boolean {
    const tag = this.#tags.get(annotation.tag);
    if (!tag || this.#in.names.tag(tag) !== line.type) return false;
    const ours = line.ranges.map(([start, end]) => [
      this.#offsets.toUtf16(start),
      this.#offsets.toUtf16(end),
    ]);
    if (ours.some(([start, end]) => start === null || end === null)) return false;
    const ranges = ours.map(([start, end]): Range => [start! - this.#mark, end! - this.#mark]);
    if (line.quote !== null && !quoteFits(this.#in.text, ranges, line.quote, BRAT_JOINER)) return false;
    const span = joinAtBreaks(
      this.#in.text,
      ranges.toSorted((a, b) => a[0] - b[0]),
    );
    return JSON.stringify(span) === JSON.stringify(annotation.span);
  }

  #textLine(annotation: ExchangeAnnotation): string {
    const { label, text, names } = this.#in;
    const fragments = this.#fragments(annotation.span);
    if (JSON.stringify(joinAtBreaks(text, fragments)) !== JSON.stringify(annotation.span))
      this.#losses.add(LOSS.atBreaks, `${label}: ${annotation.id}`);
    const places = fragments.map(([start, end]) =>
      [start, end].map((offset) => this.#offsets.fromUtf16(offset + this.#mark)).join(' '),
    );
    const quote = fragments.map(([start, end]) => text.slice(start, end)).join(BRAT_JOINER);
    return `${this.#idFor(annotation.id, 'T')}\t${names.tag(this.#tags.get(annotation.tag)!)} ${places.join(';')}\t${quote}`;
  }

  #fragments(span: Span): Range[] {
    return splitAtBreaks(this.#in.text, span);
  }

  #attributeLine(id: string | null, { id: ours }: ExchangeAnnotation, name: string, value: string): string[] {
    const { label, names, tags } = this.#in;
    const file = names.attribute(name);
    if (names.readBack(file) !== name) this.#losses.add(LOSS.nameOfValue, `${label}: ${name}`);
    const target = this.#idFor(ours, 'T');
    if (isFlag(tags, name)) {
      if (value === 'true') return [`${id ?? this.#fresh('A')}\t${file} ${target}`];
      this.#losses.add(LOSS.flagNo, `${label}: ${ours} ${name}`);
      return [];
    }
    const line = inOneLine(value).replaceAll('\t', ' ');
    if (line !== value) this.#losses.add(LOSS.valueInOneLine, `${label}: ${ours} ${name}`);
    return [`${id ?? this.#fresh('A')}\t${file} ${target} ${line}`];
  }

  #relationLine({ id, type, from, to }: ExchangeRelation): string[] {
    const { label, names } = this.#in;
    const [start, end] = [from, to].map((ours) =>
      this.#annotations.has(ours) ? this.#idFor(ours, 'T') : undefined,
    );
    if (start === undefined || end === undefined) {
      this.#losses.add(LOSS.relationAcross, `${label}: ${type}`);
      return [];
    }
    const name = names.relation(type);
    if (names.readBack(name) !== type) this.#losses.add(LOSS.nameOfRelation, `${label}: ${type}`);
    return [`${this.#idFor(id, 'R')}\t${name} Arg1:${start} Arg2:${end}`];
  }

  #noteLine(id: string, target: string, note: string): string {
    const line = inOneLine(note);
    if (line !== note)
      this.#losses.add(
        target.startsWith('R') ? LOSS.relationNoteInOneLine : LOSS.noteInOneLine,
        `${this.#in.label}: ${target}`,
      );
    return `${id}\t${NOTE_TYPE} ${target}\t${line}`;
  }

  #idFor(ours: string, letter: string): string {
    const known = this.#idOf.get(ours);
    if (known !== undefined) return known;
    const id = this.#fresh(letter);
    this.#idOf.set(ours, id);
    return id;
  }

  #fresh(letter: string): string {
    let n = this.#next.get(letter) ?? 1;
    while (this.#taken.has(`${letter}${n}`)) n += 1;
    this.#next.set(letter, n + 1);
    this.#taken.add(`${letter}${n}`);
    return `${letter}${n}`;
  }
}

const inOneLine = (text: string): string => text.replace(/\r\n|[\r\n]/g, ' ');

const hasId = (line: AnnLine): line is AnnLine & { id: string } => line.id !== '';

/** The file's ids of what was deleted here, and of the kept lines that speak of them. */
function goneIds(
  lines: readonly AnnLine[],
  ids: Readonly<Record<string, string>>,
  lives: (ours: string) => boolean,
): Set<string> {
  const gone = new Set(Object.keys(ids).filter((id) => !lives(ids[id]!)));
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (const line of lines) {
      if (line.id === '' || gone.has(line.id)) continue;
      if (line.kind === 'other' && line.refs.some((ref) => gone.has(ref))) gone.add(line.id);
      else if (
        line.kind === 'relation' &&
        ids[line.id] === undefined &&
        (gone.has(line.from) || gone.has(line.to))
      )
        gone.add(line.id);
    }
  }
  return gone;
}
