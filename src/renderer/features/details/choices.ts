/** The choices of a variable as people type them: parted by commas or semicolons, each once, in order. */
export function parseChoices(raw: string): string[] {
  const names = raw.split(/[,;，；\n]/).map((name) => name.replace(/\s+/g, ' ').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
