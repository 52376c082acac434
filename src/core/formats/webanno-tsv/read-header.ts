import type { Layer } from '../layers/model.ts';

/** A layer with the columns that it has in the lines of tokens. */
export interface HeadLayer extends Layer {
  /** Index of the first of its columns, from 0 behind the token. */
  first: number;
  columns: number;
  /** For relations: the layer that they link. */
  base: string;
  /** Neither span nor relation: not read. */
  skipped: boolean;
}

/** The layers that the head of a file declares, in order. Features that are slots are left out, with their columns. */
export function readHeader(lines: readonly string[]): HeadLayer[] {
  let first = 0;
  const layers: HeadLayer[] = [];
  for (const line of lines) {
    const [, kind, rest] = /^#T_(SP|RL|CH)=(.*)$/.exec(line) ?? [];
    if (kind === undefined || rest === undefined) continue;
    const [name = '', ...fields] = rest.split('|').map((field) => field.trim());
    const base = fields.find((field) => field.startsWith('BT_'))?.slice(3) ?? '';
    const features = fields.filter((field) => !field.startsWith('BT_'));
    // A layer without features still has a column, which says where its annotations are.
    const columns = Math.max(1, fields.length);
    const hasSlots = features.some((field) => field.startsWith('ROLE_'));
    layers.push({
      name,
      kind: kind === 'RL' ? 'relation' : 'span',
      features: features.map((feature) => ({ name: feature, description: '' })),
      first,
      columns,
      base,
      skipped: kind === 'CH' || hasSlots,
    });
    first += columns;
  }
  return layers;
}
