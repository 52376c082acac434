/** Reads RFC 4180 as a consumer would: the first record names the columns. Written apart from the app's own writer. */
export function parseCsv(text: string): Record<string, string>[] {
  const records: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[at + 1] === '"') field += text[++at]!;
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      records.at(-1)!.push(c === '\n' ? field.replace(/\r$/, '') : field);
      field = '';
      if (c === '\n') records.push([]);
    } else field += c;
  }
  const [names = [], ...rows] = records.slice(0, -1);
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}
