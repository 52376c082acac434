/** An exported function or class, also as an arrow function. */
const EXPORTED = /^export (?:(?:async )?function\*?|class|const) (\w+)/;
const FUNCTION = /^export const \w+(: [^=]+)? = (async )?(<|\()/;

/** The names of exported functions and classes of a source that no doc comment stands above. */
export function undocumented(source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, i) => {
    const name = EXPORTED.exec(line)?.[1];
    if (!name || (line.startsWith('export const') && !FUNCTION.test(line))) return [];
    // Overloads share the comment of the first.
    return /\*\/\s*$/.test(lines[i - 1] ?? '') ||
      lines.slice(0, i).some((other) => EXPORTED.exec(other)?.[1] === name)
      ? []
      : [name];
  });
}
