import type { Range } from '../../model/span.ts';

/**
 * A line of a .ann file. `raw` is the line without its end. Source: brat's format page (brat.nlplab.org/standoff.html) and its
 * reader (server/src/annotation.py).
 */
export type AnnLine = { raw: string } & (
  | { kind: 'text'; id: string; type: string; ranges: Range[]; quote: string | null }
  | { kind: 'attribute'; id: string; name: string; target: string; value: string | null }
  | { kind: 'relation'; id: string; type: string; from: string; to: string }
  | { kind: 'note'; id: string; type: string; target: string; text: string }
  /** What the model has no place for: events, normalisations, equivalences, and what brat does not know either. */
  | { kind: 'other'; id: string; refs: string[] }
);

/** Reads one line; what cannot be read is `other` without an id, and passed through as brat does. */
export function parseLine(raw: string): AnnLine {
  const tab = raw.indexOf('\t');
  const id = tab < 0 ? '' : raw.slice(0, tab);
  const rest = raw.slice(tab + 1);
  const next = rest.indexOf('\t');
  const [data, tail] = next < 0 ? [rest, null] : [rest.slice(0, next), rest.slice(next + 1)];
  return (
    (/^T\d+$/.test(id) && textLine(raw, id, data, tail)) ||
    (/^[AM]\d+$/.test(id) && attributeLine(raw, id, data)) ||
    (/^R\d+$/.test(id) && relationLine(raw, id, data)) ||
    (/^#\d+$/.test(id) && noteLine(raw, id, data, tail)) || {
      raw,
      kind: 'other',
      id: /^[A-Z]\d+$/.test(id) ? id : '',
      refs: refsOf(id, data),
    }
  );
}

function textLine(raw: string, id: string, data: string, tail: string | null): AnnLine | null {
  const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)\s*$/.exec(data);
  if (!match) return null;
  const ranges = match[2]!.split(';').map((range): Range => {
    const [start, end] = range.split(' ').map(Number);
    return [start!, end!];
  });
  return {
    raw,
    kind: 'text',
    id,
    type: match[1]!,
    ranges,
    quote: tail === null || tail === '' ? null : tail,
  };
}

function attributeLine(raw: string, id: string, data: string): AnnLine | null {
  const match = /^(\S+) ([A-Z]\d+)(?: (.*))?$/s.exec(data);
  if (!match) return null;
  return { raw, kind: 'attribute', id, name: match[1]!, target: match[2]!, value: match[3] || null };
}

function relationLine(raw: string, id: string, data: string): AnnLine | null {
  const match = /^(\S+)\s+[^\s:]+:(\S+)\s+[^\s:]+:(\S+)\s*$/.exec(data);
  return match && { raw, kind: 'relation', id, type: match[1]!, from: match[2]!, to: match[3]! };
}

function noteLine(raw: string, id: string, data: string, tail: string | null): AnnLine | null {
  const match = /^(\S+) (\S+)\s*$/.exec(data);
  return match && { raw, kind: 'note', id, type: match[1]!, target: match[2]!, text: tail ?? '' };
}

/** The ids that an event, a normalisation or an equivalence speaks of. */
function refsOf(id: string, data: string): string[] {
  const words = data.split(/\s+/).filter((word) => word !== '');
  // The first word of an event is "Type:T1", of a normalisation and an equivalence a bare type.
  return words
    .map((word, i) => (id.startsWith('N') && i > 1 ? '' : word.slice(word.indexOf(':') + 1)))
    .filter((ref) => /^[A-Z]\d+$/.test(ref));
}

/** Whose text is a note that Passage reads as one. Other types say what brat's own checks found. */
export const NOTE_TYPE = 'AnnotatorNotes';
