/** Which names the objects of a file have, so that those that lack some are told of: most share a few shapes. */
export class JsonShapes {
  /** Places by the names of their objects. */
  readonly #places = new Map<string, number[]>();

  /** `names`: those with a value, or with null or an empty object, which stand for whatever others have within. */
  add(place: number, names: readonly string[]): void {
    const shape = JSON.stringify(names);
    const known = this.#places.get(shape);
    if (known) known.push(place);
    else this.#places.set(shape, [place]);
  }

  /** The places of objects without some of the columns, in their order. */
  lacking(columns: Iterable<string>): number[] {
    const all = [...columns];
    const places: number[] = [];
    for (const [shape, own] of this.#places) {
      const names = new Set(JSON.parse(shape) as string[]);
      if (!all.every((column) => covers(names, column))) for (const place of own) places.push(place);
    }
    return places.sort((a, b) => a - b);
  }
}

/** True where the column is a name, or is within one: "meta.source" within "meta". */
function covers(names: ReadonlySet<string>, column: string): boolean {
  if (names.has(column)) return true;
  for (let dot = column.indexOf('.'); dot !== -1; dot = column.indexOf('.', dot + 1))
    if (names.has(column.slice(0, dot))) return true;
  return false;
}
